using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>结对共建活动开展情况统计表: 合计, then the units by their nature, then what was held by units that are paired there no longer.</summary>
public sealed class ActivitiesSummary(Snapshots snapshots)
    : Summary(SheetKey, new("结对共建活动开展情况统计表"), "结对共建活动", PartnershipRoom.Page(PartnershipRoom.QuarterTab))
{
    public const string SheetKey = "pairing-activities-quarter";

    private static readonly IReadOnlyList<Column> Columns =
    [
        Text("unit", "单位"),
        TextIfAny("community", "结对社区"),
        Count("activities", "本季活动", "场次"), Count("activitiesAll", "累计活动", "场次"),
        Count("partyAttendances", "本季参加党员", "人次"), Count("beneficiaries", "本季受益群众", "人次"), Count("solved", "本季解决问题", "个"),
        Amount("funds", "本季投入资金", "万元"),
        Day("last", "最近活动日期"),
        Remark(),
    ];

    public override PeriodKind Covers => PeriodKind.Quarter;

    public override string? HandedTo => "县直机关工委";

    public override string UsualOrder => "按单位性质和单位序号排序";

    public override IReadOnlyList<string> Notes =>
    [
        "活动、人次、解决问题、投入资金按主办单位在结对社区的活动统计，合计不重复；活动所属的结对关系已终止的，列“结对已终止”一行；最近活动日期含参加其他单位主办的活动，从未开展的以 — 表示。",
        "人次为参加次数，不是人数；未填报投入资金的活动不计入投入资金。",
    ];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) =>
        snapshots.GetAsync(SheetKey, scope, async (db, token) => Tree(await ReadAsync(db, scope, token)), cancel);

    private static IReadOnlyList<SheetBlock> Tree(Content data)
    {
        var rows = new List<SheetRow> { Row("total", RowKind.Total, "合计", [.. data.Units, data.Unpaired]) };
        foreach (var nature in data.Units.GroupBy(u => u.Nature).OrderBy(g => g.Key))
        {
            rows.Add(Row(nature.Key.ToString(), RowKind.Subtotal, $"{nature.Key.Label()}小计", [.. nature]));
            rows.AddRange(nature.Select(u => Row(Invariant($"unit{u.Id}"), RowKind.Row, u.PartyOrg, [u], u.Community) with
            {
                Links = [PartnershipRoom.PairingsOf(u.PartyOrg), Urls.Community(u.CommunityCode)],
            }));
        }

        if (data.Unpaired.ActivityCount.All > 0) rows.Add(Row("unpaired", RowKind.Row, data.Unpaired.PartyOrg, [data.Unpaired]) with { Depth = 1 });
        return [new SheetBlock { Columns = Columns, Rows = rows }];
    }

    private static async Task<Content> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var quarter = Period.Of(PeriodKind.Quarter, scope.AsOf).From;
        var pairings = db.Pairings.Within(db, scope);
        // By the host whose pairing it was held under; none where the host is paired there no longer, or was paired anew since.
        var hosted = await (from activity in db.Activities.Within(db, scope)
                            let host = pairings.Where(p => p.UnitId == activity.HostUnitId && p.CommunityCode == activity.CommunityCode && p.ValidFrom <= activity.On)
                                .Select(p => (int?)p.UnitId).FirstOrDefault()
                            group activity by host into held
                            select new ActivityCount(held.Key, held.Count(), held.Max(a => a.On), held.Count(a => a.On >= quarter),
                                held.Where(a => a.On >= quarter).Sum(a => a.PartyAttendances), held.Where(a => a.On >= quarter).Sum(a => a.Beneficiaries),
                                held.Where(a => a.On >= quarter).Sum(a => a.ProblemsSolved), held.Where(a => a.On >= quarter).Max(a => a.FundsWan) == null ? null : held.Where(a => a.On >= quarter).Sum(a => a.FundsWan)))
            .ToListAsync(cancel);
        var units = await PairingRow.Query(db, scope).OrderBy(p => p.Unit.Id)
            .Select(p => new { p.Unit.Id, p.Unit.PartyOrgName, p.Unit.Nature, CommunityCode = p.Community.Code, CommunityName = p.Community.Name, p.LastOn }).ToListAsync(cancel);
        var byHost = hosted.Where(h => h.Host is not null).ToDictionary(h => h.Host!.Value);
        var unpaired = hosted.FirstOrDefault(h => h.Host is null) ?? ActivityCount.Nothing;
        return new Content(
            [.. units.Select(u => new UnitLine(u.Id, u.PartyOrgName, u.Nature, u.CommunityCode, u.CommunityName, u.LastOn, byHost.GetValueOrDefault(u.Id, ActivityCount.Nothing)))],
            new UnitLine(null, "结对已终止", default, "", "", unpaired.All == 0 ? null : unpaired.LastOn, unpaired));
    }

    private sealed record Content(IReadOnlyList<UnitLine> Units, UnitLine Unpaired);

    private sealed record UnitLine(int? Id, string PartyOrg, UnitNature Nature, string CommunityCode, string Community, DateOnly? LastOn, ActivityCount ActivityCount);

    /// <summary>What a host held: in all, and of it in the quarter. No funds where none were reported.</summary>
    private sealed record ActivityCount(int? Host, int All, DateOnly LastOn, int Quarter, int PartyAttendances, int Beneficiaries, int ProblemsSolved, double? FundsWan)
    {
        public static readonly ActivityCount Nothing = new(null, 0, default, 0, 0, 0, 0, null);
    }

    private static SheetRow Row(string key, RowKind kind, string name, IReadOnlyList<UnitLine> units, string? community = null)
    {
        var (quarter, funds) = (units.Sum(u => u.ActivityCount.Quarter), units.Select(u => u.ActivityCount.FundsWan).OfType<double>().ToList());
        return new SheetRow(key, kind,
        [
            name, community, quarter, units.Sum(u => u.ActivityCount.All),
            units.Sum(u => u.ActivityCount.PartyAttendances), units.Sum(u => u.ActivityCount.Beneficiaries), units.Sum(u => u.ActivityCount.ProblemsSolved),
            quarter > 0 && funds.Count == 0 ? null : Digits.Round(funds.Sum(), 2),
            units.Max(u => u.LastOn), null,
        ]);
    }
}

/// <summary>博罗县结对共建台账: both ledgers in one file.</summary>
public sealed class PartnershipReport(IEnumerable<ILedger> ledgers) : IReport
{
    public string Name => "partnership";

    public SheetTitle Title => new("结对共建台账");

    public IReadOnlyList<ISheet> Sheets { get; } = [ledgers.Named(PairingTable.LedgerName), ledgers.Named(ActivityTable.LedgerName)];
}
