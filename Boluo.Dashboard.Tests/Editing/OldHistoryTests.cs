using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>The history outlives the model: an older program has stored properties, kinds of rows and values that there are no more.</summary>
public sealed class OldHistoryTests
{
    [Theory]
    [InlineData("""{"Gone":"一",""", """{"Gone":"一",""")] // Known to both sides, and the same.
    [InlineData("""{"Gone":null,""", "{")]
    [InlineData("{", """{"Gone":"二",""")] // Only added.
    public async Task What_the_change_did_not_touch_may_be_gone(string before, string after)
    {
        await using var county = await CreateAsync();
        var rows = await county.RowsAsync();
        var moved = await MovedAsync(county, before, after);
        var undone = await county.Editor.RevertAsync(moved, "撤销", Admin, default);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(rows, await county.RowsAsync());
    }

    [Fact]
    public async Task What_the_change_did_and_nobody_can_restore_is_refused_in_words()
    {
        await using var county = await CreateAsync();
        var moved = await MovedAsync(county, """{"Gone":"一",""", """{"Gone":"二",""");
        await AssertRefusedAsync(county, moved, "登记项目此后已有改变，不能自动撤销，请手工修改。本次未写入任何数据。");
    }

    [Theory]
    [InlineData("UPDATE ChangeEntries SET Entity = 'Gone' WHERE ChangeSetId = {0}")]
    [InlineData("UPDATE ChangeEntries SET Key = 'x|' || Key WHERE ChangeSetId = {0}")]
    [InlineData("UPDATE ChangeEntries SET Before = json_set(Before, '$.ValidFrom', 'once') WHERE ChangeSetId = {0}")]
    public async Task A_row_that_has_no_place_any_more_is_refused_in_words(string sql)
    {
        await using var county = await CreateAsync();
        var moved = await MovedAsync(county, "{", "{");
        await using (var db = await county.Factory.CreateDbContextAsync()) await db.Database.ExecuteSqlRawAsync(sql, [moved]);
        await AssertRefusedAsync(county, moved, "由较早版本的程序记录");
    }

    private static async Task<int> MovedAsync(TinyCounty county, string before, string after)
    {
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21), Edit.To<int?>(9), [4, 10])));
        await using var db = await county.Factory.CreateDbContextAsync();
        foreach (var entry in await db.ChangeEntries.Where(e => e.ChangeSetId == moved && e.Before != null && e.After != null).ToListAsync())
            await db.Database.ExecuteSqlAsync($"UPDATE ChangeEntries SET Before = {before + entry.Before![1..]}, After = {after + entry.After![1..]} WHERE Id = {entry.Id}");
        return moved;
    }

    private static async Task AssertRefusedAsync(TinyCounty county, int changeSet, string words)
    {
        var (rows, trace) = (await county.RowsAsync(), await county.TraceAsync());
        var undone = await county.Editor.RevertAsync(changeSet, "撤销", Admin, default);
        Assert.Contains(words, undone.Error, StringComparison.Ordinal);
        Assert.Equal(rows, await county.RowsAsync());
        Assert.Equal(trace, await county.TraceAsync());
    }
}
