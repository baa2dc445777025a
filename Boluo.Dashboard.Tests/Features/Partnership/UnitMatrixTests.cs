using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Partnership;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Partnership;

/// <summary>Units × communities: each number is that of the rows behind its link.</summary>
[Trait("Needs", "application")]
public sealed class UnitMatrixTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    [Theory]
    [InlineData(UnitWork.Activities, "2020-06-30")]
    [InlineData(UnitWork.Activities, "2020-03-31")]
    [InlineData(UnitWork.Resources, "2020-06-30")]
    [InlineData(UnitWork.Resources, "2019-12-31")]
    [InlineData(UnitWork.Needs, "2020-06-30")]
    [InlineData(UnitWork.Projects, "2020-06-30")]
    [InlineData(UnitWork.Projects, "2019-12-31")]
    public async Task Each_number_leads_to_as_many_rows_of_its_unit_in_its_community(UnitWork work, string day)
    {
        await using var db = await app.OpenAsync();
        var scope = County.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var matrix = await UnitMatrix.ReadAsync(db, scope, work, 180, None);
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var counted = 0;
        foreach (var unit in matrix.Units)
            foreach (var cell in unit.Cells.Values.Where(c => c.Count > 0))
            {
                var place = scope with { Township = limits.Communities[cell.CommunityCode].TownshipCode, Community = cell.CommunityCode };
                Assert.Equal((unit.Name, cell.CommunityCode, cell.Count), (unit.Name, cell.CommunityCode, await RowsAsync(matrix.RowsOf(unit), place)));
                counted++;
            }

        Assert.True(counted > 20, $"{counted} cells");
    }

    [Fact]
    public async Task All_pairs_stand_in_it_and_a_township_sees_its_part()
    {
        await using var db = await app.OpenAsync();
        var whole = await UnitMatrix.ReadAsync(db, County.Whole, UnitWork.Activities, 180, None);
        Assert.Equal((36, 92, 92), (whole.Communities.Count, whole.Units.Count, whole.Units.Sum(u => u.Cells.Values.Count(c => c.Paired))));
        Assert.Equal(whole.Units.OrderBy(u => u.Nature).Select(u => u.Nature), whole.Units.Select(u => u.Nature));

        var part = await UnitMatrix.ReadAsync(db, County.Whole with { Township = County.Luoyang }, UnitWork.Activities, 180, None);
        var codes = part.Communities.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(9, codes.Count);
        Assert.Equal(Cells(whole).Where(c => codes.Contains(c.Cell.CommunityCode)), Cells(part));

        static IEnumerable<(int Id, MatrixCell Cell)> Cells(UnitMatrix matrix) =>
            matrix.Units.SelectMany(u => u.Cells.Values.Select(c => (u.Id, c))).OrderBy(c => c.Id).ThenBy(c => c.c.CommunityCode, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_pair_is_idle_when_its_unit_has_not_been_in_its_own_community_for_longer_than_the_setting_allows()
    {
        await using var db = await app.OpenAsync();
        var matrix = await UnitMatrix.ReadAsync(db, County.Whole, UnitWork.Activities, 180, None);
        var expected = new List<int>();
        foreach (var pair in await db.Pairings.Where(p => p.ValidFrom <= County.Day && (p.ValidTo == null || p.ValidTo > County.Day)).ToListAsync(None))
        {
            var days = await (from link in db.ActivityUnits
                              join activity in db.Activities on link.ActivityId equals activity.Id
                              where link.UnitId == pair.UnitId && activity.CommunityCode == pair.CommunityCode && activity.On <= County.Day
                              select activity.On).ToListAsync(None);
            if (County.Day.DayNumber - days.Append(pair.ValidFrom).Max().DayNumber > 180) expected.Add(pair.UnitId);
        }

        Assert.Equal(expected.Order(), matrix.Idle.Select(u => u.Id).Order());
        Assert.NotEmpty(expected);
        Assert.Empty((await UnitMatrix.ReadAsync(db, County.Whole, UnitWork.Activities, 3_650, None)).Idle);
        Assert.Empty((await UnitMatrix.ReadAsync(db, County.Whole, UnitWork.Projects, 180, None)).Idle);
        // Who has been nowhere at all, as the rule finds, has not been there either.
        var rule = app.Services.GetServices<Rule>().OfType<UnitWithoutActivity>().Single();
        Assert.Subset(matrix.Idle.Select(u => u.PartyOrg).ToHashSet(StringComparer.Ordinal), (await rule.Find(db, County.Whole, 180).Select(f => f.Name).ToListAsync(None)).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void A_row_is_as_wide_as_its_head_whatever_lies_empty_in_it()
    {
        MatrixCommunity[] communities = [.. "abcdef".Select(c => new MatrixCommunity(c.ToString(), c.ToString(), c.ToString()))];
        MatrixUnit Unit(string codes) => new(1, "", "", UnitNature.Office, codes.ToDictionary(c => c.ToString(), c => new MatrixCell(c.ToString(), 1, false, false), StringComparer.Ordinal));
        string Row(string codes) => string.Concat(Unit(codes).Over(communities).Select(p => p.Cell?.CommunityCode ?? Invariant(p.Empty)));
        Assert.Equal(["6", "a5", "5f", "1bc1e1", "abcdef"], ((string[])["", "a", "f", "bce", "abcdef"]).Select(Row));

        static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_page_says_what_is_counted_names_each_number_and_refuses_what_it_does_not_know()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync("/partnership?tab=matrix", None));
        Assert.Contains("data-testid=\"unit-matrix\"", html, StringComparison.Ordinal);
        Assert.Contains("对结对超180天没有在结对社区开展活动", html, StringComparison.Ordinal);
        Assert.Matches("aria-label=\"县直单位01（教育系统），[^\"]+（结对），共建活动[0-9]+场次", html);
        Assert.Contains("单位牵头、在各社区实施的项目（个）", WebUtility.HtmlDecode(await client.GetStringAsync("/partnership?tab=matrix&work=Projects", None)), StringComparison.Ordinal);
        using var unknown = await client.GetAsync("/partnership?tab=matrix&work=Money", None);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    /// <summary>How many rows stand behind a link, in a scope.</summary>
    private async Task<int> RowsAsync(string path, Scope scope)
    {
        var query = new Uri("http://localhost" + path).Query;
        var ledgers = app.Services.GetRequiredService<IEnumerable<ILedger>>();
        var ledger = ledgers.Single(l => query.Contains($"&{l.Name}.", StringComparison.Ordinal));
        var view = View.Parse(query, ledger);
        Assert.True(view.Ok, view.Error);
        return (await ledger.PageAsync(scope, view.Value, Staff, None)).Count;
    }
}
