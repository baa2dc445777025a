using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class PoliticalStatusOfWorkers : Migration
    {
        /// <summary>The history keeps rows as JSON; what it holds of a worker follows, so that it is told and taken back as before.</summary>
        private static string OfHistory(string column) => $"""
            UPDATE ChangeEntries
            SET {column} = json_remove(json_set({column}, '$.PoliticalStatus', iif(json_extract({column}, '$.PartyMember'), 'PartyMember', 'Public')), '$.PartyMember')
            WHERE Entity IN ('GridWorker', 'CommunityWorker') AND json_type({column}, '$.PartyMember') IS NOT NULL;
            """;

        private static string BackOfHistory(string column) => $"""
            UPDATE ChangeEntries
            SET {column} = json_remove(json_set({column}, '$.PartyMember', json(iif(json_extract({column}, '$.PoliticalStatus') = 'PartyMember', 'true', 'false'))), '$.PoliticalStatus')
            WHERE Entity IN ('GridWorker', 'CommunityWorker') AND json_type({column}, '$.PoliticalStatus') IS NOT NULL;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PoliticalStatus",
                table: "GridWorkers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PoliticalStatus",
                table: "CommunityWorkers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // By hand: who was no member is 群众 until somebody says 共青团员.
            migrationBuilder.Sql("UPDATE GridWorkers SET PoliticalStatus = iif(PartyMember, 'PartyMember', 'Public');");
            migrationBuilder.Sql("UPDATE CommunityWorkers SET PoliticalStatus = iif(PartyMember, 'PartyMember', 'Public');");
            migrationBuilder.Sql(OfHistory("Before"));
            migrationBuilder.Sql(OfHistory("After"));

            migrationBuilder.DropColumn(
                name: "PartyMember",
                table: "GridWorkers");

            migrationBuilder.DropColumn(
                name: "PartyMember",
                table: "CommunityWorkers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "PartyMember",
                table: "GridWorkers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "PartyMember",
                table: "CommunityWorkers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("UPDATE GridWorkers SET PartyMember = PoliticalStatus = 'PartyMember';");
            migrationBuilder.Sql("UPDATE CommunityWorkers SET PartyMember = PoliticalStatus = 'PartyMember';");
            migrationBuilder.Sql(BackOfHistory("Before"));
            migrationBuilder.Sql(BackOfHistory("After"));

            migrationBuilder.DropColumn(
                name: "PoliticalStatus",
                table: "GridWorkers");

            migrationBuilder.DropColumn(
                name: "PoliticalStatus",
                table: "CommunityWorkers");
        }
    }
}
