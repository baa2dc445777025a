using System.Globalization;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Briefs;

/// <summary>变化情况 speaks of every number that 基本情况 prints: over the county, its townships, forms and communities, on several days.</summary>
public sealed partial class BriefChangesTests(BoluoApp app) : IClassFixture<BoluoApp>
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
        var brief = await app.Services.GetRequiredService<BriefQueries>().GetAsync(new Scope(null, null, null, Day("2020-06-30")), None);
        var (month, year) = (brief.Sections[1].Paragraphs[0].Text, brief.Sections[1].Paragraphs[1].Text);
        foreach (var moved in new[] { "覆盖党员群众2.72万人", "累计投入113万元", "已办结需求2个", "待对接需求4个", "共建活动受益群众800人次", "解决党代表直联问题27个", "受理微急烦心事25件" })
            Assert.Contains(moved, month, StringComparison.Ordinal);
        Assert.Contains("为民服务制度2条", year, StringComparison.Ordinal);
        Assert.Contains("社区党员2103名（现值）", brief.Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
    }

    private async Task CheckAsync(Scope scope, ScopeLimits limits)
    {
        var brief = await app.Services.GetRequiredService<BriefQueries>().GetAsync(scope, None);
        var where = $"{brief.Title} {Days.Iso(scope.AsOf)}";
        Assert.True(Paper.IsShort(brief), where);
        await using var db = await app.OpenAsync();
        var figures = app.Services.GetServices<Figure>().ToList();
        var spoken = Situation.All.Select(t => figures.Named(t.Key)).ToList();
        var now = await FigureValues.ReadAsync(spoken, db, scope, None);
        var printed = Situation.All.Where(t => now[t.Key].Value > 0 && !(t.Key == Situation.Communities && scope.Community is not null)).ToList();
        var basics = string.Concat(brief.Sections[0].Paragraphs.Select(p => p.Text));
        Assert.Equal(printed.Count, brief.Sections[0].Paragraphs.Sum(p => p.Pieces.Count(x => x.Path is not null)));

        var earlier = EarlierDay.Of(scope.AsOf, limits.EarliestAsOf);
        Assert.Equal(Math.Max(1, earlier.Count), brief.Sections[1].Paragraphs.Count);
        foreach (var (other, paragraph) in earlier.Zip(brief.Sections[1].Paragraphs))
        {
            Assert.StartsWith(other.Words + "，", paragraph.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("各项", paragraph.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("其余", paragraph.Text, StringComparison.Ordinal);
            var said = Read(paragraph.Text[(other.Words.Length + 1)..]);
            var before = await FigureValues.ReadAsync(spoken, db, scope with { AsOf = other.Day }, None);
            foreach (var term in printed)
            {
                var (figure, value, then) = (figures.Named(term.Key), now[term.Key].Value!.Value, before[term.Key].Value);
                Assert.Contains(term.Noun + Measured.Words(value, figure.Unit) + (figure.HasHistory ? "" : "（现值）"), basics, StringComparison.Ordinal);
                if (figure.HasHistory) Assert.Equal((where, term.Name, Expected(figure, value, then)), (where, term.Name, said.GetValueOrDefault(term.Name)));
                else Assert.DoesNotContain(term.Name, said.Keys);
            }

            var fallen = Situation.All.Except(printed).Where(t => before[t.Key].Value > 0).Select(t => t.Name);
            Assert.Equal([], said.Keys.Except(printed.Select(t => t.Name)).Except(fallen));
        }
    }

    private static string Expected(Figure figure, double value, double? then)
    {
        var share = figure.Unit == "%";
        if (then is null) return "无可比数";
        var change = Math.Round(value - then.Value, share ? 1 : 2, MidpointRounding.AwayFromZero);
        return change == 0 ? "持平"
            : (share ? change > 0 ? "提高" : "下降" : change > 0 ? "增加" : "减少")
              + (share ? Math.Abs(change).ToString("0.0", CultureInfo.InvariantCulture) + "个百分点" : Measured.Words(Math.Abs(change), figure.Unit));
    }

    /// <summary>What a paragraph says of each name: 增加5个, 持平, 无可比数.</summary>
    private static Dictionary<string, string> Read(string text)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var clause in text.TrimEnd('。').Split('；'))
        {
            if (Level().Match(clause) is { Success: true } level)
                foreach (var name in level.Groups["names"].Value.Split('、')) said.Add(name, level.Groups["words"].Value);
            else if (Several().Match(clause) is { Success: true } several)
                foreach (var item in several.Groups["items"].Value.Split('、').Select(i => Item().Match(i))) said.Add(item.Groups["name"].Value, several.Groups["verb"].Value + item.Groups["amount"].Value);
            else
            {
                var one = One().Match(clause);
                Assert.True(one.Success, clause);
                said.Add(one.Groups["name"].Value, one.Groups["verb"].Value + one.Groups["amount"].Value);
            }
        }

        return said;
    }

    private static Scope ScopeOf(ScopeLimits limits, string? place, DateOnly day)
    {
        if (place is null) return new Scope(null, null, null, day);
        return limits.Townships.Values.FirstOrDefault(t => t.Name == place) is { } township ? new Scope(township.Code, null, null, day)
            : limits.Communities.Values.First(c => c.Name == place && c.ValidFrom <= day) is var community ? new Scope(community.TownshipCode, community.Code, null, day) : throw new InvalidOperationException(place);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<names>.+?)均?(?<words>持平|无可比数)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Level();

    [GeneratedRegex("^(?<verb>增加|减少|提高|下降)的有(?<items>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Several();

    [GeneratedRegex("^(?<name>[^0-9]+)(?<amount>[0-9].*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Item();

    [GeneratedRegex("^(?<name>[^0-9]+)(?<verb>增加|减少|提高|下降)(?<amount>[0-9].*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex One();
}
