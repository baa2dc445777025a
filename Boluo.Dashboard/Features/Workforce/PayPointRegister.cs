using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>A published point of pay; a newer one is added beside the old one.</summary>
public sealed class PayPointRegister() : Register<PayPoint>("月收入公开数", "pay-points.csv", PayPointTable.LedgerName)
{
    public override bool IsSkeleton => true;

    protected override IEnumerable<Field<PayPoint>> Define() =>
    [
        Field.Choice("kind", "指标", p => p.Kind),
        Field.Whole("yuan", "金额", p => p.Yuan, 1, 1_000_000, "元/月") with { Hint = "只登记已公开的数，不作推算。" },
        Field.Day("since", "适用起始日期", p => p.Since) with { Hint = "有新的公开数时新增一条，不改原数。" },
    ];

    protected override void Rules(RuleBook<PayPoint> must) => must.BeUnique("since", "该指标已有适用起始日期相同的数。", "kind", "since");
}
