using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>社区工作者队伍情况统计表: 合计, then each township with its communities.</summary>
public sealed class WorkforceSummary(Snapshots snapshots)
    : Summary(SheetKey, new("社区工作者队伍情况统计表"), "社区工作者队伍", WorkforceRoom.Page(WorkforceRoom.SummaryTab))
{
    public const string SheetKey = "workforce-summary";

    private const string Among = "其中";
    private const string Posts = "按岗位";

    private static readonly IReadOnlyList<Column> Columns =
    [
        Text("township", "镇街"),
        TextIfAny("community", "社区"),
        Count("households", "总户数", "户"), Count("needed", "应配", "名"), Count("inPost", "在岗", "名"), Count("short", "缺口", "名"),
        Current(Count("members", "党员", "名", Among)), Current(Count("graduates", "大专以上", "名", Among)), Count("young", "35岁以下", "名", Among), Current(Count("certified", "持社工证", "名", Among)),
        Current(Count("post1", "岗位一", "名", Posts)), Current(Count("post2", "岗位二", "名", Posts)), Current(Count("post3", "岗位三", "名", Posts)), Current(Count("post4", "岗位四", "名", Posts)),
        Whole("pay", "平均月收入", "元"),
        Remark(),
    ];

    public override PeriodKind Covers => PeriodKind.HalfYear;

    public override string? HandedTo => "民政部门、市委组织部";

    public override IReadOnlyList<string> Notes =>
    [
        $"在岗为统计时点在岗的人数，到岗当日计入、离岗当日不计；应配按{Standards.CommunityWorkerInWords}由各社区户数向上取整，缺口只计配备不足的社区，不以超配抵减。",
        "35岁以下含35岁，按统计时点的周岁计；大专以上含大专。",
        "平均月收入只有全县的公开数，各镇街、各社区未公布，以 — 表示。",
        WorkforceRoom.ThreeLists,
    ];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => snapshots.GetAsync(SheetKey, scope, async (db, token) => Tree(
        await StaffingRow.Query(db, scope).OrderBy(r => r.Community.Code).ToListAsync(token),
        scope.IsCountyWide ? await PayPointRow.Query(db, scope).Where(p => p.InForce && p.Kind == PayPointKind.Average).Select(p => (int?)p.Yuan).SingleOrDefaultAsync(token) : null), cancel);

    private static IReadOnlyList<SheetBlock> Tree(IReadOnlyList<StaffingRow> communities, int? averagePay)
    {
        var rows = new List<SheetRow> { Row("total", RowKind.Total, "合计", null, communities, averagePay) };
        foreach (var township in communities.GroupBy(c => c.Township.Code))
        {
            var name = township.First().Township.Name;
            rows.Add(Row(township.Key, RowKind.Subtotal, name, "小计", [.. township]) with { Links = [Urls.Township(township.Key)] });
            rows.AddRange(township.Select(c => Row(c.Community.Code, RowKind.Row, name, c.Community.Name, [c]) with { Links = [Urls.TownshipOf(c.Community.Code), Urls.Community(c.Community.Code)] }));
        }

        return [new SheetBlock { Columns = Columns, Rows = rows, Merged = "township" }];
    }

    private static SheetRow Row(string key, RowKind kind, string township, string? community, IReadOnlyList<StaffingRow> of, int? pay = null) => new(key, kind,
    [
        township, community,
        of.Sum(c => c.Households), of.Sum(c => c.Needed), of.Sum(c => c.InPost), of.Sum(c => c.Short),
        of.Sum(c => c.PartyMembers), of.Sum(c => c.Graduates), of.Sum(c => c.YoungWorkers), of.Sum(c => c.Certified),
        of.Sum(c => c.Post1), of.Sum(c => c.Post2), of.Sum(c => c.Post3), of.Sum(c => c.Post4),
        pay, null,
    ]);
}
