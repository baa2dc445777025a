using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class OwnCounty : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BeganWith",
                table: "DataStates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsDecided",
                table: "DataStates",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Department",
                table: "CountyProfiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DivisionCode",
                table: "CountyProfiles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // Every township's code begins with the county's.
            migrationBuilder.Sql("UPDATE CountyProfiles SET DivisionCode = COALESCE((SELECT substr(Code, 1, 6) FROM Townships ORDER BY Code LIMIT 1), '')");
            // Who has worked with the sample until now goes on with it.
            migrationBuilder.Sql("UPDATE DataStates SET IsDecided = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BeganWith",
                table: "DataStates");

            migrationBuilder.DropColumn(
                name: "IsDecided",
                table: "DataStates");

            migrationBuilder.DropColumn(
                name: "Department",
                table: "CountyProfiles");

            migrationBuilder.DropColumn(
                name: "DivisionCode",
                table: "CountyProfiles");
        }
    }
}
