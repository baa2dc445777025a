using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class ScaleIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_SocialPlacements_AgencyId",
                table: "SocialPlacements",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Pairings_UnitId_ValidFrom",
                table: "Pairings",
                columns: new[] { "UnitId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_NeedSurveys_CommunityCode",
                table: "NeedSurveys",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_NeedSurveys_TownshipCode",
                table: "NeedSurveys",
                column: "TownshipCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SocialPlacements_AgencyId",
                table: "SocialPlacements");

            migrationBuilder.DropIndex(
                name: "IX_Pairings_UnitId_ValidFrom",
                table: "Pairings");

            migrationBuilder.DropIndex(
                name: "IX_NeedSurveys_CommunityCode",
                table: "NeedSurveys");

            migrationBuilder.DropIndex(
                name: "IX_NeedSurveys_TownshipCode",
                table: "NeedSurveys");
        }
    }
}
