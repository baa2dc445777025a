using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class ServiceOfGridWorkers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "JoinedOn",
                table: "GridWorkers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LeftOn",
                table: "GridWorkers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PhoneRevision",
                table: "GridWorkers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "FormerMobiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Person = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerMobiles", x => x.Id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_GridWorker_Service",
                table: "GridWorkers",
                sql: "LeftOn IS NULL OR JoinedOn IS NULL OR LeftOn > JoinedOn");

            migrationBuilder.CreateIndex(
                name: "IX_FormerMobiles_Person_Revision",
                table: "FormerMobiles",
                columns: new[] { "Person", "Revision" },
                unique: true);

            // By hand: whoever has or had a post has been in service since the first of them. Of others nobody has said.
            migrationBuilder.Sql("""
                UPDATE GridWorkers SET JoinedOn = (
                    SELECT MIN(ValidFrom) FROM (
                        SELECT ValidFrom FROM GridDuties WHERE WorkerId = GridWorkers.Id
                        UNION ALL
                        SELECT ValidFrom FROM GridAssignments WHERE LeaderId = GridWorkers.Id));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormerMobiles");

            migrationBuilder.DropCheckConstraint(
                name: "CK_GridWorker_Service",
                table: "GridWorkers");

            migrationBuilder.DropColumn(
                name: "JoinedOn",
                table: "GridWorkers");

            migrationBuilder.DropColumn(
                name: "LeftOn",
                table: "GridWorkers");

            migrationBuilder.DropColumn(
                name: "PhoneRevision",
                table: "GridWorkers");
        }
    }
}
