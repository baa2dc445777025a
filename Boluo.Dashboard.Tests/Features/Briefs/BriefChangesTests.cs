using System.Globalization;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Briefs;

/// <summary>变化情况 speaks of every number that 基本情况 prints: over the county, its townships, forms and communities, on several days.</summary>
[Trait("Needs", "application")]
public sealed partial class BriefChangesTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("2020-06-30", "桥东社区")]
    [InlineData("2019-12-31", "九潭社区")]
    [InlineData("2020-03-31", "城东社区")]
    [InlineData("2020-06-30", "杨侨镇")]
    [InlineData("2020-06-30", null)]
    [InlineData("2020-01-15", null)]
    public async Task Every_number_of_the_first_part_has_moved_by_as_much_as_is_said_or_is_named_among_those_that_stayed(string day, string? place)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        await CheckAsync(ScopeOf(limits, place, Day(day)), limits);
    }

    [Theory]
    [InlineData("2020-06-30")]
    [InlineData("2020-04-10")]
    [InlineData("2019-03-31")]
    public async Task No_township_and_no_form_has_a_number_that_the_second_part_passes_over(string day)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        foreach (var township in limits.Townships.Keys) await CheckAsync(new Scope(township, null, null, Day(day)), limits);
        foreach (var form in Enum.GetValues<UrbanForm>()) await CheckAsync(new Scope(null, null, form, Day(day)), limits);
    }

    [Fact]
    public async Task The_county_says_what_it_said_nothing_of()
    {
        var brief = await app.Services.GetRequiredService<BriefQueries>().GetAsync(County.On(Day("2020-06-30")), None);
        var changes = Assert.Single(brief.Sections[1].Paragraphs).Text;
        foreach (var said in new[]
        {
            "覆盖党员群众2.7万、6.3万人", "累计投入113、314万元", "已办结需求2、26个", "待对接需求4、10个", "共建受益群众800、3068人次", "直联问题解决27、85个", "受理烦心事25、159件",
            "义工较年初增加4479人", "为民服务制度持平、增加2条", "网格员减少1名、增加20名", "需求办结率分别下降6.3、12.3个百分点",
        })
            Assert.Contains(said, changes, StringComparison.Ordinal);
        Assert.Contains("社区党员2103名", brief.Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("社区党员2103名（现值）", brief.Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("党工、", changes, StringComparison.Ordinal);
    }

    private async Task CheckAsync(Scope scope, ScopeLimits limits)
    {
        var brief = await app.Services.GetRequiredService<BriefQueries>().GetAsync(scope, None);
        var where = $"{brief.Title} {Days.Iso(scope.AsOf)}";
        Assert.True(Paper.IsShort(brief), where);
        await using var db = await app.OpenAsync();
        var figures = app.Services.GetServices<Figure>().ToList();
        var spoken = SituationTerms.All.Select(t => figures.Named(t.Key)).ToList();
        var now = await FigureValues.ReadAsync(spoken, db, scope, None);
        var basics = string.Concat(brief.Sections[0].Paragraphs.Select(p => p.Text));
        string Printed(Term term) => term.Noun + InWords(figures.Named(term.Key), now[term.Key].Value!.Value) + figures.Named(term.Key).Unit.Replace("%", "", StringComparison.Ordinal);
        var printed = SituationTerms.All.Where(t => now[t.Key].Value > 0 && t.IsToldIn(scope))
            .Where(t => !t.Extra || basics.Contains(Printed(t), StringComparison.Ordinal)).ToList();
        Assert.Equal(printed.Count, brief.Sections[0].Paragraphs.Sum(p => p.Pieces.Count(x => x.Path is not null)));
        Assert.All(printed, t => Assert.Contains(Printed(t) + (figures.Named(t.Key) switch { { IsCurrent: true, Adding: Adding.Overlaps } => "（现值，各级合计有重叠）", { IsCurrent: true } => "（现值）", _ => "" }), basics, StringComparison.Ordinal));

        var earlier = EarlierDay.Of(scope.AsOf, limits.EarliestAsOf);
        var head = string.Join("、", earlier.Select(e => e.Words)) + "，";
        var text = Assert.Single(brief.Sections[1].Paragraphs).Text;
        Assert.StartsWith(head, text, StringComparison.Ordinal);
        Assert.DoesNotContain("各项", text, StringComparison.Ordinal);
        Assert.DoesNotContain("其余", text, StringComparison.Ordinal);
        var said = Read(text[head.Length..].Split('。')[0], [.. earlier.Select(e => e.Words)]);
        var before = new List<IReadOnlyDictionary<string, Quantity>>();
        foreach (var other in earlier) before.Add(await FigureValues.ReadAsync(spoken, db, scope with { AsOf = other.Day }, None));
        foreach (var term in printed)
        {
            var (figure, value) = (figures.Named(term.Key), now[term.Key].Value!.Value);
            var expected = figure.IsCurrent && before.TrueForAll(b => b[term.Key].Value is not { } then || Shown(figure, then) == Shown(figure, value))
                ? null
                : string.Join('|', before.Select(b => Expected(figure, value, b[term.Key].Value)));
            Assert.Equal((where, term.Name, expected), (where, term.Name, said.GetValueOrDefault(term.Name)));
        }

        Assert.Equal(printed.Exists(t => figures.Named(t.Key).IsCurrent), text.EndsWith("。标明现值的数未留存历史，数值未变的不作比较。", StringComparison.Ordinal));
        var fallen = SituationTerms.All.Except(printed).Where(t => before.Exists(b => b[t.Key].Value > 0)).Select(t => t.Name);
        Assert.Equal([], said.Keys.Except(printed.Select(t => t.Name)).Except(fallen));
    }

    private static string Expected(Figure figure, double value, double? then)
    {
        var share = figure.Unit == "%";
        if (then is null) return "无可比数";
        var change = (double)((decimal)Shown(figure, value) - (decimal)Shown(figure, then.Value));
        return change == 0 ? figure.IsCurrent ? "不作比较" : "持平"
            : (share ? change > 0 ? "提高" : "下降" : change > 0 ? "增加" : "减少")
              + (share ? Math.Abs(change).ToString("0.#", CultureInfo.InvariantCulture) + "个百分点" : InWords(figure, Math.Abs(change)) + figure.Unit);
    }

    /// <summary>The number as the brief prints it: a share and tens of thousands of the reach with one decimal, anything else with two at most.</summary>
    private static double Shown(Figure figure, double value) => figure.Unit == "%" ? Half(value, 1)
        : figure.Rounding == Rounding.TenThousands && value >= 10_000 ? Half(value / 10_000, 1) * 10_000 : Half(value, 2);

    private static string InWords(Figure figure, double value)
    {
        var shown = Shown(figure, value);
        return figure.Unit == "%" ? shown.ToString("0.0", CultureInfo.InvariantCulture) + "%"
            : shown >= 10_000 && Half(shown / 10_000, 1) * 10_000 == shown ? (shown / 10_000).ToString("0.#", CultureInfo.InvariantCulture) + "万"
            : shown.ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static double Half(double value, int decimals) => (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>What a paragraph says of each name, day by day: 增加5个|持平.</summary>
    private static Dictionary<string, string> Read(string text, IReadOnlyList<string> earlier)
    {
        var days = earlier.Count;
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var clause in text.Split('；'))
        {
            if (earlier.Index().FirstOrDefault(e => clause.Contains(e.Item, StringComparison.Ordinal)) is { Item: { } day } one && OneDay().Match(clause.Replace(day, "", StringComparison.Ordinal)) is { Success: true } other)
                said.Add(other.Groups["name"].Value, string.Join('|', Enumerable.Range(0, days).Select(i => i == one.Index ? other.Groups["way"].Value : "不作比较")));
            else if (days == 2 && BothWays().Match(clause) is { Success: true } ways) said.Add(ways.Groups["name"].Value, $"{ways.Groups["first"].Value}|{ways.Groups["second"].Value}");
            else if (Alike().Match(clause) is { Success: true } alike)
                foreach (var item in alike.Groups["items"].Value.Split(days == 2 ? '，' : '、').Select(i => Item().Match(i)))
                    said.Add(item.Groups["name"].Value, Amounts(alike.Groups["verb"].Value, item.Groups["amounts"].Value));
            else if (Share().Match(clause) is { Success: true } share) said.Add(share.Groups["name"].Value, Amounts(share.Groups["verb"].Value, share.Groups["amounts"].Value));
            else
            {
                var level = Level().Match(clause);
                Assert.True(level.Success, clause);
                foreach (var name in level.Groups["names"].Value.Split('、')) said.Add(name, string.Join('|', Enumerable.Repeat(level.Groups["words"].Value, days)));
            }
        }

        return said;

        // The unit stands with the last number.
        static string Amounts(string verb, string amounts)
        {
            var numbers = amounts.Split('、');
            var unit = numbers[^1].TrimStart([.. "0123456789."]);
            return string.Join('|', numbers.Select(n => verb + (char.IsAsciiDigit(n[^1]) ? n + unit : n.EndsWith('万') ? n[..^1] + unit : n)));
        }
    }

    private static Scope ScopeOf(ScopeLimits limits, string? place, DateOnly day)
    {
        if (place is null) return County.On(day);
        return limits.Townships.Values.FirstOrDefault(t => t.Name == place) is { } township ? new Scope(township.Code, null, null, day)
            : limits.Communities.Values.First(c => c.Name == place && c.ValidFrom <= day) is var community ? new Scope(community.TownshipCode, community.Code, null, day) : throw new InvalidOperationException(place);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private const string Way = "(持平|无可比数|(增加|减少|提高|下降)[0-9][^、]*)";

    [GeneratedRegex($"^(?<name>[^0-9、]+?)(?<first>{Way})、(?<second>{Way})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BothWays();

    [GeneratedRegex($"^(?<name>[^0-9、]+?)(?<way>{Way})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OneDay();

    [GeneratedRegex("^(分别)?(?<verb>增加|减少)(?<items>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Alike();

    [GeneratedRegex("^(?<name>[^0-9]+?)(?<amounts>[0-9].*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Item();

    [GeneratedRegex("^(?<name>[^0-9]+?)(分别)?(?<verb>提高|下降)(?<amounts>[0-9].*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Share();

    [GeneratedRegex("^(?<names>[^0-9]+?)均?(?<words>持平|无可比数)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Level();
}
