using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Boluo.Dashboard.Data.Migrations
{
    /// <inheritdoc />
    public partial class CountyFactsAsData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AsOf",
                table: "PublishedFigures",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "CommunityCode",
                table: "PublishedFigures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TownshipCode",
                table: "PublishedFigures",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CountyProfiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CampaignFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CampaignTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SplitFromYear = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountyProfiles", x => x.Id);
                    table.CheckConstraint("CK_CountyProfile_OneRow", "Id = 1");
                });

            migrationBuilder.CreateTable(
                name: "Interpretations",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: true),
                    Sheets = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interpretations", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PublishedFigures_CommunityCode",
                table: "PublishedFigures",
                column: "CommunityCode");

            migrationBuilder.CreateIndex(
                name: "IX_PublishedFigures_TownshipCode",
                table: "PublishedFigures",
                column: "TownshipCode");

            migrationBuilder.AddForeignKey(
                name: "FK_PublishedFigures_Communities_CommunityCode",
                table: "PublishedFigures",
                column: "CommunityCode",
                principalTable: "Communities",
                principalColumn: "Code",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_PublishedFigures_Townships_TownshipCode",
                table: "PublishedFigures",
                column: "TownshipCode",
                principalTable: "Townships",
                principalColumn: "Code",
                onDelete: ReferentialAction.Restrict);

            // Every database that has rows by now is of Boluo: what its program knew, its data says from now on. An empty one is loaded.
            migrationBuilder.Sql("""
                INSERT INTO CountyProfiles (Id, Name, CampaignFrom, CampaignTo, SplitFromYear)
                SELECT 1, '博罗县', '2020-01-01', '2020-05-01', 2021 FROM DataStates;

                UPDATE PublishedFigures SET AsOf = '2020-06-30',
                    TownshipCode = (SELECT Code FROM Townships WHERE Code = CASE
                        WHEN Key IN ('joint.meetings', 'joint.problems', 'community.split.before', 'community.split.after', 'oldtown.communities', 'oldtown.alley_chiefs',
                            'newtown.ehome_communities', 'newtown.ehome_items', 'ask.needs.solved') THEN '441322001'
                        WHEN Key IN ('fringe.contacts', 'fringe.served') THEN '441322002' END),
                    CommunityCode = (SELECT Code FROM Communities WHERE Code = CASE
                        WHEN Key = 'ask.ideas' THEN '441322001006' WHEN Key IN ('newtown.interest_groups', 'newtown.aid_groups') THEN '441322001009' END);

                INSERT INTO Interpretations (Ordinal, Key, Question, Answer, Figures, Sheets)
                SELECT v.* FROM (VALUES
                (1, 'A1', '72个社区党支部怎样构成', '6个社区设党委、7个社区设党总支（含西区社区）、23个社区设单一党支部；72个党支部为这23个加上党委、党总支之下的49个片区党支部。街道党工委、镇党委不计入。', 'party.committees party.general_branches party.branches', 'grid-summary'),
                (2, 'A2', '402个网格是哪一级', '网格是片区党支部之下划定的最小服务单元，单独编码、单独计数，不等于党支部，也不等于楼栋党小组。', 'grid.count', 'grids'),
                (3, 'A3', '小区党支部是否计入72个党支部', '23个住宅小区党支部为功能型党支部，单独统计，不计入72个。', 'party.branches newtown.compounds', 'compounds'),
                (4, 'A4', '36个社区是拆分前还是拆分后', '36个是2020年拆分前的社区数；罗阳街道8个社区拆分为19个在2021年实施，拆分后的社区不在数据范围内。', 'community.count community.split.before community.split.after', 'communities'),
                (5, 'A5', '45个党群服务中心含哪些', '含县、街道、社区、住宅小区、产业园区、企业行业六类层级领域的中心和站，按启用的处数计。', 'center.count center.levels center.investment', 'service-centers center-operations'),
                (6, 'A6', '75个提供资源的单位与92个结对单位的关系', '75个提供资源的单位都在92个结对单位之内；其余结对单位暂未提供资源。', 'list.resource_units list.resources pairing.units', 'resources'),
                (7, 'A7', '103个需求与97个项目是否一一对应', '不是一一对应：一个项目可对应多个需求，一个需求可由项目或资源直接对接；两数之差不是未办需求数。', 'list.needs list.projects', 'three-lists-summary three-lists-month'),
                (8, 'A8', '15万元专项经费的范围', '全县每个社区每年各安排15万元，不限于老城区社区。', 'oldtown.fund', 'fund'),
                (9, 'A9', '党建网格员与社区网格员是否同一支队伍', '是同一支队伍，按人去重；网格员、社区工作者、社工分别统计，不相加。', 'grid.workers', 'grid-workers'),
                (10, 'A10', '疫情防控中的人数与队伍总数的关系', '疫情防控中的党员、网格员、党员干部、社工、志愿者是一次行动中的人数，与社区党员、网格员和“三工”队伍的总数有交叉，不相加，也不比较：参加防控的2000多名社区党员、800多名网格员没有可比的台账。', 'covid.cadres covid.social_workers covid.volunteers community.party_members grid.workers team.party team.social team.volunteer', 'campaign'),
                (11, 'A11', '各公开数的统计期间', '“去年”读作2019年，“去年以来”读作2019年至2020年6月，“截至目前”读作截至2020年6月30日；其他时点不与公开数比较。公开数写明镇街、社区的，只在该镇街、社区的范围内比较。', 'joint.meetings joint.problems ask.results.systems pairing.activities pairing.beneficiaries', NULL),
                (12, 'A12', '带“等”字的列举是否完整', '列举未尽：类别取已列明的几类，其余归入“其他”，合计以公开数为准。', 'center.services list.projects ask.needs.solved newtown.ehome_items', NULL),
                (13, 'B1', '三种城市形态覆盖哪些社区', '罗阳街道、龙溪街道的12个社区划分城市形态；其余24个社区为镇区（未划分），作为第四个比较组。', 'form.count oldtown.communities', 'communities'),
                (14, 'B2', '“多”“约”的公开数怎样核对', '“多”读作不少于所列数、不满其末位有效数字再加一：80多万为80万以上、不满90万，2000多为2000以上、不满3000，1100多为1100以上、不满1200。“约”读作上下5%以内。台账数符合的为“达到”；只有确数相等才为“一致”。人、名可比，人与人次不比。', 'county.residents center.investment center.served fringe.contacts fringe.served', NULL),
                (15, 'B3', '覆盖党员群众怎样合计', '为各级合计，服务人群有重叠，不是去重后的人数；只合计列明计入全县覆盖数的中心，住宅小区服务站的人群已在社区内，不再计入。人与人次不相加。', 'center.served', 'service-centers'),
                (16, 'B4', '“党工”队伍的“党员干部”怎样统计', '读作全部党员，不限于干部：网格登记的社区党员，加上结对单位的在职党员。两者组织关系不同，不重复。', 'team.party', 'teams'),
                (17, 'B5', '哪些公开数不能用来核对', '台账登记的就是公开数本身的（月收入、专项经费每个社区的安排），或者以公开数为设置值的（配备标准），核对结果为“同源”，不说明台账与公开数一致。', 'worker.pay.before worker.pay.average worker.pay.maximum worker.households_per_person oldtown.fund', 'pay-points fund'),
                (18, 'B6', '问需“每年一次”“每季度一次”怎样核对', '按已完成的次数核对：到统计时点已经期满的年度、季度内，每个街道、社区平均完成几次；有一个社区一个季度未完成，即为不一致。', 'ask.needs.street_survey ask.needs.community_survey', 'surveys')
                ) AS v WHERE EXISTS (SELECT 1 FROM DataStates);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_PublishedFigures_Communities_CommunityCode",
                table: "PublishedFigures");

            migrationBuilder.DropForeignKey(
                name: "FK_PublishedFigures_Townships_TownshipCode",
                table: "PublishedFigures");

            migrationBuilder.DropTable(
                name: "CountyProfiles");

            migrationBuilder.DropTable(
                name: "Interpretations");

            migrationBuilder.DropIndex(
                name: "IX_PublishedFigures_CommunityCode",
                table: "PublishedFigures");

            migrationBuilder.DropIndex(
                name: "IX_PublishedFigures_TownshipCode",
                table: "PublishedFigures");

            migrationBuilder.DropColumn(
                name: "AsOf",
                table: "PublishedFigures");

            migrationBuilder.DropColumn(
                name: "CommunityCode",
                table: "PublishedFigures");

            migrationBuilder.DropColumn(
                name: "TownshipCode",
                table: "PublishedFigures");
        }
    }
}
