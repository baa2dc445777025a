using System.Data.Common;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Features.Assignments;

/// <summary>Where the database does not answer, the page says so and keeps the form.</summary>
public sealed class AssignmentReadFaultTests
{
    [Fact]
    public async Task What_cannot_be_read_is_said_where_one_acts_and_the_form_stays()
    {
        var reads = new FailingReads();
        await using var county = await CreateAsync(reads);
        await using var screen = await AssignmentsScreen.OpenAsync(county, $"?pick={Code(2)}");
        var page = screen.Page;
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "工作需要" });
        await page.Find("button.link:contains('按姓名查找')").ClickAsync();
        page.WaitForElement("tbody input");

        reads.Fail = true;
        await page.FindAll("tbody input")[0].ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.StartsWith("▲ 系统出现异常", page.WaitForElement("[data-testid=unread]").TextContent, StringComparison.Ordinal);
        await page.Find("thead input").ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.StartsWith("▲ 系统出现异常", page.WaitForElement(".ledger [role=alert]").TextContent, StringComparison.Ordinal);
        await page.Find(".person-search input").ChangeAsync(new ChangeEventArgs { Value = "某" });
        Assert.StartsWith("▲ 系统出现异常", page.WaitForElement(".person-search [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("工作需要", page.Find("#plan-reason").GetAttribute("value"));
        Assert.Single(page.FindAll("tbody input[checked]"));

        reads.Fail = false;
        await page.FindAll("tbody input")[0].ChangeAsync(new ChangeEventArgs { Value = true });
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[data-testid=picked] b").TextContent));
        Assert.Empty(page.FindAll("[data-testid=unread]"));
        await page.Find(".person-search input").ChangeAsync(new ChangeEventArgs { Value = "某" });
        Assert.NotNull(page.WaitForElement(".person-search .found button"));
    }

    [Fact]
    public async Task A_leaver_and_a_preview_that_cannot_be_read_leave_the_form_as_it_is()
    {
        var reads = new FailingReads();
        await using var county = await CreateAsync(reads);
        await using var screen = await AssignmentsScreen.OpenAsync(county, "");
        var page = screen.Page;
        await page.Find("button:contains('移交一人的全部职责')").ClickAsync();
        await page.Find("#plan-reason").ChangeAsync(new ChangeEventArgs { Value = "工作需要" });
        await page.Find("#plan-leaver").ChangeAsync(new ChangeEventArgs { Value = "甲" });
        var person = page.WaitForElement(".person-search .found button");

        reads.Fail = true;
        await person.ClickAsync();
        Assert.StartsWith("▲ 系统出现异常", page.WaitForElement("[data-testid=leaver-unread]").TextContent, StringComparison.Ordinal);
        Assert.Equal("工作需要", page.Find("#plan-reason").GetAttribute("value"));

        reads.Fail = false;
        await page.Find("button[title=另选移交人员]").ClickAsync();
        await page.Find("#plan-leaver").ChangeAsync(new ChangeEventArgs { Value = "甲" });
        await page.WaitForElement(".person-search .found button").ClickAsync();
        Assert.NotNull(page.WaitForElement("#plan-successor"));
        Assert.Empty(page.FindAll("[data-testid=leaver-unread]"));
    }

    private sealed class FailingReads : DbCommandInterceptor
    {
        public bool Fail { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Fail ? throw new InvalidOperationException("Injected.") : base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
