using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class GridFactsByDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "GridFacts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    GridId = table.Column<int>(type: "INTEGER", nullable: false),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    Residents = table.Column<int>(type: "INTEGER", nullable: false),
                    PartyMembers = table.Column<int>(type: "INTEGER", nullable: false),
                    Buildings = table.Column<int>(type: "INTEGER", nullable: false),
                    Extent = table.Column<string>(type: "TEXT", nullable: false),
                    GroupId = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridFacts", x => x.Id);
                    table.CheckConstraint("CK_GridFact_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_GridFacts_Grids_GridId",
                        column: x => x.GridId,
                        principalTable: "Grids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridFacts_PartyGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "PartyGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // By hand: what is counted in a grid was one value so far, and holds from its first day on.
            migrationBuilder.Sql("""
                INSERT INTO GridFacts (GridId, Households, Residents, PartyMembers, Buildings, Extent, GroupId, ValidFrom, ValidTo, Version)
                SELECT Id, Households, Residents, PartyMembers, Buildings, Extent, GroupId, ValidFrom, ValidTo, '' FROM Grids ORDER BY Id;
                """);
            migrationBuilder.Sql("""
                UPDATE GridFacts SET Version = hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6));
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_Grids_PartyGroups_GroupId",
                table: "Grids");

            migrationBuilder.DropIndex(
                name: "IX_Grids_GroupId",
                table: "Grids");

            migrationBuilder.DropColumn(
                name: "Buildings",
                table: "Grids");

            migrationBuilder.DropColumn(
                name: "Extent",
                table: "Grids");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Grids");

            migrationBuilder.DropColumn(
                name: "Households",
                table: "Grids");

            migrationBuilder.DropColumn(
                name: "PartyMembers",
                table: "Grids");

            migrationBuilder.DropColumn(
                name: "Residents",
                table: "Grids");

            migrationBuilder.CreateIndex(
                name: "IX_GridFacts_GridId_ValidFrom",
                table: "GridFacts",
                columns: new[] { "GridId", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GridFacts_GroupId",
                table: "GridFacts",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_GridFacts_Open",
                table: "GridFacts",
                column: "GridId",
                unique: true,
                filter: "ValidTo IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Buildings",
                table: "Grids",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Extent",
                table: "Grids",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "GroupId",
                table: "Grids",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Households",
                table: "Grids",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PartyMembers",
                table: "Grids",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Residents",
                table: "Grids",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // By hand: the last of what was counted.
            foreach (var column in (string[])["Households", "Residents", "PartyMembers", "Buildings", "Extent", "GroupId"])
                migrationBuilder.Sql($"UPDATE Grids SET {column} = (SELECT {column} FROM GridFacts WHERE GridId = Grids.Id ORDER BY ValidFrom DESC LIMIT 1);");

            migrationBuilder.DropTable(
                name: "GridFacts");

            migrationBuilder.CreateIndex(
                name: "IX_Grids_GroupId",
                table: "Grids",
                column: "GroupId");

            migrationBuilder.AddForeignKey(
                name: "FK_Grids_PartyGroups_GroupId",
                table: "Grids",
                column: "GroupId",
                principalTable: "PartyGroups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
