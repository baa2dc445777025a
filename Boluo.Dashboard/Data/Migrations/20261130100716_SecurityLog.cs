using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class SecurityLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Seal",
                table: "ChangeSets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LogHeads",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    LastRow = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeal = table.Column<string>(type: "TEXT", nullable: false),
                    Mac = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LogHeads", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SecurityEvents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    ScopeWords = table.Column<string>(type: "TEXT", nullable: true),
                    Edition = table.Column<string>(type: "TEXT", nullable: true),
                    Rows = table.Column<int>(type: "INTEGER", nullable: true),
                    ControlNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecurityEvents", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Kind_On_Id_ByName",
                table: "SecurityEvents",
                columns: new[] { "Kind", "On", "Id", "ByName" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_On_Id_ByName",
                table: "SecurityEvents",
                columns: new[] { "On", "Id", "ByName" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Outcome_On_Id_ByName",
                table: "SecurityEvents",
                columns: new[] { "Outcome", "On", "Id", "ByName" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LogHeads");

            migrationBuilder.DropTable(
                name: "SecurityEvents");

            migrationBuilder.DropColumn(
                name: "Seal",
                table: "ChangeSets");
        }
    }
}
