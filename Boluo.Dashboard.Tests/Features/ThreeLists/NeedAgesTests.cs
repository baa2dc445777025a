using System.Xml.Linq;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.ThreeLists;

/// <summary>在办需求时长: how long open needs have been there, and which of them the rule about waiting ones finds.</summary>
public sealed class NeedAgesTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    [Theory]
    [InlineData(null)]
    [InlineData(20)]
    [InlineData(365)]
    public async Task The_line_stands_where_the_rule_begins_and_what_lies_beyond_is_what_the_rule_finds(int? set)
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        if (set is { } days)
        {
            db.Settings.Add(new Setting { Key = "need.waiting", Value = days });
            await db.SaveChangesAsync(None);
        }

        var spec = await new NeedAgesChart().BuildAsync(db, County.Whole, None);
        var most = set ?? 30;
        var found = await new NeedWaiting().Find(db, County.Whole, most).CountAsync(None);
        Assert.Equal((most, found), (spec.Threshold!.Value, spec.Threshold.Beyond.Value));
        Assert.Equal(found, spec.Series.SelectMany(s => s.Marks).Count(m => m.Tone == Tone.Waiting));
        Assert.Equal(found > 0 ? $"超{most}天未对接{found}个" : $"{most}天", spec.Threshold.Beyond.Label);
        Assert.Equal(found, await CountAsync(database, spec.Threshold.Beyond.Href!));
    }

    [Fact]
    public async Task Every_open_need_is_one_dot_that_leads_to_it()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var spec = await new NeedAgesChart().BuildAsync(db, County.Whole, None);
        var dots = spec.Series.SelectMany(s => s.Marks).ToList();
        Assert.Equal(45, dots.Count);
        Assert.Equal(45, dots.Select(d => d.Href).Distinct().Count());
        foreach (var dot in dots) Assert.Equal(1, await CountAsync(database, dot.Href!));
        Assert.StartsWith("在办需求45个：待对接14个（超30天未对接5个），最长74天；", spec.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_need_is_loud_by_its_size_and_a_word_and_reached_by_the_keyboard()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var spec = await new NeedAgesChart().BuildAsync(db, County.Whole, None);
        var limits = new ScopeLimits
        {
            AsOf = County.Day,
            EarliestAsOf = new DateOnly(2019, 1, 1),
            Origin = DataOrigin.Sample,
            Townships = new Dictionary<string, Township>(StringComparer.Ordinal),
            Communities = new Dictionary<string, Community>(StringComparer.Ordinal),
        };
        var drawing = XElement.Parse(ChartDrawing.Of(spec, new Urls(County.Whole, limits)));
        var dots = drawing.Descendants("circle").ToList();
        var loud = dots.Where(c => (string?)c.Attribute("class") == "loud").ToList();
        Assert.Equal(5, loud.Count);
        Assert.All(loud, c => Assert.True((double)c.Attribute("r")! > dots.Except(loud).Max(d => (double)d.Attribute("r")!)));
        Assert.Contains(drawing.Descendants("text"), t => (string)t == "▲ 超30天未对接5个");
        Assert.All(drawing.Descendants("a"), a => Assert.True(a.Attribute("tabindex") is null && a.Element("title") is not null));
        Assert.DoesNotContain(drawing.Descendants("line"), l => (string?)l.Attribute("class") == "median");
        Assert.Equal(["办理状态", "数量", "最小（天）", "中位数（天）", "最大（天）", "超30天未对接"], ChartTable.Of(spec).Headers);
        Assert.Equal(["5", "/", "/"], ChartTable.Of(spec).Rows.Select(r => r.Cells[^1].Text));
    }

    [Fact]
    public async Task Many_are_counted_by_stretches_of_days_that_lead_to_their_rows()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var counts = await NeedRow.Query(db, County.Whole).Where(n => n.State == NeedState.Waiting || n.State == NeedState.Matched || n.State == NeedState.Started)
            .GroupBy(n => new { n.State, n.Row.RaisedOn }).Select(g => new OpenOfDay(g.Key.State, g.Key.RaisedOn, g.Count())).ToListAsync(None);
        var spec = NeedAgesChart.Counted(counts, County.Day, 30);
        Assert.Equal(["0—15天", "16—30天", "31—60天", "61—120天", "121天以上"], spec.Categories);
        Assert.Equal(45, spec.Series.Sum(s => s.Marks.Sum(m => m.Value)));
        foreach (var mark in spec.Series.SelectMany(s => s.Marks)) Assert.Equal(mark.Value, await CountAsync(database, mark.Href!));
        Assert.Equal(5, spec.Series[0].Marks.Where(m => m.Tone == Tone.Waiting).Sum(m => m.Value));
        Assert.Equal((await new NeedAgesChart().BuildAsync(db, County.Whole, None)).Sentence, spec.Sentence);
    }

    [Fact]
    public async Task Of_more_than_dots_can_show_the_counts_are_drawn()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var waiting = await db.Needs.SingleAsync(n => n.Code == "XQ2020058", None);
        db.Needs.AddRange(Enumerable.Range(0, 50).Select(i => new Need
        {
            Id = 9000 + i,
            Code = FormattableString.Invariant($"XQ2020{900 + i}"),
            CommunityCode = waiting.CommunityCode,
            Channel = waiting.Channel,
            Category = waiting.Category,
            Title = waiting.Title,
            Proposer = waiting.Proposer,
            OwnerUnit = waiting.OwnerUnit,
            OwnerPerson = waiting.OwnerPerson,
            RaisedOn = County.Day.AddDays(-i),
            DueOn = County.Day.AddDays(30),
            Version = Guid.NewGuid(),
        }));
        await db.SaveChangesAsync(None);
        var spec = await new NeedAgesChart().BuildAsync(db, County.Whole, None);
        Assert.Equal((ChartKind.Columns, false), (spec.Kind, spec.IsStill));
        Assert.Equal(45 + 50, spec.Series.Sum(s => s.Marks.Sum(m => m.Value)));
    }

    [Fact]
    public void A_need_of_today_is_a_dot_and_none_is_said_in_words()
    {
        Assert.False(NeedAgesChart.Dots([new OpenNeed("XQ1", "修路灯", "东区社区", NeedState.Waiting, County.Day)], County.Day, 30).IsEmpty);
        var none = NeedAgesChart.Dots([], County.Day, 30);
        Assert.True(none.IsEmpty);
        Assert.Equal("没有在办需求。", none.Sentence);
    }

    private static async Task<int> CountAsync(TestDatabase database, string path)
    {
        var ledger = new NeedTable(database);
        var view = View.Parse(path.Split('?', 2)[1], ledger);
        Assert.True(view.Ok, $"{path}: {view.Error}");
        return (await ledger.PageAsync(County.Whole, view.Value, Staff, None)).Count;
    }
}
