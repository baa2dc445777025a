using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>需求超30天未对接.</summary>
public sealed class NeedWaiting() : Rule(ThreeListsRoom.WaitingKey, 70, ThreeListsRoom.WaitingDays)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => FormattableString.Invariant($"需求超{threshold}天未对接");

    public override string RowsPath(double? threshold) =>
        FormattableString.Invariant($"{Urls.ThreeLists}?list={NeedTable.LedgerName}&{NeedTable.LedgerName}.waiting={Rule.Above(threshold)}..&{NeedTable.LedgerName}.sort=-waiting");

    public override string Summary(IReadOnlyList<Finding> findings) => findings.Count == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"最长{findings.Max(f => f.Amount)}天");

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return NeedRow.Query(db, scope).Where(n => n.WaitingDays > threshold).Select(n => new Finding
        {
            Rule = key,
            Key = n.Code,
            Name = n.Title,
            Place = n.TownshipName + n.CommunityName,
            Owner = n.OwnerUnit,
            Amount = n.WaitingDays,
        });
    }
}

/// <summary>Matched or started needs that no project or resource answers.</summary>
public sealed class NeedWithoutAnswer() : Rule("need.unlinked", 80)
{
    public override string Title(double? threshold) => "办理中的需求未关联资源或项目";

    public override string RowsPath(double? threshold) =>
        $"{Urls.ThreeLists}?list={NeedTable.LedgerName}&{NeedTable.LedgerName}.state={NeedState.Matched},{NeedState.Started}&{NeedTable.LedgerName}.links=0";

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return NeedRow.Query(db, scope).Where(n => (n.State == NeedState.Matched || n.State == NeedState.Started) && n.Links == 0).Select(n => new Finding
        {
            Rule = key,
            Key = n.Code,
            Name = n.Title,
            Place = n.TownshipName + n.CommunityName,
            Owner = n.OwnerUnit,
            Amount = null,
        });
    }
}

/// <summary>资源超90天未使用.</summary>
public sealed class ResourceIdle() : Rule(ThreeListsRoom.IdleKey, 90, ThreeListsRoom.IdleDays)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => FormattableString.Invariant($"资源超{threshold}天未使用");

    public override string RowsPath(double? threshold) =>
        $"{Urls.ThreeLists}?list={ResourceTable.LedgerName}&{ResourceTable.LedgerName}.use={ResourceUse.Idle}&{ResourceTable.LedgerName}.sort=offered";

    public override string Summary(IReadOnlyList<Finding> findings) => findings.Count == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{findings.Select(f => f.Place).Distinct().Count()}个单位，最长{findings.Max(f => f.Amount)}天");

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, today) = (Key, scope.AsOf.DayNumber);
        return ResourceRow.Query(db, scope).Where(r => r.Use != ResourceUse.Used && today - r.OfferedOn.DayNumber > threshold).Select(r => new Finding
        {
            Rule = key,
            Key = r.Code,
            Name = r.Title,
            Place = r.UnitName,
            Owner = r.UnitName,
            Amount = today - r.OfferedOn.DayNumber,
        });
    }
}

/// <summary>Projects said to come from people's needs that answer none.</summary>
public sealed class ProjectWithoutNeed() : Rule("project.no-need", 100)
{
    public override string Title(double? threshold) => "来源为群众需求的项目未关联需求";

    public override string RowsPath(double? threshold) =>
        $"{Urls.ThreeLists}?list={ProjectTable.LedgerName}&{ProjectTable.LedgerName}.origin={ProjectOrigin.Need}&{ProjectTable.LedgerName}.needCount=0";

    public override string Summary(IReadOnlyList<Finding> findings) => findings.Count == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{findings.Select(f => f.Place).Distinct().Count()}个单位");

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return ProjectRow.Query(db, scope).Where(p => p.Origin == ProjectOrigin.Need && p.NeedCount == 0).Select(p => new Finding
        {
            Rule = key,
            Key = p.Code,
            Name = p.Name,
            Place = p.LeadUnit,
            Owner = p.LeadUnit,
            Amount = null,
        });
    }
}
