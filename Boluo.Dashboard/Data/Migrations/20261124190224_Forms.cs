using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class Forms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "Compounds",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<bool>(
                name: "CommitteeHeadIsMember",
                table: "Compounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "HasOwnersCommittee",
                table: "Compounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Households",
                table: "Compounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PropertyCompany",
                table: "Compounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PropertyHeadIsMember",
                table: "Compounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "RegisteredMembers",
                table: "Compounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "Compounds",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "AlleyChiefs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Beat = table.Column<string>(type: "TEXT", nullable: false),
                    Alleys = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlleyChiefs", x => x.Id);
                    table.CheckConstraint("CK_AlleyChief_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_AlleyChiefs_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommunityFunds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanWan = table.Column<double>(type: "REAL", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommunityFunds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommunityFunds_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CompoundGroups",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompoundId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Members = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompoundGroups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CompoundGroups_Compounds_CompoundId",
                        column: x => x.CompoundId,
                        principalTable: "Compounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactHouseholds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    MemberName = table.Column<string>(type: "TEXT", nullable: false),
                    HometownGroup = table.Column<string>(type: "TEXT", nullable: false),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactHouseholds", x => x.Id);
                    table.CheckConstraint("CK_ContactHousehold_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_ContactHouseholds_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EHomeItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", nullable: false),
                    Published = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EHomeItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FringeCampaignRows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FringeCampaignRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FringeCampaignRows_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FundSpendings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Item = table.Column<string>(type: "TEXT", nullable: false),
                    AmountWan = table.Column<double>(type: "REAL", nullable: false),
                    BeneficiaryAttendances = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FundSpendings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FundSpendings_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SuburbServices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Attendances = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuburbServices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SuburbServices_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Talks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false),
                    Attendances = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Talks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Talks_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AlleyPatrols",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChiefId = table.Column<int>(type: "INTEGER", nullable: false),
                    WeekOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HouseholdsVisited = table.Column<int>(type: "INTEGER", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlleyPatrols", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AlleyPatrols_AlleyChiefs_ChiefId",
                        column: x => x.ChiefId,
                        principalTable: "AlleyChiefs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SmallCases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChiefId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HandledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Result = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SmallCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SmallCases_AlleyChiefs_ChiefId",
                        column: x => x.ChiefId,
                        principalTable: "AlleyChiefs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AlleyChiefs_CommunityCode",
                table: "AlleyChiefs",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_AlleyPatrols_ChiefId_WeekOf",
                table: "AlleyPatrols",
                columns: new[] { "ChiefId", "WeekOf" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommunityFunds_CommunityCode_Year",
                table: "CommunityFunds",
                columns: new[] { "CommunityCode", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CompoundGroups_CompoundId",
                table: "CompoundGroups",
                column: "CompoundId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactHouseholds_CommunityCode",
                table: "ContactHouseholds",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_FringeCampaignRows_CommunityCode",
                table: "FringeCampaignRows",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_FundSpendings_CommunityCode_On",
                table: "FundSpendings",
                columns: new[] { "CommunityCode", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_SmallCases_ChiefId",
                table: "SmallCases",
                column: "ChiefId");

            migrationBuilder.CreateIndex(
                name: "IX_SmallCases_RaisedOn",
                table: "SmallCases",
                column: "RaisedOn");

            migrationBuilder.CreateIndex(
                name: "IX_SuburbServices_CommunityCode",
                table: "SuburbServices",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Talks_CommunityCode_On",
                table: "Talks",
                columns: new[] { "CommunityCode", "On" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlleyPatrols");

            migrationBuilder.DropTable(
                name: "CommunityFunds");

            migrationBuilder.DropTable(
                name: "CompoundGroups");

            migrationBuilder.DropTable(
                name: "ContactHouseholds");

            migrationBuilder.DropTable(
                name: "EHomeItems");

            migrationBuilder.DropTable(
                name: "FringeCampaignRows");

            migrationBuilder.DropTable(
                name: "FundSpendings");

            migrationBuilder.DropTable(
                name: "SmallCases");

            migrationBuilder.DropTable(
                name: "SuburbServices");

            migrationBuilder.DropTable(
                name: "Talks");

            migrationBuilder.DropTable(
                name: "AlleyChiefs");

            migrationBuilder.DropColumn(
                name: "CommitteeHeadIsMember",
                table: "Compounds");

            migrationBuilder.DropColumn(
                name: "HasOwnersCommittee",
                table: "Compounds");

            migrationBuilder.DropColumn(
                name: "Households",
                table: "Compounds");

            migrationBuilder.DropColumn(
                name: "PropertyCompany",
                table: "Compounds");

            migrationBuilder.DropColumn(
                name: "PropertyHeadIsMember",
                table: "Compounds");

            migrationBuilder.DropColumn(
                name: "RegisteredMembers",
                table: "Compounds");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Compounds");

            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "Compounds",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .OldAnnotation("Sqlite:Autoincrement", true);
        }
    }
}
