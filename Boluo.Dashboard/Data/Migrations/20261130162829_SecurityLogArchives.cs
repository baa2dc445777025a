using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class SecurityLogArchives : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ArchivedMac",
                table: "LogHeads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ArchivedRow",
                table: "LogHeads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "ArchivedSeal",
                table: "LogHeads",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ArchivedMac",
                table: "LogHeads");

            migrationBuilder.DropColumn(
                name: "ArchivedRow",
                table: "LogHeads");

            migrationBuilder.DropColumn(
                name: "ArchivedSeal",
                table: "LogHeads");
        }
    }
}
