using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>宣讲 by topic.</summary>
public sealed class TalkTopicsChart : IChart
{
    public string Key => "talk-topics";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var topics = await db.Talks.Within(db, scope).GroupBy(t => t.Topic)
            .Select(g => new { Topic = g.Key, Count = g.Count(), Attendances = g.Sum(t => t.Attendances) }).ToListAsync(cancel);
        return Build(topics.ToDictionary(t => t.Topic, t => t.Count), topics.Sum(t => t.Attendances));
    }

    public static ChartSpec Build(IReadOnlyDictionary<TalkTopic, int> counts, int attendances)
    {
        var topics = Enum.GetValues<TalkTopic>().OrderByDescending(t => counts.GetValueOrDefault(t)).ToList();
        var total = counts.Values.Sum();
        return CountCharts.Bars("宣讲主题", "宣讲主题", "场次", Ledgers.Talks, topics, new SeriesOf<TalkTopic>("宣讲", t => counts.GetValueOrDefault(t), t => Ledgers.Talks.Where(l => l.Topic.Is(t)))) with
        {
            Sentence = total == 0 ? "" : Invariant($"共宣讲{total}场次，参加群众{Digits.Text(attendances)}人次；最多的主题是{topics[0].Label()}，{counts[topics[0]]}场次。"),
        };
    }
}

/// <summary>宣讲 month by month over the last year.</summary>
public sealed class TalkMonthsChart : IChart
{
    public string Key => "talk-months";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.Talks.Within(db, scope).Select(t => t.On).CountByMonthAsync(scope.AsOf, cancel));

    /// <summary>The months from the first that has a talk on: before it, nothing was recorded.</summary>
    public static ChartSpec Build(IReadOnlyDictionary<DateOnly, int> all)
    {
        var months = all.SkipWhile(m => m.Value == 0).Select(m => m.Key).ToList();
        var quiet = months.Where(m => all[m] == 0).Select(Days.Month).ToList();
        return CountCharts.Months("近12个月宣讲", "场次", Ledgers.Talks, months, new SeriesOf<DateOnly>("宣讲", m => all[m], m => Ledgers.Talks.Where(l => l.On.InMonth(m)))) with
        {
            Sentence = months.Count == 0 ? "" : quiet.Count switch
            {
                0 => $"{Days.Month(months[0])}以来每月均有宣讲",
                <= 3 => $"{string.Join("、", quiet)}没有宣讲",
                _ => Invariant($"{Days.Month(months[0])}以来{quiet.Count}个月没有宣讲"),
            } + $"；{CountCharts.MostIn(all, "场次")}。",
        };
    }
}

/// <summary>Households contacted, by the home region of the people.</summary>
public sealed class HometownsChart : IChart
{
    public string Key => "contact-hometowns";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var groups = await db.ContactHouseholds.Within(db, scope).GroupBy(h => h.HometownGroup)
            .Select(g => new { Name = g.Key, Households = g.Sum(h => h.Households), Members = g.Count() }).ToListAsync(cancel);
        return Build([.. groups.Select(g => (g.Name, g.Households, g.Members))]);
    }

    public static ChartSpec Build(IReadOnlyList<(string Name, int Households, int Members)> groups)
    {
        var order = groups.OrderByDescending(g => g.Households).ThenBy(g => g.Name, StringComparer.Ordinal).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "党员联系户按老乡群体",
            Draws = Ledgers.ContactHouseholds.Columns(c => c.Households),
            Subtitle = $"{Digits.Text(groups.Sum(g => g.Households))}户",
            Unit = "户",
            Categories = [.. order.Select(g => g.Name)],
            CategoryHeader = "老乡群体",
            Ledger = ContactHouseholdTable.LedgerName,
            Series = [new Series("联系户数", [.. order.Select(g => new Mark(g.Name, g.Households,
                Href: Ledgers.ContactHouseholds.Where(l => l.Hometown.Has(g.Name))))])],
            Sentence = groups.Count == 0 ? "" : Invariant(
                $"{groups.Sum(g => g.Members)}名党员联系{groups.Count}个老乡群体的{Digits.Text(groups.Sum(g => g.Households))}户，最多的为{order[0].Name}，{Digits.Text(order[0].Households)}户。"),
        };
    }
}
