using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>Of the community surveys whose quarter is over, how many have been done: at the end of each month.</summary>
public sealed class SurveyShareChart(IEnumerable<Figure> figures, FigureHistory history) : IChart
{
    /// <summary>What is done for each that was owed: as a share, its hundredth.</summary>
    private const string FigureKey = "ask.needs.community_survey";

    public string Key => "survey-share";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Build(await history.ReadAsync(figures.Named(FigureKey), scope, cancel));

    public static ChartSpec Build(IReadOnlyList<MonthEnd> months)
    {
        double? Share(MonthEnd month) => month[FigureKey] * 100;
        return MonthLines.Chart("社区问需完成率变化", "%，到各月末", "%", SurveyTable.LedgerName, months,
            Share(months[^1]) is { } share ? $"已期满的各季度社区问需任务完成{ChartText.Number(share)}%，含逾期完成的；未完成的和未登记的不计入。" : "",
            MonthLines.Line("完成率", months, Share, Ledgers.Surveys.Where(s => s.Level.Is(SurveyLevel.Community))));
    }
}

/// <summary>满意度 by half-year. How many answered stands below each, for a share of few answers moves by itself.</summary>
public sealed class SatisfactionChart : IChart
{
    public string Key => "satisfaction-rates";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Build(
        await db.SatisfactionSurveys.Within(db, scope).GroupBy(s => new { s.On.Year, First = s.On.Month <= 6 }).OrderBy(g => g.Key.Year).ThenByDescending(g => g.Key.First).Select(g => new HalfYear
        {
            From = new DateOnly(g.Key.Year, g.Key.First ? 1 : 7, 1),
            Satisfied = g.Sum(s => s.Satisfied),
            Fair = g.Sum(s => s.Fair),
            Dissatisfied = g.Sum(s => s.Dissatisfied),
        }).ToListAsync(cancel), scope.AsOf);

    public static ChartSpec Build(IReadOnlyList<HalfYear> all, DateOnly day)
    {
        var halves = all.Where(h => h.Answered > 0).ToList();
        Series Line(string name, Tone tone, Func<HalfYear, int> count) => new(name, [.. halves.Select(h => new Mark(h.Name, 100.0 * count(h) / h.Answered, Tone: tone,
            Href: Ledgers.Satisfaction.Where(s => s.On.Between(h.From, h.To(day)))) { Day = h.To(day) })])
        { IsLine = true };
        string Rate(HalfYear half) => $"{ChartText.Number(100.0 * half.Satisfied / half.Answered)}%（{half.Sample}）";
        return new ChartSpec
        {
            Kind = ChartKind.Line,
            Title = "满意度变化",
            Subtitle = "占有效样本，%",
            Unit = "%",
            Categories = [.. halves.Select(h => h.Name)],
            Below = [.. halves.Select(h => h.Sample)],
            CategoryHeader = "时期",
            Ledger = SatisfactionTable.LedgerName,
            Series = [Line("满意和基本满意", Tone.Light, h => h.Satisfied + h.Fair), Line("满意", Tone.Stock, h => h.Satisfied)],
            Sentence = halves switch
            {
                [] => "",
                [var only] => $"{only.Name}满意{Rate(only)}。n为有效样本。",
                [.., var before, var last] => $"{last.Name}满意{Rate(last)}，{before.Name}为{Rate(before)}。n为有效样本，各方式合计；样本少的占比波动大。",
            },
        };
    }

    /// <summary>The answers of half a year, of all levels and methods.</summary>
    public sealed record HalfYear
    {
        public required DateOnly From { get; init; }
        public required int Satisfied { get; init; }
        public required int Fair { get; init; }
        public required int Dissatisfied { get; init; }

        public int Answered => Satisfied + Fair + Dissatisfied;

        public string Name => Days.HalfYear(From);

        public string Sample => "n=" + Digits.Text(Answered);

        /// <summary>Its last day, or the day that is looked at.</summary>
        public DateOnly To(DateOnly day) => From.AddMonths(6).AddDays(-1) is var end && end < day ? end : day;
    }
}
