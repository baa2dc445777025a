using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>超180天未开展共建活动: paired units whose last activity, if any, lies further back than that.</summary>
public sealed class UnitWithoutActivity() : Rule("unit.activity", 110, 180)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => FormattableString.Invariant($"超{threshold}天未开展共建活动");

    public override string RowsPath(double? threshold) => string.Create(CultureInfo.InvariantCulture,
        $"{PartnershipRoom.Page(PartnershipRoom.PairingsTab)}&{PairingTable.LedgerName}.idle={Rule.Above(threshold)}..&{PairingTable.LedgerName}.sort=-idle");

    public override string Summary(IReadOnlyList<Finding> findings)
    {
        var never = findings.Count(f => f.Amount is null);
        return never > 0 && never == findings.Count ? "均从未开展" : never > 0 ? FormattableString.Invariant($"其中{never}个从未开展") : findings.Count == 0 ? "" : FormattableString.Invariant($"最长{findings.Max(f => f.Amount)}天");
    }

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return PairingRow.Query(db, scope).Where(p => p.IdleDays > threshold).Select(p => new Finding
        {
            Rule = key,
            Key = p.UnitName,
            Name = p.PartyOrg,
            Place = p.UnitName,
            Owner = p.Liaison,
            Amount = p.LastOn == null ? null : p.IdleDays,
        });
    }
}

/// <summary>What the rule finds, with the threshold that settings give it.</summary>
internal static class IdleUnits
{
    public static async Task<Matter> ReadAsync(IEnumerable<IRule> rules, Attention attention, BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var rule = rules.OfType<UnitWithoutActivity>().Single();
        var threshold = await attention.ThresholdAsync(rule, db, cancel);
        return new Matter(rule, threshold, await rule.Find(db, scope, threshold).ToListAsync(cancel));
    }
}
