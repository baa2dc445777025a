using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Partnership;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Partnership;

[Trait("Needs", "application")]
public sealed class PartnershipTests(SharedApp app, EdgeCounty edge)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    [Fact]
    public async Task What_was_held_before_a_pairing_ended_breaks_no_tie_when_it_has_ended()
    {
        await using var db = await edge.OpenAsync();
        Assert.True(await db.Activities.AnyAsync(a => a.On < EdgeCounty.Ended && !db.Pairings.AsOf(County.Day).Any(p => p.UnitId == a.HostUnitId && p.CommunityCode == a.CommunityCode), None));
        foreach (var day in (DateOnly[])[EdgeCounty.Ended.AddDays(-1), EdgeCounty.Ended, County.Day])
        {
            var checks = await edge.Services.GetRequiredService<Reconciliation>().OfAsync(County.On(day), None);
            Assert.Equal(TieState.Holds, checks.Single(c => c.Tie.Key == "activity.hosted").State);
        }
    }

    [Fact]
    public async Task Activities_are_counted_for_their_hosts_so_that_the_pairings_add_up()
    {
        await using var db = await app.OpenAsync();
        var rows = await PairingRow.Query(db, County.Whole).ToListAsync(None);
        Assert.Equal((92, 108, 6318, 293, 8120), (rows.Count, rows.Sum(r => r.Hosted), rows.Sum(r => r.Beneficiaries), rows.Sum(r => r.Resources), rows.Sum(r => r.Unit.MembersInService)));
        Assert.Equal(176, rows.Sum(r => r.Joined));
        Assert.Equal(await db.Activities.SumAsync(a => a.PartyAttendances, None), rows.Sum(r => r.PartyAttendances));
        Assert.Equal(await db.Projects.CountAsync(p => p.ClaimedOn <= County.Day, None), rows.Sum(r => r.Projects));
    }

    [Theory]
    [InlineData("2020-06-30")]
    [InlineData("2020-03-31")]
    [InlineData("2019-06-30")]
    public async Task The_rule_leads_to_exactly_the_rows_that_it_found(string day)
    {
        await using var db = await app.OpenAsync();
        var scope = County.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var rule = app.Services.GetServices<Rule>().OfType<UnitWithoutActivity>().Single();
        var found = await rule.Find(db, scope, rule.Threshold).ToListAsync(None);
        var ledger = app.Services.GetRequiredService<IEnumerable<ILedger>>().Named("pairings");
        var view = View.Parse(new Uri("http://localhost" + rule.LedgerPath(rule.Threshold)).Query, ledger);
        Assert.True(view.Ok, view.Error);
        var page = await ledger.PageAsync(scope, view.Value with { Size = 100 }, Staff, None);
        var names = page.Columns.ToList().FindIndex(c => c.Key == "unit");
        Assert.Equal(found.Select(f => f.Name).Order(StringComparer.Ordinal), page.Rows.Select(r => (string)r.Cells[names]!).Order(StringComparer.Ordinal));
        if (day == "2020-06-30") Assert.Equal((9, 2), (found.Count, found.Count(f => f.Amount is null)));
    }

    [Fact]
    public async Task A_unit_whose_last_activity_precedes_its_pairing_idles_since_the_pairing_in_list_and_matter_alike()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var rule = new UnitWithoutActivity();
        var key = (await rule.Find(db, County.Whole, 1).Where(f => f.Amount > 100).OrderBy(f => f.Key).FirstAsync(None)).Key;
        var unit = await db.CountyUnits.SingleAsync(u => u.Name == key, None);
        await db.Pairings.Where(p => p.UnitId == unit.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.ValidFrom, County.Day.AddDays(-50)), None);

        var row = await PairingRow.Query(db, County.Whole).SingleAsync(r => r.Unit.Id == unit.Id, None);
        Assert.Equal((50, 50.0), (row.IdleDays, (await rule.Find(db, County.Whole, 1).SingleAsync(f => f.Key == unit.Name, None)).Amount));
    }

    [Fact]
    public async Task Both_sides_gaps_are_seen_on_a_day_on_which_not_all_had_reported_in()
    {
        await using var db = await app.OpenAsync();
        var now = await PairingMap.ReadAsync(db, County.Whole, None);
        Assert.Equal((36, 92, 0, 0), (now.Communities.Count, now.Units, now.CommunitiesWithout.Count(), now.UnitsWithout!.Count));
        var then = await PairingMap.ReadAsync(db, County.On(new DateOnly(2019, 1, 31)), None);
        Assert.Equal(92, then.Units + then.UnitsWithout!.Count);
        Assert.NotEmpty(then.UnitsWithout!);
        Assert.NotEmpty(then.CommunitiesWithout);
        Assert.Null((await PairingMap.ReadAsync(db, County.Whole with { Township = County.Luoyang }, None)).UnitsWithout);
    }

    [Theory]
    [InlineData("2020-05-14", false)]
    [InlineData("2020-06-30", true)]
    public async Task Activities_of_a_pairing_that_has_ended_stay_in_the_quarterly_return(string day, bool ended)
    {
        var scope = County.On(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var block = (await edge.Services.GetRequiredService<ActivitiesSummary>().BlocksAsync(scope, Staff, None))[0];
        await using var db = await edge.OpenAsync();
        Assert.Equal(await db.Activities.CountAsync(a => a.On <= scope.AsOf, None), block.Rows[0].Cells[3]);
        Assert.Equal(ended, block.Rows.Any(r => r.Key == "unpaired" && (int)r.Cells[3]! >= 4));
    }

    [Fact]
    public async Task The_quarterly_return_counts_the_quarter_and_all_that_went_before()
    {
        var summary = app.Services.GetRequiredService<ActivitiesSummary>();
        var block = Assert.Single(await summary.BlocksAsync(County.Whole, Staff, None));
        var keys = block.Columns.Select(c => c.Key).ToList();
        int Of(string key, SheetRow row) => (int)row.Cells[keys.IndexOf(key)]!;
        await using var db = await app.OpenAsync();
        var quarter = db.Activities.Where(a => a.On >= new DateOnly(2020, 4, 1) && a.On <= County.Day);
        Assert.Equal((35, 108), (Of("activities", block.Rows[0]), Of("activitiesAll", block.Rows[0])));
        Assert.Equal(await quarter.SumAsync(a => a.Beneficiaries, None), Of("beneficiaries", block.Rows[0]));
        Assert.Equal(92, block.Rows.Count(r => r.Kind == RowKind.Row));
        Assert.Equal(3, block.Rows.Count(r => r.Kind == RowKind.Subtotal));
        Assert.Equal(35, block.Rows.Where(r => r.Kind == RowKind.Subtotal).Sum(r => Of("activities", r)));
        Assert.Equal(2, block.Rows.Count(r => r.Kind == RowKind.Row && r.Cells[keys.IndexOf("last")] is null));
    }

    [Fact]
    public async Task A_half_years_reports_are_unknown_before_they_are_in()
    {
        var ledger = app.Services.GetRequiredService<IEnumerable<ILedger>>().Named("members-service");
        var page = await ledger.PageAsync(County.Whole, View.Default(ledger), Staff, None);
        var keys = page.Columns.Select(c => c.Key).ToList();
        Assert.Equal((89, 6984.0), (page.Count, page.Totals[keys.IndexOf("registered")]));
        Assert.Equal(6984 / page.Totals[keys.IndexOf("members")], page.Totals[keys.IndexOf("rate")]);
        Assert.All(page.Rows, r => Assert.InRange((double)r.Cells[keys.IndexOf("rate")]!, 0, 1));
        Assert.Equal(0, (await ledger.PageAsync(County.On(new DateOnly(2020, 3, 31)), View.Default(ledger), Staff, None)).Count);
        Assert.NotEqual(0, (await ledger.PageAsync(County.On(new DateOnly(2019, 12, 31)), View.Default(ledger), Staff, None)).Count);
    }

    [Fact]
    public async Task The_host_is_not_among_the_other_units_of_its_activity()
    {
        await using var db = await app.OpenAsync();
        var rows = await ActivityRow.Query(db, County.Whole).ToListAsync(None);
        Assert.Equal(68, rows.Where(r => r.OtherUnits is not null).Sum(r => r.OtherUnits!.Split('、').Length));
        Assert.All(rows.Where(r => r.OtherUnits is not null), r => Assert.DoesNotContain(r.Host.PartyOrgName, r.OtherUnits!.Split('、')));
        Assert.Equal(176, await ParticipantRow.Query(db, County.Whole).CountAsync(None));
        Assert.Equal(108, await ParticipantRow.Query(db, County.Whole).CountAsync(r => r.IsHost, None));
    }

    [Fact]
    public void Attendances_say_that_they_are_no_heads() =>
        Assert.Contains("与人数不相加", AttendancesChart.Build(new Attendances { Activities = 1, Party = 8, Beneficiaries = 23 }).Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task The_two_sheets_of_the_ledger_come_in_one_file()
    {
        using var client = await app.SignInAsync(Role.Staff);
        using var response = await client.GetAsync("/exports/partnership.xlsx?edition=submit", None);
        Assert.True(response.IsSuccessStatusCode);
        using var workbook = new ClosedXML.Excel.XLWorkbook(await response.Content.ReadAsStreamAsync(None));
        Assert.Equal(["结对关系", "共建活动"], workbook.Worksheets.Select(s => s.Name.TrimStart('0', '1', '2', '3', ' ', '_', '-')).Where(n => n is "结对关系" or "共建活动"));
    }

    [Fact]
    public async Task A_units_name_leads_to_its_pairing()
    {
        await using var db = await app.OpenAsync();
        var unit = await db.CountyUnits.FirstAsync(u => u.Id == 9, None);
        using var client = await app.SignInAsync(Role.Leader);
        var html = WebDecoded(await client.GetStringAsync($"/partnership?tab=pairings&pairings.unit={Uri.EscapeDataString(unit.PartyOrgName)}", None));
        Assert.Contains("共 1 条", html, StringComparison.Ordinal);
        Assert.Contains(unit.PartyOrgName, html, StringComparison.Ordinal);
    }

    private static string WebDecoded(string html) => System.Net.WebUtility.HtmlDecode(html);
}
