using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlanSchedule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Effects",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Held",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ScheduledAt",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SchedulerKey",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SchedulerName",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Effects",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "Held",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "ScheduledAt",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "SchedulerKey",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "SchedulerName",
                table: "AdjustmentPlans");
        }
    }
}
