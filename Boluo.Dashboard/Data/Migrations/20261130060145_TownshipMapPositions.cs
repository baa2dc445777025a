using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class TownshipMapPositions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MapColumn",
                table: "Townships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MapRow",
                table: "Townships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "Townships",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // What was loaded before there were positions: a county with these codes is this one.
            migrationBuilder.Sql("""
                WITH Positions(Code, MapRow, MapColumn) AS (VALUES
                    ('441322001', 4, 4), ('441322002', 5, 3), ('441322100', 1, 7), ('441322102', 2, 7), ('441322103', 3, 7), ('441322104', 1, 5), ('441322105', 2, 6),
                    ('441322106', 2, 5), ('441322108', 4, 6), ('441322113', 3, 4), ('441322115', 3, 2), ('441322116', 3, 1), ('441322117', 4, 3), ('441322119', 5, 2),
                    ('441322121', 4, 1), ('441322122', 3, 6), ('441322123', 2, 3))
                UPDATE Townships SET
                    MapRow = (SELECT p.MapRow FROM Positions p WHERE p.Code = Townships.Code),
                    MapColumn = (SELECT p.MapColumn FROM Positions p WHERE p.Code = Townships.Code)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MapColumn",
                table: "Townships");

            migrationBuilder.DropColumn(
                name: "MapRow",
                table: "Townships");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Townships");
        }
    }
}
