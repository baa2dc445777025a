using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class PartReversal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "RevertsPartOfId",
                table: "ChangeSets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_RevertsPartOfId",
                table: "ChangeSets",
                column: "RevertsPartOfId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ChangeSets_RevertsPartOfId",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "RevertsPartOfId",
                table: "ChangeSets");
        }
    }
}
