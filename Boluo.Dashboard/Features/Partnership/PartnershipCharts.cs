using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>Activities month by month over the last year.</summary>
public sealed class ActivityMonthsChart : IChart
{
    public string Key => "activity-months";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.Activities.Within(db, scope).Select(a => a.On).CountByMonthAsync(scope.AsOf, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<DateOnly, int> counts)
    {
        var total = counts.Values.Sum();
        return CountCharts.Months("近12个月共建活动", "场次", Ledgers.Activities, [.. counts.Keys],
            new SeriesOf<DateOnly>("共建活动", m => counts[m], m => Ledgers.Activities.Where(a => a.On.InMonth(m)))) with
        {
            Sentence = total == 0 ? "" : Invariant(
                $"近12个月开展共建活动{total}场次，{CountCharts.MostIn(counts, "场次")}；最少的为{Days.Month(counts.MinBy(m => m.Value).Key)}，{counts.Values.Min()}场次。"),
        };
    }
}

/// <summary>活动类别.</summary>
public sealed class ActivityKindsChart : IChart
{
    public string Key => "activity-kinds";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Build(await db.Activities.Within(db, scope).CountByAsync(a => a.Kind, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<ActivityKind, int> counts)
    {
        List<ActivityKind> kinds = [.. Enum.GetValues<ActivityKind>().OrderByDescending(k => counts.GetValueOrDefault(k))];
        var total = counts.Values.Sum();
        var most = kinds[0];
        return CountCharts.Bars("活动类别", "活动类别", "场次", Ledgers.Activities, kinds,
            new SeriesOf<ActivityKind>("共建活动", k => counts.GetValueOrDefault(k), k => Ledgers.Activities.Where(a => a.Kind.Is(k)))) with
        {
            Subtitle = Invariant($"累计{total}场次"),
            Sentence = total == 0 ? "" : Invariant($"累计{total}场次共建活动中{most.Label()}最多，为{counts[most]}场次。"),
        };
    }
}

/// <summary>Who came how often. Attendances, never heads.</summary>
public sealed class AttendancesChart : IChart
{
    public string Key => "activity-attendances";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.Activities.Within(db, scope).GroupBy(_ => 1).Select(g => new Attendances
        {
            Activities = g.Count(),
            Party = g.Sum(a => a.PartyAttendances),
            Social = g.Sum(a => a.SocialAttendances),
            Volunteers = g.Sum(a => a.VolunteerAttendances),
            Beneficiaries = g.Sum(a => a.Beneficiaries),
        }).SingleOrDefaultAsync(cancel) ?? new Attendances());

    public static ChartSpec Build(Attendances of) => new()
    {
        Kind = ChartKind.Bars,
        Title = "活动参加和受益人次",
        Subtitle = "人次",
        Unit = "人次",
        Categories = ["参加党员", "社工", "义工", "受益群众"],
        CategoryHeader = "人员",
        Ledger = ActivityTable.LedgerName,
        Series = [new Series("人次", [new Mark("参加党员", of.Party), new Mark("社工", of.Social), new Mark("义工", of.Volunteers), new Mark("受益群众", of.Beneficiaries)])],
        Sentence = of.Activities == 0 ? "" : Invariant($"{of.Activities}场次活动中党员参加{Digits.Text(of.Party)}人次，受益群众{Digits.Text(of.Beneficiaries)}人次；人次是参加次数，与人数不相加，四类也不相加。"),
    };
}

/// <summary>Attendances of all activities in scope.</summary>
public sealed record Attendances
{
    public int Activities { get; init; }
    public int Party { get; init; }
    public int Social { get; init; }
    public int Volunteers { get; init; }
    public int Beneficiaries { get; init; }
}
