using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class WholeMission : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "StartedOn",
                table: "ServiceCenters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "Resources",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "Projects",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "PartyOrganisations",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "PartyOrganisations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SecretaryName",
                table: "PartyOrganisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "Needs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Education",
                table: "GridWorkers",
                type: "TEXT",
                nullable: true);

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

            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "CommunityWorkers",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BornOn",
                table: "CommunityWorkers",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Education",
                table: "CommunityWorkers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Gender",
                table: "CommunityWorkers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "LeftOn",
                table: "CommunityWorkers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PartyMember",
                table: "CommunityWorkers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Since",
                table: "CommunityWorkers",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "CommunityWorkers",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "Summary",
                table: "ChangeSets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "ActivityUnits",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "Activities",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<double>(
                name: "FundsWan",
                table: "Activities",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SocialAttendances",
                table: "Activities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Venue",
                table: "Activities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "Activities",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "VolunteerAttendances",
                table: "Activities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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
                name: "CampaignActions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: true),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignActions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignActions_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignActions_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CenterEvents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CenterCode = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    StartsAt = table.Column<string>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Organiser = table.Column<string>(type: "TEXT", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", nullable: false),
                    Contact = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    Attendances = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CenterEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CenterEvents_ServiceCenters_CenterCode",
                        column: x => x.CenterCode,
                        principalTable: "ServiceCenters",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CommitteeMembers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Gender = table.Column<string>(type: "TEXT", nullable: false),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Education = table.Column<string>(type: "TEXT", nullable: false),
                    PoliticalStatus = table.Column<string>(type: "TEXT", nullable: false),
                    Post = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeMembers", x => x.Id);
                    table.CheckConstraint("CK_CommitteeMember_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_CommitteeMembers_Communities_CommunityCode",
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
                name: "DataUpdates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Entries = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataUpdates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataUpdates_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DelegateIssues",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    DelegateGroup = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SolvedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DelegateIssues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DelegateIssues_Communities_CommunityCode",
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
                name: "IdeaCases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    HouseholdVisits = table.Column<bool>(type: "INTEGER", nullable: false),
                    Experts = table.Column<bool>(type: "INTEGER", nullable: false),
                    ResidentsMeeting = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FinishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Result = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdeaCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IdeaCases_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JointMeetings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HostId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Agenda = table.Column<string>(type: "TEXT", nullable: false),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JointMeetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JointMeetings_PartyOrganisations_HostId",
                        column: x => x.HostId,
                        principalTable: "PartyOrganisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MonthlyReturns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SubmittedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SentBackOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CorrectedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Contact = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthlyReturns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MonthlyReturns_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NeedSurveys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: true),
                    PeriodStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Method = table.Column<string>(type: "TEXT", nullable: true),
                    Households = table.Column<int>(type: "INTEGER", nullable: true),
                    NeedsCollected = table.Column<int>(type: "INTEGER", nullable: true),
                    Reported = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeedSurveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NeedSurveys_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NeedSurveys_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayPoints",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Yuan = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayPoints", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SatisfactionSurveys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: true),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sampled = table.Column<int>(type: "INTEGER", nullable: false),
                    Satisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    Fair = table.Column<int>(type: "INTEGER", nullable: false),
                    Dissatisfied = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SatisfactionSurveys", x => x.Id);
                    table.CheckConstraint("CK_SatisfactionSurvey_Sample", "Satisfied + Fair + Dissatisfied <= Sampled");
                    table.ForeignKey(
                        name: "FK_SatisfactionSurveys_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SatisfactionSurveys_CountyUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "CountyUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SatisfactionSurveys_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Practice = table.Column<string>(type: "TEXT", nullable: false),
                    FixedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ServiceRules_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SocialAgencies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Liaison = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SocialAgencies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StreetFunctions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Change = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StreetFunctions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StreetFunctions_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StreetOffices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    BeforeReform = table.Column<bool>(type: "INTEGER", nullable: false),
                    AfterReform = table.Column<bool>(type: "INTEGER", nullable: false),
                    Strengthens = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StreetOffices", x => x.Id);
                    table.CheckConstraint("CK_StreetOffice_Reform", "BeforeReform OR AfterReform");
                    table.ForeignKey(
                        name: "FK_StreetOffices_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
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
                name: "Suggestions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Proposer = table.Column<string>(type: "TEXT", nullable: false),
                    AdoptedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AdoptedAs = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Suggestions", x => x.Id);
                    table.CheckConstraint("CK_Suggestion_Adopted", "(AdoptedOn IS NULL) = (AdoptedAs IS NULL)");
                    table.ForeignKey(
                        name: "FK_Suggestions_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Suggestions_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
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
                name: "UnitServices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReportedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Registered = table.Column<int>(type: "INTEGER", nullable: false),
                    ServiceAttendances = table.Column<int>(type: "INTEGER", nullable: false),
                    WishesClaimed = table.Column<int>(type: "INTEGER", nullable: false),
                    WishesDone = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitServices", x => x.Id);
                    table.CheckConstraint("CK_UnitService_Wishes", "WishesDone <= WishesClaimed");
                    table.ForeignKey(
                        name: "FK_UnitServices_CountyUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "CountyUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VolunteerTeams",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Heads = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DisbandedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VolunteerTeams", x => x.Id);
                    table.CheckConstraint("CK_VolunteerTeam_Period", "DisbandedOn IS NULL OR DisbandedOn > FoundedOn");
                    table.ForeignKey(
                        name: "FK_VolunteerTeams_Communities_CommunityCode",
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

            migrationBuilder.CreateTable(
                name: "JointIssues",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeetingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerUnit = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerPerson = table.Column<string>(type: "TEXT", nullable: false),
                    CoUnits = table.Column<string>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SolvedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Progress = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JointIssues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JointIssues_JointMeetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "JointMeetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SocialPlacements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AgencyId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Heads = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SocialPlacements", x => x.Id);
                    table.CheckConstraint("CK_SocialPlacement_Period", "EndedOn IS NULL OR EndedOn > Since");
                    table.ForeignKey(
                        name: "FK_SocialPlacements_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SocialPlacements_SocialAgencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "SocialAgencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_CommunityWorker_Grade",
                table: "CommunityWorkers",
                sql: "Post BETWEEN 1 AND 4 AND Grade BETWEEN 1 AND 16");

            migrationBuilder.AddCheckConstraint(
                name: "CK_CommunityWorker_Period",
                table: "CommunityWorkers",
                sql: "LeftOn IS NULL OR LeftOn > Since");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_On",
                table: "Activities",
                column: "On");

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
                name: "IX_CampaignActions_CommunityCode",
                table: "CampaignActions",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignActions_Kind_TownshipCode_CommunityCode_Month",
                table: "CampaignActions",
                columns: new[] { "Kind", "TownshipCode", "CommunityCode", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignActions_TownshipCode",
                table: "CampaignActions",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_CenterEvents_CenterCode",
                table: "CenterEvents",
                column: "CenterCode");

            migrationBuilder.CreateIndex(
                name: "IX_CenterEvents_On",
                table: "CenterEvents",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_CommunityCode",
                table: "CommitteeMembers",
                column: "CommunityCode");

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
                name: "IX_DataUpdates_CommunityCode_On",
                table: "DataUpdates",
                columns: new[] { "CommunityCode", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DelegateIssues_CommunityCode",
                table: "DelegateIssues",
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
                name: "IX_IdeaCases_CommunityCode",
                table: "IdeaCases",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_JointIssues_MeetingId",
                table: "JointIssues",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_JointMeetings_HostId",
                table: "JointMeetings",
                column: "HostId");

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyReturns_Month_TownshipCode_Form",
                table: "MonthlyReturns",
                columns: new[] { "Month", "TownshipCode", "Form" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyReturns_TownshipCode",
                table: "MonthlyReturns",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_NeedSurveys_Community",
                table: "NeedSurveys",
                columns: new[] { "CommunityCode", "PeriodStart" },
                unique: true,
                filter: "CommunityCode IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NeedSurveys_Street",
                table: "NeedSurveys",
                columns: new[] { "TownshipCode", "PeriodStart" },
                unique: true,
                filter: "CommunityCode IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PayPoints_Kind_Since",
                table: "PayPoints",
                columns: new[] { "Kind", "Since" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionSurveys_CommunityCode",
                table: "SatisfactionSurveys",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionSurveys_TownshipCode",
                table: "SatisfactionSurveys",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionSurveys_UnitId",
                table: "SatisfactionSurveys",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRules_TownshipCode",
                table: "ServiceRules",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_SmallCases_ChiefId",
                table: "SmallCases",
                column: "ChiefId");

            migrationBuilder.CreateIndex(
                name: "IX_SmallCases_RaisedOn",
                table: "SmallCases",
                column: "RaisedOn");

            migrationBuilder.CreateIndex(
                name: "IX_SocialPlacements_CommunityCode",
                table: "SocialPlacements",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_SocialPlacements_Open",
                table: "SocialPlacements",
                columns: new[] { "AgencyId", "CommunityCode" },
                unique: true,
                filter: "EndedOn IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StreetFunctions_TownshipCode",
                table: "StreetFunctions",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_StreetOffices_TownshipCode_Name",
                table: "StreetOffices",
                columns: new[] { "TownshipCode", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SuburbServices_CommunityCode",
                table: "SuburbServices",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Suggestions_CommunityCode",
                table: "Suggestions",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Suggestions_TownshipCode",
                table: "Suggestions",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_Talks_CommunityCode_On",
                table: "Talks",
                columns: new[] { "CommunityCode", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_UnitServices_From_UnitId",
                table: "UnitServices",
                columns: new[] { "From", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitServices_UnitId",
                table: "UnitServices",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_VolunteerTeams_CommunityCode",
                table: "VolunteerTeams",
                column: "CommunityCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlleyPatrols");

            migrationBuilder.DropTable(
                name: "CampaignActions");

            migrationBuilder.DropTable(
                name: "CenterEvents");

            migrationBuilder.DropTable(
                name: "CommitteeMembers");

            migrationBuilder.DropTable(
                name: "CommunityFunds");

            migrationBuilder.DropTable(
                name: "CompoundGroups");

            migrationBuilder.DropTable(
                name: "ContactHouseholds");

            migrationBuilder.DropTable(
                name: "DataUpdates");

            migrationBuilder.DropTable(
                name: "DelegateIssues");

            migrationBuilder.DropTable(
                name: "EHomeItems");

            migrationBuilder.DropTable(
                name: "FringeCampaignRows");

            migrationBuilder.DropTable(
                name: "FundSpendings");

            migrationBuilder.DropTable(
                name: "IdeaCases");

            migrationBuilder.DropTable(
                name: "JointIssues");

            migrationBuilder.DropTable(
                name: "MonthlyReturns");

            migrationBuilder.DropTable(
                name: "NeedSurveys");

            migrationBuilder.DropTable(
                name: "PayPoints");

            migrationBuilder.DropTable(
                name: "SatisfactionSurveys");

            migrationBuilder.DropTable(
                name: "ServiceRules");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "SmallCases");

            migrationBuilder.DropTable(
                name: "SocialPlacements");

            migrationBuilder.DropTable(
                name: "StreetFunctions");

            migrationBuilder.DropTable(
                name: "StreetOffices");

            migrationBuilder.DropTable(
                name: "SuburbServices");

            migrationBuilder.DropTable(
                name: "Suggestions");

            migrationBuilder.DropTable(
                name: "Talks");

            migrationBuilder.DropTable(
                name: "UnitServices");

            migrationBuilder.DropTable(
                name: "VolunteerTeams");

            migrationBuilder.DropTable(
                name: "JointMeetings");

            migrationBuilder.DropTable(
                name: "AlleyChiefs");

            migrationBuilder.DropTable(
                name: "SocialAgencies");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CommunityWorker_Grade",
                table: "CommunityWorkers");

            migrationBuilder.DropCheckConstraint(
                name: "CK_CommunityWorker_Period",
                table: "CommunityWorkers");

            migrationBuilder.DropIndex(
                name: "IX_Activities_On",
                table: "Activities");

            migrationBuilder.DropColumn(
                name: "StartedOn",
                table: "ServiceCenters");

            migrationBuilder.DropColumn(
                name: "Search",
                table: "Resources");

            migrationBuilder.DropColumn(
                name: "Search",
                table: "Projects");

            migrationBuilder.DropColumn(
                name: "Search",
                table: "PartyOrganisations");

            migrationBuilder.DropColumn(
                name: "SecretaryName",
                table: "PartyOrganisations");

            migrationBuilder.DropColumn(
                name: "Search",
                table: "Needs");

            migrationBuilder.DropColumn(
                name: "Education",
                table: "GridWorkers");

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

            migrationBuilder.DropColumn(
                name: "BornOn",
                table: "CommunityWorkers");

            migrationBuilder.DropColumn(
                name: "Education",
                table: "CommunityWorkers");

            migrationBuilder.DropColumn(
                name: "Gender",
                table: "CommunityWorkers");

            migrationBuilder.DropColumn(
                name: "LeftOn",
                table: "CommunityWorkers");

            migrationBuilder.DropColumn(
                name: "PartyMember",
                table: "CommunityWorkers");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "CommunityWorkers");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "CommunityWorkers");

            migrationBuilder.DropColumn(
                name: "Summary",
                table: "ChangeSets");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ActivityUnits");

            migrationBuilder.DropColumn(
                name: "FundsWan",
                table: "Activities");

            migrationBuilder.DropColumn(
                name: "SocialAttendances",
                table: "Activities");

            migrationBuilder.DropColumn(
                name: "Venue",
                table: "Activities");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Activities");

            migrationBuilder.DropColumn(
                name: "VolunteerAttendances",
                table: "Activities");

            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "PartyOrganisations",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .OldAnnotation("Sqlite:Autoincrement", true);

            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "Compounds",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .OldAnnotation("Sqlite:Autoincrement", true);

            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "CommunityWorkers",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .OldAnnotation("Sqlite:Autoincrement", true);

            migrationBuilder.AlterColumn<int>(
                name: "Id",
                table: "Activities",
                type: "INTEGER",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "INTEGER")
                .OldAnnotation("Sqlite:Autoincrement", true);
        }
    }
}
