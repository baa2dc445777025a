using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>超180天未开展共建活动: paired units whose last activity, if any, lies further back than that.</summary>
public sealed class UnitWithoutActivity() : Rule("unit.activity", 110, 180)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => FormattableString.Invariant($"超{threshold}天未开展共建活动");

    public override string RowsPath(double? threshold) => $"{Urls.Attention}#{Key}";

    public override string Summary(IReadOnlyList<Finding> findings)
    {
        var never = findings.Count(f => f.Amount is null);
        return never > 0 ? FormattableString.Invariant($"其中{never}个从未开展") : findings.Count == 0 ? "" : FormattableString.Invariant($"最长{findings.Max(f => f.Amount)}天");
    }

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, day) = (Key, scope.AsOf);
        var since = day.AddDays(-(int)(threshold ?? 0));
        return from pairing in db.Pairings.Within(db, scope)
               join unit in db.CountyUnits on pairing.UnitId equals unit.Id
               let last = db.Activities.Where(a => a.On <= day && db.ActivityUnits.Any(u => u.ActivityId == a.Id && u.UnitId == unit.Id)).Max(a => (DateOnly?)a.On)
               where pairing.ValidFrom < since && (last == null || last < since)
               select new Finding
               {
                   Rule = key,
                   Key = unit.Name,
                   Name = unit.PartyOrgName,
                   Place = unit.Name,
                   Owner = unit.Liaison,
                   Amount = last == null ? null : day.DayNumber - last.Value.DayNumber,
               };
    }
}

/// <summary>结对共建.</summary>
public static class PartnershipRoom
{
    public static IServiceCollection AddPartnership(this IServiceCollection services) => services
        .AddRule<UnitWithoutActivity>()
        .AddFigure(new QueryFigure("pairing.units", "结对报到单位党组织", "统计时点与社区结对的县直机关企事业单位党组织。", "个",
            "结对共建台账", "县直机关工委", Urls.Communities + "?communities.sort=-paired",
            (db, scope) => db.CountyUnits.Within(db, scope).Count()));
}
