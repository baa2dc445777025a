using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.ThreeLists;

/// <summary>三张清单对接情况: every block, ribbon and end without partner leads to exactly the rows that it counts.</summary>
[Trait("Needs", "application")]
public sealed class ListsFlowTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    public static TheoryData<string?, string?, string> Scopes => new()
    {
        { null, null, "2020-06-30" }, { County.Luoyang, null, "2020-06-30" }, { County.Luoyang, County.Dongqu, "2020-06-30" },
        { null, null, "2019-12-31" }, { County.Luoyang, null, "2019-12-31" }, { County.Luoyang, County.Dongqu, "2019-12-31" },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Every_mark_leads_to_as_many_rows_as_it_counts(string? township, string? community, string day)
    {
        var scope = new Scope(township, community, null, DateOnly.Parse(day, CultureInfo.InvariantCulture));
        await using var db = await app.OpenAsync();
        var spec = await new ListsFlowChart().BuildAsync(db, scope, None);
        var marks = spec.Series.Concat(spec.Flow!.Alone).SelectMany(s => s.Marks).Concat(spec.Flow.Ribbons.Select(r => r.Mark)).ToList();
        var wrong = new List<string>();
        foreach (var mark in marks.Where(m => m.Href is not null))
        {
            var rows = await CountAsync(mark.Href!, scope);
            if (rows != mark.Value) wrong.Add($"{mark.Category}: {mark.Value}, {rows} rows at {mark.Href}");
        }

        Assert.Empty(wrong);
        Assert.DoesNotContain(marks, m => m.Value > 0 && m.Href is null);
        Assert.All(spec.Flow.Ribbons, r => Assert.True(r.Mark.Value > 0));
        Assert.InRange(marks.Count(m => m.Value > 0), 10, 80);
        // Each list is there in full.
        foreach (var (series, page) in spec.Series.Zip((string[])[Ledgers.Resources.Page, Ledgers.Needs.Page, Ledgers.Projects.Page]))
            Assert.Equal(await CountAsync(page, scope), series.Marks.Sum(m => m.Value));
    }

    [Fact]
    public async Task A_need_says_the_kinds_of_its_resources_and_projects_once_each_and_in_their_order()
    {
        var ledger = app.Services.GetServices<ILedger>().Named(NeedTable.LedgerName);
        var view = View.Default(ledger) with { Columns = ["code", Ledgers.Needs.ResourceKinds.Key, Ledgers.Needs.ProjectKinds.Key, Ledgers.Needs.Links.Key] };
        var rows = await ledger.AllAsync(County.Whole, view, Staff, None).ToListAsync(None);
        var labels = Enum.GetValues<ResourceCategory>().Select(c => c.Label()).ToList();
        var several = rows.Select(r => ((string?)r.Cells[1])?.Split('、')).OfType<string[]>().Where(k => k.Length > 1).ToList();
        Assert.NotEmpty(several);
        Assert.All(several, kinds => Assert.Equal(labels.Where(kinds.Contains), kinds));
        Assert.All(rows.Where(r => r.Cells[3] is 0), r => Assert.Equal((null, null), (r.Cells[1], r.Cells[2])));
        Assert.Contains(rows, r => r.Cells[2] is "教育培训");
    }

    [Theory]
    [InlineData("needs.resourceKinds=Venue", null)]
    [InlineData("needs.resourceKinds=Venue,Jobs", null)]
    [InlineData("needs.projectKinds=none", null)]
    [InlineData("needs.resourceKinds=Aid", "“对接资源类别”没有“Aid”这一取值，可用值：Expertise（专业人才）")]
    public void A_condition_names_kinds_or_says_which_there_are(string query, string? error)
    {
        var view = View.Parse(query, app.Services.GetServices<ILedger>().Named(NeedTable.LedgerName));
        Assert.Equal(error is null, view.Ok);
        if (error is not null) Assert.StartsWith(error, view.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_two_kinds_finds_the_rows_with_either()
    {
        async Task<double> Of(params ResourceCategory[] kinds) => await CountAsync(Ledgers.Needs.Where(n => n.ResourceKinds.Have(kinds)), County.Whole);
        var (venue, jobs, both) = (await Of(ResourceCategory.Venue), await Of(ResourceCategory.Jobs), await Of(ResourceCategory.Venue, ResourceCategory.Jobs));
        Assert.InRange(both, Math.Max(venue, jobs), venue + jobs);
        Assert.Equal(16 + 2, await CountAsync(Ledgers.Needs.Where(n => n.ResourceKinds.IsNone), County.Whole)); // Two have a project that uses no resource.
    }

    [Fact]
    public void An_empty_scope_has_nothing_to_draw_and_one_of_one_kind_says_so()
    {
        Assert.True(ListsFlowChart.Build([], [], [], [], []).IsEmpty);
        var one = ListsFlowChart.Build([], [new(NeedCategory.HealthAndAge, 3, 3)], [], [], []);
        Assert.False(one.IsEmpty);
        Assert.Equal("没有资源；3个需求（均为健康养老类），未对接资源或者项目3个；没有项目。资源、需求、项目之间尚未建立对接。", one.Sentence);
        Assert.Equal(["健康养老"], one.Series[1].Marks.Select(m => m.Category));
    }

    [Fact]
    public void A_partner_from_outside_the_scope_is_drawn_and_said()
    {
        var spec = ListsFlowChart.Build([new(ResourceCategory.Venue, 2, 2)], [new(NeedCategory.HealthAndAge, 3, 1)], [], [new(ResourceCategory.Venue, NeedCategory.HealthAndAge, 1), new(ResourceCategory.Jobs, NeedCategory.HealthAndAge, 1)], []);
        Assert.Equal([("阵地场所", 2.0), ("就业岗位信息", 0.0)], spec.Series[0].Marks.Select(m => (m.Category, m.Value!.Value)));
        Assert.Contains("、统计范围以外的；", spec.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("统计范围以外", ListsFlowChart.Build([new(ResourceCategory.Venue, 2, 1)], [new(NeedCategory.HealthAndAge, 3, 1)], [], [new(ResourceCategory.Venue, NeedCategory.HealthAndAge, 2)], []).Sentence, StringComparison.Ordinal);
    }

    private async Task<double> CountAsync(string path, Scope scope)
    {
        var ledgers = app.Services.GetServices<ILedger>().ToList();
        var query = path.Split('?', 2)[1];
        var ledger = ledgers.Find(l => query.Contains(l.Name + ".", StringComparison.Ordinal)) ?? ledgers.Single(l => l.Path == path);
        var view = View.Parse(query, ledger);
        Assert.True(view.Ok, $"{path}: {view.Error}");
        return (await ledger.PageAsync(scope, view.Value, Staff, None)).Count;
    }
}
