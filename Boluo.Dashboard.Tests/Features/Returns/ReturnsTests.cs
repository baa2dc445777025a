using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Returns;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Returns;

[Trait("Needs", "application")]
public sealed class ReturnsTests(SharedApp app)
{
    private static readonly Scope June = new(null, null, null, County.Day);

    [Fact]
    public async Task June_lacks_a_few_returns_and_the_months_before_none()
    {
        var june = await MonthAsync(June);
        Assert.Equal((17, 4, 68), (june.Townships.Count, june.Forms.Count, june.Rows.Count));
        Assert.Equal((SampleReturns.Missing, SampleReturns.SentBack, SampleReturns.Missing), (june.Of(ReturnState.Missing), june.Of(ReturnState.SentBack), june.Overdue));
        Assert.Equal(SampleReturns.Forms, june.Forms);
        var may = await MonthAsync(June with { AsOf = new DateOnly(2020, 5, 31) });
        Assert.Equal(68, may.Rows.Count);
        Assert.Empty((await MonthAsync(June with { AsOf = new DateOnly(2019, 12, 31) })).Rows);
    }

    [Fact]
    public async Task Before_they_are_due_returns_are_missing_but_not_late()
    {
        var early = await MonthAsync(June with { AsOf = new DateOnly(2020, 6, 10) });
        Assert.Equal((68, 68, 0), (early.Rows.Count, early.Of(ReturnState.Missing), early.Overdue));
        Assert.All(early.Rows, r => Assert.Null(r.SubmittedOn));
    }

    [Fact]
    public void A_state_follows_from_the_dates_and_dates_out_of_order_are_named()
    {
        MonthlyReturn Row(string? submitted, string? back, string? corrected) => new()
        {
            TownshipCode = County.Luoyang,
            Month = new DateOnly(2020, 6, 1),
            Form = "表",
            DueOn = new DateOnly(2020, 6, 28),
            SubmittedOn = Day(submitted),
            SentBackOn = Day(back),
            CorrectedOn = Day(corrected),
            Contact = "甲",
            Phone = "0752-0000601",
        };
        ReturnState On(MonthlyReturn row, int day) => new[] { row }.AsQueryable().WithState(new DateOnly(2020, 6, day)).Single().State;
        var mended = Row("2020-06-20", "2020-06-22", "2020-06-24");
        Assert.Equal([ReturnState.Missing, ReturnState.Submitted, ReturnState.SentBack, ReturnState.Corrected], new[] { 19, 20, 23, 24 }.Select(d => On(mended, d)));
        string? Fault(MonthlyReturn row) => ((IRegister)new MonthlyReturnRegister()).FaultOf(row)?.Column;
        Assert.Null(Fault(mended));
        Assert.Null(Fault(Row("2020-06-20", null, "2020-06-21")));
        Assert.Equal("SentBackOn", Fault(Row(null, "2020-06-22", null)));
        Assert.Equal("CorrectedOn", Fault(Row("2020-06-20", "2020-06-22", "2020-06-21")));
        Assert.Equal("SubmittedOn", Fault(Row("2020-05-20", null, null)));

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Due_is_submitted_plus_missing_plus_sent_back_in_every_line_of_the_summary()
    {
        var summary = app.Services.GetServices<ISummary>().Single(s => s.Name == ReturnsSummary.SheetKey);
        var block = Assert.Single(await summary.BlocksAsync(June, new Viewer("t", "测试", Role.Staff), CancellationToken.None));
        Assert.Equal(18, block.Rows.Count);
        Assert.All(block.Rows, r => Assert.Equal((int)r.Cells[1]!, (int)r.Cells[2]! + (int)r.Cells[3]! + (int)r.Cells[4]!));
        Assert.Equal([68, 60, 5, 3], block.Rows[0].Cells.Skip(1).Take(4).Select(c => (int)c!));
        Assert.All(block.Rows.Skip(1), r => Assert.Matches("^0752-0000\\d{3}$", (string)r.Cells[7]!));
    }

    [Fact]
    public async Task A_return_that_is_late_is_a_matter_with_its_contact()
    {
        await using var db = await app.OpenAsync();
        var matter = (await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, June, CancellationToken.None)).Single(m => m.Rule.Key == "return.overdue");
        Assert.Equal(SampleReturns.Missing, matter.Findings.Count);
        Assert.All(matter.Findings, f => Assert.Equal(2, f.Amount));
        using var client = await app.SignInAsync(Role.Leader);
        var html = await client.GetStringAsync(matter.RowsPath, CancellationToken.None);
        Assert.Contains($"共 {SampleReturns.Missing} 条", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_a_month_leads_to_the_returns_of_that_month()
    {
        await using var own = new BoluoApp();
        await using (var db = await own.OpenAsync())
            await db.MonthlyReturns.Where(r => r.Month == new DateOnly(2020, 5, 1) && r.TownshipCode == County.Luoyang).ExecuteUpdateAsync(s => s.SetProperty(r => r.SubmittedOn, (DateOnly?)null)
                .SetProperty(r => r.SentBackOn, (DateOnly?)null).SetProperty(r => r.CorrectedOn, (DateOnly?)null), CancellationToken.None);
        using var client = await own.SignInAsync(Role.Leader);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/returns", CancellationToken.None));
        var link = Regex.Match(page, "href=\"(?<path>[^\"]+)\"[^>]*>▲ 逾期未报 (?<count>[0-9]+) 份", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Equal(SampleReturns.Missing.ToString(CultureInfo.InvariantCulture), link.Groups["count"].Value);
        Assert.Contains($"共 {SampleReturns.Missing} 条", await client.GetStringAsync(link.Groups["path"].Value, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_or_a_form_does_not_owe_its_townships_returns()
    {
        await using var db = await app.OpenAsync();
        var late = await ReturnRow.Query(db, June).Where(r => r.State == ReturnState.Missing).Select(r => r.Township.Code).ToListAsync(CancellationToken.None);
        var community = await db.Communities.FirstAsync(c => late.Contains(c.TownshipCode), CancellationToken.None);
        async Task<int> CountAsync(Scope scope) => await new ReturnOverdue().Find(db, scope, null).CountAsync(CancellationToken.None);
        Assert.NotEqual(0, await CountAsync(June with { Township = community.TownshipCode }));
        Assert.Equal(0, await CountAsync(June with { Township = community.TownshipCode, Community = community.Code }));
        Assert.Equal(0, await CountAsync(June with { Form = UrbanForm.Fringe }));
    }

    [Fact]
    public async Task A_township_sees_its_own_returns()
    {
        var month = await MonthAsync(June with { Township = County.Longxi });
        Assert.Equal(["龙溪街道"], month.Townships.Select(t => t.First().Township.Name));
    }

    private async Task<ReturnMonth> MonthAsync(Scope scope)
    {
        await using var db = await app.OpenAsync();
        return await ReturnMonth.ReadAsync(db, scope, CancellationToken.None);
    }
}
