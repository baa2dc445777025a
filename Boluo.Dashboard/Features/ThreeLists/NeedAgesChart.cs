using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A need that is neither closed nor put off.</summary>
public sealed record OpenNeed(string Code, string Title, string Community, NeedState State, DateOnly RaisedOn);

/// <summary>How many needs of a state that are still open were raised on a day.</summary>
public sealed record OpenOfDay(NeedState State, DateOnly RaisedOn, int Count);

/// <summary>
/// How long ago the open needs were raised, one dot each, by state, with a line where the rule about waiting needs begins to find them.
/// Where they are more than dots can show, they are counted by stretches of days, one of which ends at that line.
/// </summary>
public sealed class NeedAgesChart : IChart
{
    /// <summary>As many of a state as are still told apart as dots.</summary>
    private const int MostDots = 60;

    private const string Title = "在办需求时长";

    private static readonly NeedState[] States = [NeedState.Waiting, NeedState.Matched, NeedState.Started];

    public string Key => "need-ages";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var most = await db.SettingAsync(ThreeListsRoom.WaitingKey, ThreeListsRoom.WaitingDays, cancel);
        var open = NeedRow.Query(db, scope).Where(n => n.State == NeedState.Waiting || n.State == NeedState.Matched || n.State == NeedState.Started);
        var counts = await open.GroupBy(n => new { n.State, n.Row.RaisedOn }).Select(g => new OpenOfDay(g.Key.State, g.Key.RaisedOn, g.Count())).ToListAsync(cancel);
        if (counts.GroupBy(c => c.State).Any(g => g.Sum(c => c.Count) > MostDots)) return Counted(counts, scope.AsOf, most);
        return Dots(await open.OrderBy(n => n.Row.RaisedOn).ThenBy(n => n.Row.Code)
            .Select(n => new OpenNeed(n.Row.Code, n.Row.Title, n.Community.Name, n.State, n.Row.RaisedOn)).ToListAsync(cancel), scope.AsOf, most);
    }

    public static ChartSpec Dots(IReadOnlyList<OpenNeed> needs, DateOnly day, int most)
    {
        int Age(OpenNeed need) => day.DayNumber - need.RaisedOn.DayNumber;
        bool IsLate(OpenNeed need) => need.State == NeedState.Waiting && Age(need) > most;
        var late = needs.Count(IsLate);
        return new ChartSpec
        {
            Kind = ChartKind.Strip,
            Title = Title,
            Subtitle = "天，自收集之日起，一点一需求",
            Unit = "天",
            Decimals = 0,
            Categories = [.. States.Select(s => s.Label())],
            CategoryHeader = "办理状态",
            Ledger = NeedTable.LedgerName,
            Series = [.. States.Select(s => new Series(s.Label(), [.. needs.Where(n => n.State == s).Select(n => new Mark(s.Label(), Age(n), $"{n.Title}（{n.Community}）",
                Ledgers.Needs.Where(l => l.Search(n.Code)), IsLate(n) ? Tone.Waiting : Tone.Measure))]))],
            Threshold = new Threshold(most, Clause(most), new Mark(NeedState.Waiting.Label(), late, late > 0 ? Invariant($"{Clause(most)}{late}个") : Invariant($"{most}天"),
                Ledgers.Needs.Where(n => n.Waiting.AtLeast(most + 1)), Tone.Waiting)),
            Sentence = Words([.. needs.Select(n => (n.State, Age(n), 1))], most),
        };
    }

    public static ChartSpec Counted(IReadOnlyList<OpenOfDay> counts, DateOnly day, int most)
    {
        List<(int From, int? To)> stretches = [(0, most / 2), (most / 2 + 1, most), (most + 1, most * 2), (most * 2 + 1, most * 4), (most * 4 + 1, null)];
        string Name((int From, int? To) stretch) => stretch.To is { } to ? Invariant($"{stretch.From}—{to}天") : Invariant($"{stretch.From}天以上");
        int Age(OpenOfDay count) => day.DayNumber - count.RaisedOn.DayNumber;
        Mark Of(NeedState state, (int From, int? To) stretch)
        {
            var last = day.AddDays(-stretch.From);
            return new Mark(Name(stretch), counts.Where(c => c.State == state && Age(c) >= stretch.From && (stretch.To is not { } to || Age(c) <= to)).Sum(c => c.Count),
                Href: Ledgers.Needs.Where(n => n.State.Is(state), n => stretch.To is { } to ? n.Raised.Between(day.AddDays(-to), last) : n.Raised.Until(last)),
                Tone: state switch { NeedState.Waiting when stretch.From > most => Tone.Waiting, NeedState.Waiting => Tone.Stock, NeedState.Matched => Tone.Light, _ => Tone.Running });
        }

        return new ChartSpec
        {
            Kind = ChartKind.Columns,
            Title = Title,
            Subtitle = "个，按收集至今天数",
            Unit = "个",
            Categories = [.. stretches.Select(Name)],
            CategoryHeader = "收集至今",
            Ledger = NeedTable.LedgerName,
            Series = [.. States.Select(s => new Series(s.Label(), [.. stretches.Select(stretch => Of(s, stretch))]))],
            Sentence = Words([.. counts.Select(c => (c.State, Age(c), c.Count))], most),
        };
    }

    private static string Clause(int most) => new NeedWaiting().Clause(most);

    /// <summary>在办需求45个：待对接14个（超30天未对接5个），最长74天；已对接12个，最长51天；实施中19个，最长166天。</summary>
    private static string Words(IReadOnlyList<(NeedState State, int Age, int Count)> open, int most)
    {
        if (open.Count == 0) return "没有在办需求。";
        var late = open.Where(o => o.State == NeedState.Waiting && o.Age > most).Sum(o => o.Count);
        var parts = States.Select(s => open.Where(o => o.State == s).ToList()).Where(s => s.Count > 0).Select(s =>
            Invariant($"{s[0].State.Label()}{s.Sum(o => o.Count)}个{(s[0].State == NeedState.Waiting && late > 0 ? Invariant($"（{Clause(most)}{late}个）") : "")}，最长{s.Max(o => o.Age)}天"));
        return Invariant($"在办需求{open.Sum(o => o.Count)}个：{string.Join('；', parts)}。");
    }
}
