using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class GroupsAndStationsById : Migration
    {
        /// <summary>A group used to be the grids of a branch whose texts agreed; a grid's branch is that of its latest assignment.</summary>
        private const string GroupsOfGrids = """
            Branches AS (
                SELECT Id AS GridId, GroupName, (SELECT BranchId FROM GridAssignments WHERE GridId = Grids.Id ORDER BY ValidFrom DESC LIMIT 1) AS BranchId FROM Grids
            ), Grouped AS (
                SELECT GridId, GroupName, DENSE_RANK() OVER (ORDER BY BranchId, GroupName) AS GroupId FROM Branches
            )
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PartyGroups",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyGroups", x => x.Id);
                });

            migrationBuilder.AddColumn<int>(
                name: "GroupId",
                table: "Grids",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CompoundId",
                table: "ServiceCenters",
                type: "INTEGER",
                nullable: true);

            // By hand: what was known by its name so far becomes a row of its own.
            migrationBuilder.Sql($"""
                WITH {GroupsOfGrids}
                INSERT INTO PartyGroups (Id, Name, Version)
                SELECT DISTINCT GroupId, GroupName, '' FROM Grouped;
                """);
            migrationBuilder.Sql("""
                UPDATE PartyGroups SET Version = hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6));
                """);
            migrationBuilder.Sql($"""
                WITH {GroupsOfGrids}
                UPDATE Grids SET GroupId = Grouped.GroupId FROM Grouped WHERE Grouped.GridId = Grids.Id;
                """);
            migrationBuilder.Sql("""
                UPDATE ServiceCenters SET CompoundId = Compounds.Id, Host = NULL FROM Compounds
                WHERE ServiceCenters.Level = 'Compound' AND Compounds.Name = ServiceCenters.Host AND Compounds.CommunityCode = ServiceCenters.CommunityCode;
                """);

            migrationBuilder.DropColumn(
                name: "GroupName",
                table: "Grids");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCenters_CompoundId",
                table: "ServiceCenters",
                column: "CompoundId");

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

            migrationBuilder.AddForeignKey(
                name: "FK_ServiceCenters_Compounds_CompoundId",
                table: "ServiceCenters",
                column: "CompoundId",
                principalTable: "Compounds",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Grids_PartyGroups_GroupId",
                table: "Grids");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceCenters_Compounds_CompoundId",
                table: "ServiceCenters");

            migrationBuilder.AddColumn<string>(
                name: "GroupName",
                table: "Grids",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE Grids SET GroupName = (SELECT Name FROM PartyGroups WHERE PartyGroups.Id = Grids.GroupId);");
            migrationBuilder.Sql("UPDATE ServiceCenters SET Host = (SELECT Name FROM Compounds WHERE Compounds.Id = ServiceCenters.CompoundId) WHERE CompoundId IS NOT NULL;");

            migrationBuilder.DropTable(
                name: "PartyGroups");

            migrationBuilder.DropIndex(
                name: "IX_ServiceCenters_CompoundId",
                table: "ServiceCenters");

            migrationBuilder.DropIndex(
                name: "IX_Grids_GroupId",
                table: "Grids");

            migrationBuilder.DropColumn(
                name: "CompoundId",
                table: "ServiceCenters");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "Grids");
        }
    }
}
