using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Grids;

/// <summary>网格暂缺网格员.</summary>
public sealed class GridWithoutWorker() : Rule("grid.no-worker", 10)
{
    public override string Title(double? threshold) => "网格暂缺网格员";

    public override string RowsPath(double? threshold) => $"{Urls.Grids}?{GridTable.LedgerName}.workers=0";

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return GridRow.Query(db, scope).Where(g => g.Workers == 0).Select(g => new Finding
        {
            Rule = key,
            Key = g.Code,
            Name = g.Name,
            Place = g.TownshipName + g.CommunityName,
            Owner = g.BranchName,
            Amount = null,
        });
    }
}

/// <summary>网格暂缺网格长.</summary>
public sealed class GridWithoutLeader() : Rule("grid.no-leader", 20)
{
    public override string Title(double? threshold) => "网格暂缺网格长";

    public override string RowsPath(double? threshold) => $"{Urls.Grids}?{GridTable.LedgerName}.leader=none";

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return GridRow.Query(db, scope).Where(g => g.LeaderName == null).Select(g => new Finding
        {
            Rule = key,
            Key = g.Code,
            Name = g.Name,
            Place = g.TownshipName + g.CommunityName,
            Owner = g.BranchName,
            Amount = null,
        });
    }
}

/// <summary>网格超500户.</summary>
public sealed class GridTooLarge() : Rule("grid.households", 30, 500)
{
    public override string? Unit => "户";

    public override string Title(double? threshold) => FormattableString.Invariant($"网格超{threshold}户");

    public override string RowsPath(double? threshold) => FormattableString.Invariant($"{Urls.Grids}?{GridTable.LedgerName}.households={Rule.Above(threshold)}..&{GridTable.LedgerName}.sort=-households");

    public override string Summary(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? "" : FormattableString.Invariant($"最多{findings.Max(f => f.Amount)}户");

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return GridRow.Query(db, scope).Where(g => g.Households > threshold).Select(g => new Finding
        {
            Rule = key,
            Key = g.Code,
            Name = g.Name,
            Place = g.TownshipName + g.CommunityName,
            Owner = g.BranchName,
            Amount = g.Households,
        });
    }
}
