using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class AdjustmentPlansAndLineage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_GridAdjustments_ChangeSetId_GridId",
                table: "GridAdjustments");

            migrationBuilder.AlterColumn<string>(
                name: "ToName",
                table: "GridAdjustments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<string>(
                name: "ToCommunityCode",
                table: "GridAdjustments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<int>(
                name: "ToBranchId",
                table: "GridAdjustments",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AlterColumn<string>(
                name: "FromName",
                table: "GridAdjustments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<string>(
                name: "FromCommunityCode",
                table: "GridAdjustments",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<int>(
                name: "FromBranchId",
                table: "GridAdjustments",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<int>(
                name: "FromGridId",
                table: "GridAdjustments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "OwnerId",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "AuthorKey",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthorName",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChangeSetId",
                table: "AdjustmentPlans",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditorName",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opinion",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewedAt",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReviewerKey",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReviewerName",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Revision",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "SubmittedAt",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubmitterKey",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubmitterName",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Lineages",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    Share = table.Column<double>(type: "REAL", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lineages", x => x.Id);
                    table.CheckConstraint("CK_Lineage_Share", "Share > 0 AND Share <= 1");
                });

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_ChangeSetId_GridId_FromGridId",
                table: "GridAdjustments",
                columns: new[] { "ChangeSetId", "GridId", "FromGridId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_FromGridId",
                table: "GridAdjustments",
                column: "FromGridId");

            migrationBuilder.CreateIndex(
                name: "IX_AdjustmentPlans_ChangeSetId",
                table: "AdjustmentPlans",
                column: "ChangeSetId");

            migrationBuilder.CreateIndex(
                name: "IX_Lineages_From",
                table: "Lineages",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_Lineages_To",
                table: "Lineages",
                column: "To");

            migrationBuilder.AddForeignKey(
                name: "FK_AdjustmentPlans_ChangeSets_ChangeSetId",
                table: "AdjustmentPlans",
                column: "ChangeSetId",
                principalTable: "ChangeSets",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GridAdjustments_Grids_FromGridId",
                table: "GridAdjustments",
                column: "FromGridId",
                principalTable: "Grids",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AdjustmentPlans_ChangeSets_ChangeSetId",
                table: "AdjustmentPlans");

            migrationBuilder.DropForeignKey(
                name: "FK_GridAdjustments_Grids_FromGridId",
                table: "GridAdjustments");

            migrationBuilder.DropTable(
                name: "Lineages");

            migrationBuilder.DropIndex(
                name: "IX_GridAdjustments_ChangeSetId_GridId_FromGridId",
                table: "GridAdjustments");

            migrationBuilder.DropIndex(
                name: "IX_GridAdjustments_FromGridId",
                table: "GridAdjustments");

            migrationBuilder.DropIndex(
                name: "IX_AdjustmentPlans_ChangeSetId",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "FromGridId",
                table: "GridAdjustments");

            migrationBuilder.DropColumn(
                name: "AuthorKey",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "AuthorName",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "ChangeSetId",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "EditorName",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "Opinion",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "ReviewedAt",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "ReviewerKey",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "ReviewerName",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "SubmittedAt",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "SubmitterKey",
                table: "AdjustmentPlans");

            migrationBuilder.DropColumn(
                name: "SubmitterName",
                table: "AdjustmentPlans");

            migrationBuilder.AlterColumn<string>(
                name: "ToName",
                table: "GridAdjustments",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "ToCommunityCode",
                table: "GridAdjustments",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "ToBranchId",
                table: "GridAdjustments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "FromName",
                table: "GridAdjustments",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "FromCommunityCode",
                table: "GridAdjustments",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "FromBranchId",
                table: "GridAdjustments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "OwnerId",
                table: "AdjustmentPlans",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_ChangeSetId_GridId",
                table: "GridAdjustments",
                columns: new[] { "ChangeSetId", "GridId" },
                unique: true);
        }
    }
}
