using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>专项经费支出进度偏低: from the middle of the year on, communities that have spent less than a share (in percent) of the year's plan.</summary>
public sealed class FundSlow() : Rule("fund.slow", 115, 15)
{
    public override string? Unit => "%";

    public override (double Lowest, double Highest) ThresholdRange => (1, 100);

    public override string Title(double? threshold) => FormattableString.Invariant($"专项经费支出进度低于{threshold}%");

    public override string RowsPath(double? threshold) => string.Create(CultureInfo.InvariantCulture,
        $"{FormParts.Page(FormParts.Fund, FundTable.LedgerName)}&{FundTable.LedgerName}.progress=..<{Digits.Entered((threshold ?? 0) / 100)}&{FundTable.LedgerName}.sort=progress");

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, share) = (Key, (threshold ?? 0) / 100);
        var isLate = scope.AsOf >= new DateOnly(scope.AsOf.Year, 6, 30);
        return FundRow.Query(db, scope).Where(f => isLate && f.Progress < share).Select(f => new Finding
        {
            Rule = key,
            Key = f.CommunityCode,
            Name = f.TownshipName + f.Community,
            Place = f.TownshipName + f.Community,
            Owner = f.Secretary,
            Amount = f.Progress!.Value * 100,
        });
    }
}

/// <summary>微急烦心事超7天未办结.</summary>
public sealed class SmallCaseSlow() : Rule("case.slow", 116, 7)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => FormattableString.Invariant($"微急烦心事超{threshold}天未办结");

    public override string RowsPath(double? threshold) => FormattableString.Invariant(
        $"{FormParts.Page(FormParts.OldTown, SmallCaseTable.LedgerName)}&{SmallCaseTable.LedgerName}.waiting={Above(threshold)}..&{SmallCaseTable.LedgerName}.sort=-waiting");

    public override string Summary(IReadOnlyList<Finding> findings) => findings.Count == 0 ? "" : FormattableString.Invariant($"最长{findings.Max(f => f.Amount)}天");

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return from item in SmallCaseRow.Query(db, scope)
               join community in db.Communities on item.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               where item.OpenDays > threshold
               select new Finding
               {
                   Rule = key,
                   Key = item.Key,
                   Name = item.Title,
                   Place = township.Name + community.Name,
                   Owner = item.ChiefName,
                   Amount = item.OpenDays,
               };
    }
}

/// <summary>党员联系户超90天未宣讲: communities with 党员联系户 whose last talk, if any, lies further back than that.</summary>
public sealed class FringeSilent() : Rule("fringe.silent", 117, 90)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => FormattableString.Invariant($"党员联系户超{threshold}天未宣讲");

    public override string RowsPath(double? threshold) => $"{Urls.Attention}#{Key}";

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, day) = (Key, scope.AsOf);
        var since = day.AddDays(-(int)(threshold ?? 0));
        return from community in db.Communities.Within(scope)
               join township in db.Townships on community.TownshipCode equals township.Code
               let last = db.Talks.Where(t => t.CommunityCode == community.Code && t.On <= day).Max(t => (DateOnly?)t.On)
               where db.ContactHouseholds.AsOf(day).Any(h => h.CommunityCode == community.Code && h.ValidFrom < since) && (last == null || last < since)
               select new Finding
               {
                   Rule = key,
                   Key = community.Code,
                   Name = township.Name + community.Name,
                   Place = township.Name + community.Name,
                   Owner = community.SecretaryName,
                   Amount = last == null ? null : day.DayNumber - last.Value.DayNumber,
               };
    }
}
