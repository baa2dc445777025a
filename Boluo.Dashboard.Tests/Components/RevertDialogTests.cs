using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Tests.Features.Assignments;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>An undo that cannot be done alone offers what can be: all of it with what came later, or what of it still can be.</summary>
public sealed class RevertDialogTests
{
    [Fact]
    public async Task What_stands_in_the_way_is_named_and_both_ways_out_are_offered_and_one_is_taken()
    {
        await using var county = await CreateAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(1, new Place(East, 12)), await county.MoveAsync(2, new Place(East, 12))));
        var later = await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9))), Other);
        await using var screen = await AssignmentsScreen.OpenAsync(county, "");
        var dialogs = screen.Dialogs;
        var asked = screen.Page.InvokeAsync(() => RevertDialog.OpenAsync(screen.Services.GetRequiredService<Dialogs>(), moved, "第2号变更", Admin));

        dialogs.WaitForElement("#revert-reason");
        await dialogs.Find("#revert-reason").InputAsync(new ChangeEventArgs { Value = "部分作废" });
        Assert.Empty(dialogs.FindAll("[data-testid=revert-partly], [data-testid=revert-together]"));
        await dialogs.Find("[data-testid=revert-confirm]").ClickAsync();

        Assert.Contains($"第{later}号，吴管理", dialogs.WaitForElement("[data-testid=revert-joint]").TextContent, StringComparison.Ordinal);
        var part = dialogs.Find("[data-testid=revert-part]").TextContent;
        Assert.Contains($"撤销：东区社区第01网格（{Code(1)}）。", part, StringComparison.Ordinal);
        Assert.Contains("以下1项保留现状", part, StringComparison.Ordinal);
        Assert.Equal("只撤销1项", dialogs.Find("[data-testid=revert-partly]").TextContent.Trim());
        await dialogs.Find("[data-testid=revert-partly]").ClickAsync();

        Assert.True(await asked);
        await using var db = await county.Factory.CreateDbContextAsync();
        Assert.Equal([11, 12], await db.GridAssignments.Where(a => a.ValidTo == null && a.GridId <= 2).OrderBy(a => a.GridId).Select(a => a.BranchId).ToListAsync());
    }
}
