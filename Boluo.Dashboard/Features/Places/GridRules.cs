using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Places;

/// <summary>网格暂缺网格员.</summary>
public sealed class GridWithoutWorker() : Rule("grid.no-worker", 10)
{
    public override string Title(double? threshold) => "网格暂缺网格员";

    public override RulePassport Passport(double? threshold) => new()
    {
        Noun = "网格",
        Measure = "个",
        Population = "统计时点有效、统计时点归属统计范围内社区的网格。",
        Condition = "统计时点没有网格员任职。",
        Reckoning = "任职自开始日期当日起算，结束日期当日不再任职；一名网格员可在多个网格任职，各网格分别判断。",
        Answers = "网格所属党支部",
        Source = "网格台账、网格员任职记录",
        Department = "组织部门",
        Clear = "每个网格统计时点至少有一名网格员任职；不核查是否专职、是否到岗。",
    };

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
            DueOn = null,
        });
    }
}

/// <summary>网格暂缺网格长.</summary>
public sealed class GridWithoutLeader() : Rule("grid.no-leader", 20)
{
    public override string Title(double? threshold) => "网格暂缺网格长";

    public override RulePassport Passport(double? threshold) => new()
    {
        Noun = "网格",
        Measure = "个",
        Population = "统计时点有效、统计时点归属统计范围内社区的网格。",
        Condition = "统计时点的归属记录未登记网格长。",
        Reckoning = "网格长以统计时点有效的网格归属记录为准，归属自开始日期当日起算，结束日期当日失效。",
        Answers = "网格所属党支部",
        Source = "网格台账、网格归属记录",
        Department = "组织部门",
        Clear = "每个网格都登记了网格长；不核查一名网格长负责的网格数。",
    };

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
            DueOn = null,
        });
    }
}

/// <summary>网格超500户.</summary>
public sealed class GridTooLarge() : Rule("grid.households", 30, 500)
{
    public override string? Unit => "户";

    public override string Title(double? threshold) => FormattableString.Invariant($"网格超{threshold}户");

    public override RulePassport Passport(double? threshold) => new()
    {
        Noun = "网格",
        Measure = "个",
        Population = "统计时点有效、统计时点归属统计范围内社区的网格。",
        Condition = $"户数{Over(threshold)}。",
        Reckoning = "户数为网格台账登记的户数，是现值，不随统计时点变动。",
        Answers = "网格所属党支部",
        Source = "网格台账",
        Department = "组织部门",
        Clear = $"网格户数均不超过{this.Amount(threshold)}；户数登记是否准确不在核查之内。",
    };

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
            DueOn = null,
        });
    }
}
