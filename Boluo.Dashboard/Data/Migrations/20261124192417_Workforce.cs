using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class Workforce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "IX_PayPoints_Kind_Since",
                table: "PayPoints",
                columns: new[] { "Kind", "Since" },
                unique: true);

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
                name: "PayPoints");

            migrationBuilder.DropTable(
                name: "SocialPlacements");

            migrationBuilder.DropTable(
                name: "UnitServices");

            migrationBuilder.DropTable(
                name: "VolunteerTeams");

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
