using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Editing.Records;

/// <summary>What is taken back must obey the rules that hold for what is written, against what others have done since.</summary>
public sealed class RecordUndoTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_plan_is_not_lowered_below_what_has_been_spent_since_it_was_raised()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (fund, spent) = await FundAsync(house);
        var raised = await house.SavedAsync(await house.LoadAsync("fund", Text(fund.Id)), new() { ["plan"] = "30" });
        await house.SavedAsync(await house.LoadAsync("fund-items", null), Item(fund, 25 - spent));
        var trace = await house.TraceAsync();

        var refused = await house.RevertAsync(raised);

        Assert.False(refused.Ok);
        Assert.Contains("撤销后专项经费年度安排“东区社区”不符合要求：该社区2020年已支出25.00万元，年度安排不应少于这一数额。", refused.Error, StringComparison.Ordinal);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task What_may_not_be_deleted_is_not_taken_away_by_undoing_its_addition()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (fund, _) = await FundAsync(house);
        var added = await house.SavedAsync(await house.LoadAsync("fund", null), new() { ["community"] = fund.CommunityCode, ["year"] = "2019", ["plan"] = "15" });
        var spending = await house.SavedAsync(await house.LoadAsync("fund-items", null), Item(fund, 3, "2019-12-31"));

        Assert.Contains("该社区2019年已有支出3.00万元，年度安排不能删除。", (await house.RevertAsync(added)).Error, StringComparison.Ordinal);
        Assert.True((await house.RevertAsync(spending)).Ok);
        Assert.True((await house.RevertAsync(added)).Ok);
    }

    [Fact]
    public async Task The_code_of_a_deleted_row_is_not_given_again_so_that_it_can_come_back()
    {
        await using var house = await RecordHouse.CreateAsync();
        async Task<string> AddAsync(string title)
        {
            await house.SavedAsync(await house.LoadAsync("needs", null), new(RecordSaveTests.NewNeed()) { ["title"] = title });
            await using var db = house.Open();
            return await db.Needs.OrderByDescending(n => n.Id).Select(n => n.Code).FirstAsync(None);
        }

        var first = await AddAsync("希望增设路灯");
        var deleted = await house.DeletedAsync(await house.LoadAsync("needs", first));
        Assert.NotEqual(first, await AddAsync("希望增设座椅"));

        var undone = await house.RevertAsync(deleted);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal("希望增设路灯", (await house.LoadAsync("needs", first)).Values["title"]);
    }

    [Fact]
    [Trait("Needs", "patience")]
    public async Task The_rules_of_every_record_hold_for_the_rows_that_were_loaded()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var day = await db.DataStates.Select(s => s.AsOf).SingleAsync(None);
        var faults = new List<string>();
        foreach (var record in house.Get<IEnumerable<IRegister>>())
        {
            var rows = await Rows(db, record.RowType).ToListAsync(None);
            foreach (var row in rows.Where((_, i) => i % (1 + (rows.Count / 40)) == 0))
                faults.AddRange((await record.JudgeAsync(db, db.Entry(row), day, None)).Select(f => $"{record.Ledger}: {f.Sentence}"));
        }

        Assert.Empty(faults.Distinct(StringComparer.Ordinal));
    }

    private static IQueryable<object> Rows(DbContext db, Type type) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(db, [])!;

    private static async Task<(CommunityFund Fund, double Spent)> FundAsync(RecordHouse house)
    {
        await using var db = house.Open();
        var fund = await db.CommunityFunds.AsNoTracking().OrderBy(f => f.Id).FirstAsync(f => f.Year == 2020, None);
        return (fund, await db.FundSpendings.Where(s => s.CommunityCode == fund.CommunityCode && s.On.Year == 2020).SumAsync(s => s.AmountWan, None));
    }

    private static Dictionary<string, string?> Item(CommunityFund fund, double amount, string on = "2020-06-30") => new()
    {
        ["item"] = "增设路灯",
        ["community"] = fund.CommunityCode,
        ["on"] = on,
        ["kind"] = nameof(FundItemKind.Environment),
        ["amount"] = amount.ToString("0.00", CultureInfo.InvariantCulture),
        ["beneficiaries"] = "60",
    };

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
