using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDisabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastSignInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChangeSets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevertsId = table.Column<int>(type: "INTEGER", nullable: true),
                    Summary = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeSets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangeSets_ChangeSets_RevertsId",
                        column: x => x.RevertsId,
                        principalTable: "ChangeSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CountyUnits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Nature = table.Column<string>(type: "TEXT", nullable: false),
                    PartyOrgName = table.Column<string>(type: "TEXT", nullable: false),
                    SecretaryName = table.Column<string>(type: "TEXT", nullable: false),
                    MembersInService = table.Column<int>(type: "INTEGER", nullable: false),
                    Liaison = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountyUnits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataStates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EarliestAsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataStates", x => x.Id);
                    table.CheckConstraint("CK_DataState_OneRow", "Id = 1");
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
                name: "Grids",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    Residents = table.Column<int>(type: "INTEGER", nullable: false),
                    PartyMembers = table.Column<int>(type: "INTEGER", nullable: false),
                    Buildings = table.Column<int>(type: "INTEGER", nullable: false),
                    Extent = table.Column<string>(type: "TEXT", nullable: false),
                    GroupName = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grids", x => x.Id);
                    table.CheckConstraint("CK_Grid_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
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
                name: "PublishedFigures",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Section = table.Column<string>(type: "TEXT", nullable: false),
                    System = table.Column<string>(type: "TEXT", nullable: false),
                    Term = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Qualifier = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishedFigures", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "ServiceItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceItems", x => x.Id);
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
                name: "Townships",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Townships", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    RoleId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChangeEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChangeSetId = table.Column<int>(type: "INTEGER", nullable: false),
                    Entity = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    GridId = table.Column<int>(type: "INTEGER", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangeEntries_ChangeSets_ChangeSetId",
                        column: x => x.ChangeSetId,
                        principalTable: "ChangeSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    LeadUnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClaimedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StartOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StoppedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FundsWan = table.Column<double>(type: "REAL", nullable: true),
                    Attendances = table.Column<int>(type: "INTEGER", nullable: false),
                    Beneficiaries = table.Column<int>(type: "INTEGER", nullable: false),
                    Evaluation = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Projects_CountyUnits_LeadUnitId",
                        column: x => x.LeadUnitId,
                        principalTable: "CountyUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Resources",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    CountyWide = table.Column<bool>(type: "INTEGER", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", nullable: false),
                    Mode = table.Column<string>(type: "TEXT", nullable: false),
                    Quantity = table.Column<double>(type: "REAL", nullable: false),
                    QuantityUnit = table.Column<string>(type: "TEXT", nullable: false),
                    OfferedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AvailableFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AvailableTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Resources", x => x.Id);
                    table.CheckConstraint("CK_Resource_Period", "AvailableTo IS NULL OR AvailableTo >= AvailableFrom");
                    table.ForeignKey(
                        name: "FK_Resources_CountyUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "CountyUnits",
                        principalColumn: "Id",
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
                name: "Communities",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    UrbanForm = table.Column<string>(type: "TEXT", nullable: true),
                    SecretaryName = table.Column<string>(type: "TEXT", nullable: false),
                    SecretaryIsDirector = table.Column<bool>(type: "INTEGER", nullable: false),
                    AreaKm2 = table.Column<double>(type: "REAL", nullable: true),
                    CommitteeMembers = table.Column<int>(type: "INTEGER", nullable: false),
                    OfficePhone = table.Column<string>(type: "TEXT", nullable: false),
                    EHomePilot = table.Column<bool>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Communities", x => x.Code);
                    table.CheckConstraint("CK_Community_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_Communities_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
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
                name: "ProjectUnits",
                columns: table => new
                {
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectUnits", x => new { x.ProjectId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_ProjectUnits_CountyUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "CountyUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProjectUnits_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProjectResources",
                columns: table => new
                {
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    ResourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectResources", x => new { x.ProjectId, x.ResourceId });
                    table.ForeignKey(
                        name: "FK_ProjectResources_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProjectResources_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Activities",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    HostUnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Venue = table.Column<string>(type: "TEXT", nullable: true),
                    PartyAttendances = table.Column<int>(type: "INTEGER", nullable: false),
                    SocialAttendances = table.Column<int>(type: "INTEGER", nullable: false),
                    VolunteerAttendances = table.Column<int>(type: "INTEGER", nullable: false),
                    Beneficiaries = table.Column<int>(type: "INTEGER", nullable: false),
                    ProblemsSolved = table.Column<int>(type: "INTEGER", nullable: false),
                    FundsWan = table.Column<double>(type: "REAL", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Activities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Activities_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Activities_CountyUnits_HostUnitId",
                        column: x => x.HostUnitId,
                        principalTable: "CountyUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "CommunityWorkers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Post = table.Column<int>(type: "INTEGER", nullable: false),
                    Grade = table.Column<int>(type: "INTEGER", nullable: false),
                    Certified = table.Column<bool>(type: "INTEGER", nullable: false),
                    Gender = table.Column<string>(type: "TEXT", nullable: false),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Education = table.Column<string>(type: "TEXT", nullable: false),
                    PartyMember = table.Column<bool>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommunityWorkers", x => x.Id);
                    table.CheckConstraint("CK_CommunityWorker_Grade", "Post BETWEEN 1 AND 4 AND Grade BETWEEN 1 AND 16");
                    table.CheckConstraint("CK_CommunityWorker_Period", "LeftOn IS NULL OR LeftOn > Since");
                    table.ForeignKey(
                        name: "FK_CommunityWorkers_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
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
                name: "GridWorkers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    PhoneMasked = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    FullTime = table.Column<bool>(type: "INTEGER", nullable: false),
                    Occupation = table.Column<string>(type: "TEXT", nullable: false),
                    PartyMember = table.Column<bool>(type: "INTEGER", nullable: false),
                    Gender = table.Column<string>(type: "TEXT", nullable: false),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Education = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridWorkers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GridWorkers_Communities_CommunityCode",
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
                name: "Needs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    GridId = table.Column<int>(type: "INTEGER", nullable: true),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Proposer = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerUnit = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerPerson = table.Column<string>(type: "TEXT", nullable: false),
                    Beneficiaries = table.Column<int>(type: "INTEGER", nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MatchedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReopenedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedAgainOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DeferredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Result = table.Column<string>(type: "TEXT", nullable: true),
                    Evaluation = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Needs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Needs_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Needs_Grids_GridId",
                        column: x => x.GridId,
                        principalTable: "Grids",
                        principalColumn: "Id",
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
                name: "Pairings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pairings", x => x.Id);
                    table.CheckConstraint("CK_Pairing_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_Pairings_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pairings_CountyUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "CountyUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartyOrganisations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    FullName = table.Column<string>(type: "TEXT", nullable: false),
                    ParentId = table.Column<int>(type: "INTEGER", nullable: true),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: true),
                    SecretaryName = table.Column<string>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Search = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyOrganisations", x => x.Id);
                    table.CheckConstraint("CK_PartyOrganisation_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_PartyOrganisations_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyOrganisations_PartyOrganisations_ParentId",
                        column: x => x.ParentId,
                        principalTable: "PartyOrganisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartyOrganisations_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProjectCommunities",
                columns: table => new
                {
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectCommunities", x => new { x.ProjectId, x.CommunityCode });
                    table.ForeignKey(
                        name: "FK_ProjectCommunities_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProjectCommunities_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "ServiceCenters",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    IsStation = table.Column<bool>(type: "INTEGER", nullable: false),
                    TownshipCode = table.Column<string>(type: "TEXT", nullable: true),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: true),
                    Host = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OpenedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    InvestmentWan = table.Column<double>(type: "REAL", nullable: false),
                    FundingSource = table.Column<string>(type: "TEXT", nullable: false),
                    PeopleServed = table.Column<int>(type: "INTEGER", nullable: false),
                    CountsInReach = table.Column<bool>(type: "INTEGER", nullable: false),
                    FloorArea = table.Column<double>(type: "REAL", nullable: true),
                    OpeningHours = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    Manager = table.Column<string>(type: "TEXT", nullable: false),
                    FullTimeStaff = table.Column<int>(type: "INTEGER", nullable: false),
                    PartTimeStaff = table.Column<int>(type: "INTEGER", nullable: false),
                    CivilisationSite = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceCenters", x => x.Code);
                    table.ForeignKey(
                        name: "FK_ServiceCenters_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceCenters_Townships_TownshipCode",
                        column: x => x.TownshipCode,
                        principalTable: "Townships",
                        principalColumn: "Code",
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
                name: "ActivityUnits",
                columns: table => new
                {
                    ActivityId = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityUnits", x => new { x.ActivityId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_ActivityUnits_Activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "Activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ActivityUnits_CountyUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "CountyUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "Disclosures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    WorkerId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disclosures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Disclosures_GridWorkers_WorkerId",
                        column: x => x.WorkerId,
                        principalTable: "GridWorkers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GridDuties",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    GridId = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkerId = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridDuties", x => x.Id);
                    table.CheckConstraint("CK_GridDuty_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_GridDuties_GridWorkers_WorkerId",
                        column: x => x.WorkerId,
                        principalTable: "GridWorkers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridDuties_Grids_GridId",
                        column: x => x.GridId,
                        principalTable: "Grids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NeedProjects",
                columns: table => new
                {
                    NeedId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProjectId = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeedProjects", x => new { x.NeedId, x.ProjectId });
                    table.ForeignKey(
                        name: "FK_NeedProjects_Needs_NeedId",
                        column: x => x.NeedId,
                        principalTable: "Needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NeedProjects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NeedResources",
                columns: table => new
                {
                    NeedId = table.Column<int>(type: "INTEGER", nullable: false),
                    ResourceId = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeedResources", x => new { x.NeedId, x.ResourceId });
                    table.ForeignKey(
                        name: "FK_NeedResources_Needs_NeedId",
                        column: x => x.NeedId,
                        principalTable: "Needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NeedResources_Resources_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "Resources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Compounds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    BranchId = table.Column<int>(type: "INTEGER", nullable: true),
                    Households = table.Column<int>(type: "INTEGER", nullable: false),
                    PropertyCompany = table.Column<string>(type: "TEXT", nullable: true),
                    PropertyHeadIsMember = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasOwnersCommittee = table.Column<bool>(type: "INTEGER", nullable: false),
                    CommitteeHeadIsMember = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegisteredMembers = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Compounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Compounds_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Compounds_PartyOrganisations_BranchId",
                        column: x => x.BranchId,
                        principalTable: "PartyOrganisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GridAdjustments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChangeSetId = table.Column<int>(type: "INTEGER", nullable: false),
                    GridId = table.Column<int>(type: "INTEGER", nullable: false),
                    Types = table.Column<string>(type: "TEXT", nullable: false),
                    FromCommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    FromName = table.Column<string>(type: "TEXT", nullable: false),
                    FromBranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    FromHouseholds = table.Column<int>(type: "INTEGER", nullable: false),
                    ToCommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    ToName = table.Column<string>(type: "TEXT", nullable: false),
                    ToBranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToHouseholds = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaderName = table.Column<string>(type: "TEXT", nullable: true),
                    WorkerNames = table.Column<string>(type: "TEXT", nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridAdjustments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GridAdjustments_ChangeSets_ChangeSetId",
                        column: x => x.ChangeSetId,
                        principalTable: "ChangeSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridAdjustments_Communities_FromCommunityCode",
                        column: x => x.FromCommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridAdjustments_Communities_ToCommunityCode",
                        column: x => x.ToCommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridAdjustments_Grids_GridId",
                        column: x => x.GridId,
                        principalTable: "Grids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridAdjustments_PartyOrganisations_FromBranchId",
                        column: x => x.FromBranchId,
                        principalTable: "PartyOrganisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridAdjustments_PartyOrganisations_ToBranchId",
                        column: x => x.ToBranchId,
                        principalTable: "PartyOrganisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GridAssignments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    GridId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommunityCode = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    BranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaderId = table.Column<int>(type: "INTEGER", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridAssignments", x => x.Id);
                    table.CheckConstraint("CK_GridAssignment_Period", "ValidTo IS NULL OR ValidTo > ValidFrom");
                    table.ForeignKey(
                        name: "FK_GridAssignments_Communities_CommunityCode",
                        column: x => x.CommunityCode,
                        principalTable: "Communities",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridAssignments_GridWorkers_LeaderId",
                        column: x => x.LeaderId,
                        principalTable: "GridWorkers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridAssignments_Grids_GridId",
                        column: x => x.GridId,
                        principalTable: "Grids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridAssignments_PartyOrganisations_BranchId",
                        column: x => x.BranchId,
                        principalTable: "PartyOrganisations",
                        principalColumn: "Id",
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
                name: "ServiceCenterItems",
                columns: table => new
                {
                    CenterCode = table.Column<string>(type: "TEXT", nullable: false),
                    ServiceItemId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceCenterItems", x => new { x.CenterCode, x.ServiceItemId });
                    table.ForeignKey(
                        name: "FK_ServiceCenterItems_ServiceCenters_CenterCode",
                        column: x => x.CenterCode,
                        principalTable: "ServiceCenters",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ServiceCenterItems_ServiceItems_ServiceItemId",
                        column: x => x.ServiceItemId,
                        principalTable: "ServiceItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateIndex(
                name: "IX_Activities_CommunityCode",
                table: "Activities",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_HostUnitId",
                table: "Activities",
                column: "HostUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_On",
                table: "Activities",
                column: "On");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityUnits_UnitId",
                table: "ActivityUnits",
                column: "UnitId");

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
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
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
                name: "IX_ChangeEntries_ChangeSetId",
                table: "ChangeEntries",
                column: "ChangeSetId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeEntries_Entity_Key",
                table: "ChangeEntries",
                columns: new[] { "Entity", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeEntries_GridId",
                table: "ChangeEntries",
                column: "GridId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_At",
                table: "ChangeSets",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeSets_RevertsId",
                table: "ChangeSets",
                column: "RevertsId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMembers_CommunityCode",
                table: "CommitteeMembers",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Communities_TownshipCode",
                table: "Communities",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_CommunityFunds_CommunityCode_Year",
                table: "CommunityFunds",
                columns: new[] { "CommunityCode", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommunityWorkers_CommunityCode",
                table: "CommunityWorkers",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_CompoundGroups_CompoundId",
                table: "CompoundGroups",
                column: "CompoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Compounds_BranchId",
                table: "Compounds",
                column: "BranchId");

            migrationBuilder.CreateIndex(
                name: "IX_Compounds_CommunityCode",
                table: "Compounds",
                column: "CommunityCode");

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
                name: "IX_Disclosures_At",
                table: "Disclosures",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosures_WorkerId",
                table: "Disclosures",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_FringeCampaignRows_CommunityCode",
                table: "FringeCampaignRows",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_FundSpendings_CommunityCode_On",
                table: "FundSpendings",
                columns: new[] { "CommunityCode", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_ChangeSetId_GridId",
                table: "GridAdjustments",
                columns: new[] { "ChangeSetId", "GridId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_FromBranchId",
                table: "GridAdjustments",
                column: "FromBranchId");

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_FromCommunityCode",
                table: "GridAdjustments",
                column: "FromCommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_GridId",
                table: "GridAdjustments",
                column: "GridId");

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_ToBranchId",
                table: "GridAdjustments",
                column: "ToBranchId");

            migrationBuilder.CreateIndex(
                name: "IX_GridAdjustments_ToCommunityCode",
                table: "GridAdjustments",
                column: "ToCommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_GridAssignments_BranchId",
                table: "GridAssignments",
                column: "BranchId");

            migrationBuilder.CreateIndex(
                name: "IX_GridAssignments_CommunityCode_ValidFrom",
                table: "GridAssignments",
                columns: new[] { "CommunityCode", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_GridAssignments_GridId_ValidFrom",
                table: "GridAssignments",
                columns: new[] { "GridId", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GridAssignments_LeaderId",
                table: "GridAssignments",
                column: "LeaderId");

            migrationBuilder.CreateIndex(
                name: "IX_GridAssignments_Open",
                table: "GridAssignments",
                column: "GridId",
                unique: true,
                filter: "ValidTo IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GridDuties_GridId_ValidFrom",
                table: "GridDuties",
                columns: new[] { "GridId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_GridDuties_Open",
                table: "GridDuties",
                columns: new[] { "GridId", "WorkerId" },
                unique: true,
                filter: "ValidTo IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GridDuties_WorkerId",
                table: "GridDuties",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_Grids_Code",
                table: "Grids",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GridWorkers_CommunityCode",
                table: "GridWorkers",
                column: "CommunityCode");

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
                name: "IX_NeedProjects_ProjectId",
                table: "NeedProjects",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_NeedResources_ResourceId",
                table: "NeedResources",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_Code",
                table: "Needs",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Needs_CommunityCode",
                table: "Needs",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_GridId",
                table: "Needs",
                column: "GridId");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_RaisedOn",
                table: "Needs",
                column: "RaisedOn");

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
                name: "IX_Pairings_CommunityCode",
                table: "Pairings",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_Pairings_Open",
                table: "Pairings",
                column: "UnitId",
                unique: true,
                filter: "ValidTo IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganisations_CommunityCode_Kind",
                table: "PartyOrganisations",
                columns: new[] { "CommunityCode", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganisations_ParentId",
                table: "PartyOrganisations",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_PartyOrganisations_TownshipCode",
                table: "PartyOrganisations",
                column: "TownshipCode");

            migrationBuilder.CreateIndex(
                name: "IX_PayPoints_Kind_Since",
                table: "PayPoints",
                columns: new[] { "Kind", "Since" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProjectCommunities_CommunityCode",
                table: "ProjectCommunities",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectResources_ResourceId",
                table: "ProjectResources",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_Code",
                table: "Projects",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Projects_LeadUnitId",
                table: "Projects",
                column: "LeadUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectUnits_UnitId",
                table: "ProjectUnits",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Resources_Code",
                table: "Resources",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Resources_UnitId",
                table: "Resources",
                column: "UnitId");

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
                name: "IX_ServiceCenterItems_ServiceItemId",
                table: "ServiceCenterItems",
                column: "ServiceItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCenters_CommunityCode",
                table: "ServiceCenters",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceCenters_TownshipCode",
                table: "ServiceCenters",
                column: "TownshipCode");

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
                name: "ActivityUnits");

            migrationBuilder.DropTable(
                name: "AlleyPatrols");

            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "CampaignActions");

            migrationBuilder.DropTable(
                name: "CenterEvents");

            migrationBuilder.DropTable(
                name: "ChangeEntries");

            migrationBuilder.DropTable(
                name: "CommitteeMembers");

            migrationBuilder.DropTable(
                name: "CommunityFunds");

            migrationBuilder.DropTable(
                name: "CommunityWorkers");

            migrationBuilder.DropTable(
                name: "CompoundGroups");

            migrationBuilder.DropTable(
                name: "ContactHouseholds");

            migrationBuilder.DropTable(
                name: "DataStates");

            migrationBuilder.DropTable(
                name: "DataUpdates");

            migrationBuilder.DropTable(
                name: "DelegateIssues");

            migrationBuilder.DropTable(
                name: "Disclosures");

            migrationBuilder.DropTable(
                name: "EHomeItems");

            migrationBuilder.DropTable(
                name: "FringeCampaignRows");

            migrationBuilder.DropTable(
                name: "FundSpendings");

            migrationBuilder.DropTable(
                name: "GridAdjustments");

            migrationBuilder.DropTable(
                name: "GridAssignments");

            migrationBuilder.DropTable(
                name: "GridDuties");

            migrationBuilder.DropTable(
                name: "IdeaCases");

            migrationBuilder.DropTable(
                name: "JointIssues");

            migrationBuilder.DropTable(
                name: "MonthlyReturns");

            migrationBuilder.DropTable(
                name: "NeedProjects");

            migrationBuilder.DropTable(
                name: "NeedResources");

            migrationBuilder.DropTable(
                name: "NeedSurveys");

            migrationBuilder.DropTable(
                name: "Pairings");

            migrationBuilder.DropTable(
                name: "PayPoints");

            migrationBuilder.DropTable(
                name: "ProjectCommunities");

            migrationBuilder.DropTable(
                name: "ProjectResources");

            migrationBuilder.DropTable(
                name: "ProjectUnits");

            migrationBuilder.DropTable(
                name: "PublishedFigures");

            migrationBuilder.DropTable(
                name: "SatisfactionSurveys");

            migrationBuilder.DropTable(
                name: "ServiceCenterItems");

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
                name: "Activities");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Compounds");

            migrationBuilder.DropTable(
                name: "ChangeSets");

            migrationBuilder.DropTable(
                name: "GridWorkers");

            migrationBuilder.DropTable(
                name: "JointMeetings");

            migrationBuilder.DropTable(
                name: "Needs");

            migrationBuilder.DropTable(
                name: "Resources");

            migrationBuilder.DropTable(
                name: "Projects");

            migrationBuilder.DropTable(
                name: "ServiceCenters");

            migrationBuilder.DropTable(
                name: "ServiceItems");

            migrationBuilder.DropTable(
                name: "AlleyChiefs");

            migrationBuilder.DropTable(
                name: "SocialAgencies");

            migrationBuilder.DropTable(
                name: "PartyOrganisations");

            migrationBuilder.DropTable(
                name: "Grids");

            migrationBuilder.DropTable(
                name: "CountyUnits");

            migrationBuilder.DropTable(
                name: "Communities");

            migrationBuilder.DropTable(
                name: "Townships");
        }
    }
}
