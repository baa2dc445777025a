using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Places;

/// <summary>网格化党建情况汇总表, handed in by the quarter: 合计, then each township with its communities.</summary>
public sealed class GridSummary(Snapshots snapshots, RuleRunner runner)
    : Summary(SheetKey, new("网格化党建情况汇总表"), "网格化党建汇总表", Urls.Tab(Urls.Grids, SheetKey))
{
    public const string SheetKey = "grid-summary";

    private const string Organisations = "社区党组织";
    private const string Grids = "网格";
    private const string Strength = "网格力量";
    private const string Staff = "社区工作者";

    private static readonly GridTooLarge TooLarge = new();

    public override PeriodKind Covers => PeriodKind.Quarter;

    public override IReadOnlyList<string> Notes =>
    [
        "社区党组织不含街道党工委、镇党委，也不含住宅小区党支部；党支部为单独设立党支部的社区与片区党支部之和；党员指组织关系在社区、按网格登记的党员。",
        "网格长、网格员及其中专职、党员按人去重，一人服务两个社区的在各社区各计一次，小计、合计不等于各行之和。",
        "户/网格、户数/网格员按合计数计算，不是平均数的平均；户数/网格员的网格员按人去重，网格台账的户数/任职按任职计算，一人服务两个网格的计两个任职；网格员为空缺的网格计入网格数。",
        $"应配按{Standards.CommunityWorkerInWords}向上取整；缺口只计不足的社区，超配的不抵扣。",
    ];

    private static IReadOnlyList<Column> Columns(double? largest) =>
    [
        Text("township", "镇街"),
        TextIfAny("community", "社区"),
        Count("committees", "党委", "个", Organisations), Count("generalBranches", "党总支", "个", Organisations), Count("branches", "党支部", "个", Organisations),
        Count("areaBranches", "其中片区党支部", "个", Organisations), Count("groups", "党小组", "个", Organisations), Count("members", "党员", "名", Organisations),
        Count("grids", "网格", "个", Grids), Count("households", "户数", "户", Grids), Count("residents", "常住人口", "人", Grids),
        Ratio("size", "户/网格", "户/个", "households", "grids", Grids),
        Count("large", Invariant($"超{largest}户网格"), "个", Grids),
        Whole("leaders", "网格长", "名", Strength), Whole("workers", "网格员", "名", Strength), Current(Whole("fullTime", "其中专职", "名", Strength)), Current(Whole("partyWorkers", "其中党员", "名", Strength)),
        Ratio("load", "户数/网格员", "户/名", "households", "workers", Strength),
        Count("noWorker", "暂缺网格员", "个网格", Strength), Count("noLeader", "暂缺网格长", "个网格", Strength),
        Count("needed", "应配", "名", Staff), Count("inPost", "在岗", "名", Staff), Count("short", "缺口", "名", Staff),
        Remark(),
    ];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => snapshots.GetAsync(SheetKey, scope,
        async (db, token) => Tree(await GridSummaryData.ReadAsync(db, scope, await runner.ThresholdAsync(TooLarge, db, token), token), await snapshots.LimitsAsync(token)), cancel);

    private static IReadOnlyList<SheetBlock> Tree(GridSummaryData data, ScopeLimits limits)
    {
        var rows = new List<SheetRow> { Row("total", RowKind.Total, "合计", null, data) };
        foreach (var township in data.Communities.GroupBy(c => c.TownshipCode))
        {
            var name = limits.Townships[township.Key].Name;
            rows.Add(Row(township.Key, RowKind.Subtotal, name, "小计", data.Of([.. township])) with { Links = [Urls.Township(township.Key)] });
            rows.AddRange(township.Select(c => Row(c.Code, RowKind.Row, name, c.Name, data.Of([c])) with { Links = [Urls.TownshipOf(c.Code), Urls.Community(c.Code)] }));
        }

        return [new SheetBlock { Columns = Columns(data.Largest), Rows = rows, Merged = "township" }];
    }

    private static SheetRow Row(string key, RowKind kind, string township, string? community, GridSummaryData data)
    {
        var communities = data.Communities;
        var workers = data.Workers.DistinctBy(w => w.WorkerId).ToList();
        var (grids, households) = (communities.Sum(c => c.Grids), communities.Sum(c => c.Households));
        return new SheetRow(key, kind,
        [
            township, community,
            communities.Sum(c => c.Committees), communities.Sum(c => c.GeneralBranches), communities.Sum(c => c.Branches),
            communities.Sum(c => c.AreaBranches), communities.Sum(c => c.Groups), communities.Sum(c => c.PartyMembers),
            grids, households, communities.Sum(c => c.Residents), Quotient(households, grids), communities.Sum(c => c.LargeGrids),
            data.Leaders.Select(l => l.LeaderId).Distinct().Count(), workers.Count, workers.Count(w => w.FullTime), workers.Count(w => w.PartyMember),
            Quotient(households, workers.Count), communities.Sum(c => c.WithoutWorker), communities.Sum(c => c.WithoutLeader),
            communities.Sum(c => c.WorkersNeeded), communities.Sum(c => c.WorkersInPost), communities.Sum(c => c.WorkersShort), null,
        ]);
    }

    private static double? Quotient(int number, int among) => among == 0 ? null : number / (double)among;
}
