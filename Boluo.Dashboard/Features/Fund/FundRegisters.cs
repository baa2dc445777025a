using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>The plan of a community's year; it never falls below what is spent.</summary>
public sealed class FundRegister() : Register<CommunityFund>("专项经费年度安排", "community-funds.csv", FundTable.LedgerName)
{
    public override SheetLayout Sheet { get; } = new("community", "year");

    protected override IEnumerable<Field<CommunityFund>> Define() =>
    [
        Field.Community("community", "社区", f => f.CommunityCode) with { OnlyNew = true },
        Field.Whole("year", "年度", f => f.Year, 2000, 2099) with { OnlyNew = true, Initial = day => day.Year },
        Field.Number("plan", "年度安排", f => f.PlanWan, 0, 10_000, "万元") with { Initial = _ => CommunityFund.UsualPlanWan },
        Field.Text("remark", "备注", f => f.Remark, longest: 100),
    ];

    protected override void Rules(RuleBook<CommunityFund> must) =>
        must.BeUnique("community", f => Invariant($"该社区{f.Year}年已有年度安排，请修改原有的记录。"), "community", "year");

    protected override async Task CheckAsync(Draft<CommunityFund> draft, CancellationToken cancel)
    {
        var fund = draft.Row;
        var spent = await FundRest.SpentAsync(draft.Db.FundSpendings, fund.CommunityCode, fund.Year, cancel);
        if (fund.PlanWan < spent - FundRest.Slack)
            draft.Refuse("plan", Invariant($"该社区{fund.Year}年已支出{Digits.Fixed(spent, 2)}万元，年度安排不应少于这一数额。"));
    }

    protected override async Task<string?> WhyNotDeletedAsync(BoluoDbContext db, CommunityFund row, CancellationToken cancel)
    {
        var spent = await FundRest.SpentAsync(db.FundSpendings, row.CommunityCode, row.Year, cancel);
        return spent > 0 ? Invariant($"该社区{row.Year}年已有支出{Digits.Fixed(spent, 2)}万元，年度安排不能删除。") : null;
    }
}

/// <summary>An item paid from a community's fund: a year's items never exceed its plan.</summary>
public sealed class FundItemRegister() : Register<FundSpending>("专项经费支出", "fund-spendings.csv", FundItemTable.LedgerName)
{
    public override IReadOnlyList<Type> JudgedBy => [typeof(CommunityFund)];

    protected override IEnumerable<Field<FundSpending>> Define() =>
    [
        Field.Text("item", "支出项目", s => s.Item, longest: 100),
        Field.Community("community", "社区", s => s.CommunityCode),
        Field.Day("on", "支出日期", s => s.On) with { Initial = day => day },
        Field.Choice("kind", "类别", s => s.Kind),
        Field.Number("amount", "金额", s => s.AmountWan, 0.01, 10_000, "万元"),
        Field.Whole("beneficiaries", "受益群众", s => s.BeneficiaryAttendances, 0, 1_000_000, "人次"),
    ];

    protected override void Rules(RuleBook<FundSpending> must) => must.BeKnownBy("community", "on", "item");

    protected override void Check(RowsRead rows)
    {
        var plans = rows.Of<CommunityFund>().ToLookup(f => f.CommunityCode, StringComparer.Ordinal);
        foreach (var spent in rows.Of<FundSpending>().Where(rows.IsSound).GroupBy(s => (s.CommunityCode, s.On.Year)))
        {
            var (community, year) = spent.Key;
            // A plan that is broken has been told of.
            if (!plans[community].All(rows.IsSound)) continue;
            if (plans[community].FirstOrDefault(f => f.Year == year) is not { } plan)
            {
                rows.Refuse(spent.First(), nameof(FundSpending.CommunityCode),
                    Invariant($"“{community}、{year}”在文件 {rows.FileOf(typeof(CommunityFund))} 中不存在"));
                continue;
            }

            var rest = plan.PlanWan;
            foreach (var item in spent.OrderBy(s => s.On).ThenBy(s => s.Id))
            {
                if (item.AmountWan > rest + FundRest.Slack) rows.Refuse(item, nameof(FundSpending.AmountWan), $"超出社区当年专项经费的余额{Digits.Fixed(Math.Max(0, rest), 2)}万元");
                rest -= item.AmountWan;
            }
        }
    }

    protected override async Task CheckAsync(Draft<FundSpending> draft, CancellationToken cancel)
    {
        var (item, year) = (draft.Row, draft.Row.On.Year);
        var plan = await draft.Db.CommunityFunds.Where(f => f.CommunityCode == item.CommunityCode && f.Year == year).Select(f => (double?)f.PlanWan).FirstOrDefaultAsync(cancel);
        if (plan is null)
        {
            draft.Refuse("community", Invariant($"该社区{year}年没有专项经费年度安排，请先登记年度安排。"));
            return;
        }

        var rest = plan.Value - await FundRest.SpentAsync(draft.Others, item.CommunityCode, year, cancel);
        if (item.AmountWan > rest + FundRest.Slack)
            draft.Refuse("amount", Invariant(
                $"该社区{year}年专项经费{Digits.Fixed(plan.Value, 2)}万元，可用余额{Digits.Fixed(Math.Max(0, rest), 2)}万元，本项{Digits.Fixed(item.AmountWan, 2)}万元超出余额。"));
    }
}

internal static class FundRest
{
    /// <summary>Amounts have two decimals; a sum of doubles may be off by far less.</summary>
    public const double Slack = 0.005;

    public static Task<double> SpentAsync(IQueryable<FundSpending> items, string community, int year, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return items.Where(i => i.CommunityCode == community && i.On >= from && i.On <= to).SumAsync(i => i.AmountWan, cancel);
    }
}
