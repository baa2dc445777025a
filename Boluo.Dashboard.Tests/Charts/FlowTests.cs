using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Charts;

/// <summary>A flow: blocks as high as what they count, ribbons between, and what has no partner said in colour, pattern and words.</summary>
public sealed class FlowTests
{
    private static readonly ScopeLimits Limits = new()
    {
        AsOf = County.Day,
        EarliestAsOf = new DateOnly(2019, 1, 1),
        Origin = DataOrigin.Sample,
        Townships = new Dictionary<string, Township>(StringComparer.Ordinal),
        Communities = new Dictionary<string, Community>(StringComparer.Ordinal),
    };

    private static readonly ChartSpec Lists = Specs.Of(ChartKind.Flow, "",
        new Series("资源", [new Mark("场所", 40, "40项", "/three-lists?resources.category=Venue"), new Mark("义诊", 10, "10项", "/three-lists?resources.category=HealthClinic")]),
        new Series("需求", [new Mark("养老", 6, "6个", "/three-lists?needs.category=HealthAndAge"), new Mark("文体", 4, "4个", "/three-lists?needs.category=CultureAndSport")]),
        new Series("项目", [new Mark("帮扶", 3, "3个", "/three-lists?projects.category=PublicAid")])) with
    {
        Flow = new Flow(
            [
                new Series("未使用", [new Mark("场所", 10, "10项", "/three-lists?resources.use=Idle"), new Mark("义诊", 0, "0项")]),
                new Series("未对接", [new Mark("养老", 2, "2个", "/three-lists?needs.links=0"), new Mark("文体", 0, "0个")]),
                new Series("无需求", [new Mark("帮扶", 0, "0个")]),
            ],
            [
                new Ribbon(0, "场所", "养老", new Mark("场所 → 养老", 3, "3个需求", "/three-lists?needs.resourceKinds=Venue")),
                new Ribbon(0, "义诊", "养老", new Mark("义诊 → 养老", 3, "3个需求", "/three-lists?needs.resourceKinds=HealthClinic")),
                new Ribbon(1, "养老", "帮扶", new Mark("养老 → 帮扶", 4, "4个需求", "/three-lists?needs.projectKinds=PublicAid")),
            ]),
    };

    [Fact]
    public void Within_a_stage_a_block_is_as_high_as_what_it_counts()
    {
        var frame = FlowFrame.Of(Lists, Lists.Flow!);
        Assert.Equal(4, frame.Stages[0][0].High / frame.Stages[0][1].High, 6);
        Assert.Equal(1.5, frame.Stages[1][0].High / frame.Stages[1][1].High, 6);
        Assert.Equal(0.25, frame.Stages[0][0].AloneHigh / frame.Stages[0][0].High, 6);
        foreach (var stage in frame.Stages)
        {
            Assert.All(stage.Zip(stage.Skip(1)), pair => Assert.True(pair.Second.Top > pair.First.Top + pair.First.High));
            Assert.InRange(stage[^1].Top + stage[^1].High, 0.5, 1.0001);
        }
    }

    [Fact]
    public void Ribbons_lie_on_their_blocks_above_what_has_no_partner_and_never_on_each_other()
    {
        var frame = FlowFrame.Of(Lists, Lists.Flow!);
        var need = frame.Stages[1][0];
        // Six partners of four needs share the side of the four.
        var ends = frame.Bands.Where(b => b.Ribbon.Stage == 0).OrderBy(b => b.To).ToList();
        Assert.Equal(need.Top, ends[0].To, 6);
        Assert.Equal(ends[0].To + ends[0].ToHigh, ends[1].To, 6);
        Assert.Equal(need.AloneTop, ends[1].To + ends[1].ToHigh, 6);
        Assert.Equal(need.High * 4 / 6, frame.Bands.Single(b => b.Ribbon.Stage == 1).FromHigh, 6);
    }

