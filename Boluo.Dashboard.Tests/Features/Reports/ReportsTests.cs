using Boluo.Dashboard.Features.Reports;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Reports;

[Trait("Needs", "application")]
public sealed class ReportsTests(SharedApp app)
{
    private static readonly Viewer Admin = new("admin", "管理员", Role.Admin);

    private ReportList Reports => app.Services.GetRequiredService<ReportList>();

    [Fact]
    public void Everything_that_can_be_exported_is_listed_once_in_the_group_of_its_rhythm()
    {
        var entries = Reports.Find(null, Admin).SelectMany(g => g.Entries.Select(e => (g.Covers, e.Name))).ToList();
        var exports = app.Services.GetServices<ILedger>().Select(l => (l.Covers, l.Name)).Concat(app.Services.GetServices<ISummary>().Select(s => (s.Covers, s.Name)))
            .Concat(app.Services.GetServices<IReport>().Select(r => (r.Covers, r.Name)));
        Assert.Equal(exports.Order(), entries.Order());
    }

    [Fact]
    public void The_month_of_the_three_lists_is_the_first_of_the_first_group()
    {
        var (covers, entries) = Reports.Find(null, Admin)[0];
        Assert.Equal(PeriodKind.Month, covers);
        Assert.Equal(("“三张清单”动态更新（销号）月报表", "部务会"), (entries[0].Title, entries[0].HandedTo));
    }

    [Theory]
    [InlineData("三张清单", "three-lists-month")]
    [InlineData("szqd", "three-lists-month")]
    [InlineData("部务会", "three-lists-month")]
    [InlineData("wgtz", "grids")]
    public void A_search_finds_names_initials_and_addressees(string search, string name) =>
        Assert.Contains(Reports.Find(search, Admin).SelectMany(g => g.Entries), e => e.Name == name);

    [Fact]
    public void The_log_of_changes_is_listed_for_administrators_only()
    {
        IEnumerable<string> Names(Role role) => Reports.Find(null, new Viewer("viewer", "读者", role)).SelectMany(g => g.Entries).Select(e => e.Name);
        Assert.Contains("audit", Names(Role.Admin));
        Assert.DoesNotContain("audit", Names(Role.Staff));
    }

    [Fact]
    public void A_search_without_a_match_finds_nothing() => Assert.Empty(Reports.Find("没有这张表", Admin));

    [Fact]
    public async Task Downloads_are_for_those_who_may_export_and_pages_of_administrators_for_administrators()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await app.SignInAsync(role);
            var html = await client.GetStringAsync("/reports?township=441322001&asOf=2020-05-31", CancellationToken.None);
            Assert.Equal(role != Role.Leader, html.Contains("exports/three-lists-month.xlsx?township=441322001&amp;asOf=2020-05-31&amp;edition=submit", StringComparison.Ordinal));
            Assert.Equal(role == Role.Admin, html.Contains("href=\"admin/assignments?tab=table", StringComparison.Ordinal));
            Assert.Contains("2020年5月", html, StringComparison.Ordinal);
            Assert.Contains("asOf=2020-04-30", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_earlier_period_is_offered_where_the_data_does_not_reach()
    {
        using var client = await app.SignInAsync(Role.Staff);
        var html = await client.GetStringAsync("/reports?asOf=2019-01-31", CancellationToken.None);
        Assert.DoesNotContain("asOf=2018", html, StringComparison.Ordinal);
    }
}