    [Fact]
    public void Every_mark_is_a_link_that_a_keyboard_reaches_and_a_reader_hears()
    {
        var links = XElement.Parse(ChartDrawing.Of(Lists, new Urls(County.Whole, Limits))).Descendants("a").ToList();
        Assert.Equal(5 + 2 + 3, links.Count);
        Assert.All(links, a => Assert.Null(a.Attribute("tabindex")));
        Assert.All(links, a => Assert.Equal(a.Element("text") is null ? (string)a.Element("title")! : null, (string?)a.Attribute("aria-label")));
        Assert.Equal(["场所 → 养老：3个需求", "义诊 → 养老：3个需求", "养老 → 帮扶：4个需求"], links.Where(a => ((string)a.Attribute("class")!).EndsWith("ribbon", StringComparison.Ordinal)).Select(a => (string)a.Attribute("aria-label")!));
        Assert.Contains(links, a => (string)a.Element("title")! == "需求·养老 6个");
        Assert.All(links.Elements("text"), t => Assert.Contains(((string)t).TrimStart('▲', ' '), (string)t.Parent!.Element("title")!, StringComparison.Ordinal));
        Assert.All(links.Elements("text"), t => Assert.Equal("true", (string?)t.Attribute("aria-hidden")));
        Assert.Contains(links, a => (string)a.Element("title")! == "需求·养老：未对接2个" && (string)a.Attribute("href")! == "three-lists?needs.links=0");
    }

    [Fact]
    public void What_has_no_partner_is_told_by_a_pattern_and_a_word_and_not_by_colour_alone()
    {
        var drawing = XElement.Parse(ChartDrawing.Of(Lists, new Urls(County.Whole, Limits)));
        var pattern = (string)drawing.Descendants("pattern").Single().Attribute("id")!;
        var alone = drawing.Descendants("a").Where(a => (string)a.Attribute("class")! == "mark alone").ToList();
        Assert.Equal(["▲ 未使用10项", "▲ 未对接2个"], alone.Select(a => (string)a.Element("text")!));
        Assert.All(alone, a => Assert.Contains(a.Elements("rect"), r => (string)r.Attribute("fill")! == $"url(#{pattern})"));
    }

    [Fact]
    public void Its_table_has_every_mark_with_its_link()
    {
        var table = ChartTable.Of(Lists);
        Assert.Equal(["办理状态", "数量", "未使用、未对接、无需求"], table.Headers);
        Assert.Equal(["资源·场所", "资源·义诊", "需求·养老", "需求·文体", "项目·帮扶", "场所 → 养老", "义诊 → 养老", "养老 → 帮扶"], table.Rows.Select(r => r.Category));
        Assert.Equal([("6个", "/three-lists?needs.category=HealthAndAge"), ("2个", "/three-lists?needs.links=0")], table.Rows[2].Cells.Select(c => (c.Text, c.Mark?.Href)));
        Assert.Equal("/three-lists?needs.projectKinds=PublicAid", table.Rows[^1].Cells[0].Mark?.Href);
    }

    /// <summary>A kind that only partners outside the scope have: no rows, and still its ribbon.</summary>
    [Fact]
    public void A_block_without_rows_keeps_its_ribbon_thin_but_there()
    {
        var spec = Lists with { Series = [new Series("资源", [new Mark("场所", 0, "0项"), new Mark("义诊", 10, "10项")]), .. Lists.Series.Skip(1)] };
        var band = FlowFrame.Of(spec, spec.Flow!).Bands.First(b => b.Ribbon.From == "场所");
        Assert.InRange(band.FromHigh, 0.001, 0.02);
        Assert.All(XElement.Parse(ChartDrawing.Of(spec, new Urls(County.Whole, Limits))).Descendants("path").Where(p => p.Parent!.Name == "a").Select(p => (string)p.Attribute("d")!),
            d => Assert.DoesNotContain("NaN", d, StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_of_a_drawing_are_written_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.All(XElement.Parse(ChartDrawing.Of(Lists with { }, new Urls(County.Whole, Limits))).Descendants("path").Select(p => (string)p.Attribute("d")!), d => Assert.DoesNotContain(",", d, StringComparison.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
