using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Places;

/// <summary>网格暂缺网格员.</summary>
public sealed class GridWithoutWorker() : Rule("grid.no-worker", 10, RuleTopic.Grids, "网格")
{
    public override string Clause(double? threshold) => "暂缺网格员";

    public override string Worst(double? threshold) => "暂缺网格员的网格";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、统计时点归属统计范围内社区的网格。",
        Condition = "统计时点没有网格员任职。",
        Reckoning = "任职自开始日期当日起算，结束日期当日不再任职；一名网格员可在多个网格任职，各网格分别判断。",
        Answers = "网格所属党支部",
        Source = "网格台账、网格员任职记录",
        Department = "组织部门",
        Clear = "每个网格统计时点至少有一名网格员任职；不核查是否专职、是否到岗。",
    };

    public override string LedgerPath(double? threshold) => Ledgers.Grids.Where(g => g.Workers.Is(0));

    public override string RowPath(Finding finding) => Urls.Grid(finding.Key);

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Summaries.Spread(findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        GridRow.Query(db, scope).Where(g => g.Workers == 0)
            .Found(this, since: g => db.GridDuties.Where(d => d.GridId == g.Grid.Id && d.ValidTo <= scope.AsOf).Max(d => d.ValidTo) ?? g.Grid.ValidFrom);
}

/// <summary>网格暂缺网格长.</summary>
public sealed class GridWithoutLeader() : Rule("grid.no-leader", 20, RuleTopic.Grids, "网格")
{
    public override string Clause(double? threshold) => "暂缺网格长";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、统计时点归属统计范围内社区的网格。",
        Condition = "统计时点的归属记录未登记网格长。",
        Reckoning = "网格长以统计时点有效的网格归属记录为准，归属自开始日期当日起算，结束日期当日失效。",
        Answers = "网格所属党支部",
        Source = "网格台账、网格归属记录",
        Department = "组织部门",
        Clear = "每个网格都登记了网格长；不核查一名网格长负责的网格数。",
    };

    public override string LedgerPath(double? threshold) => Ledgers.Grids.Where(g => g.Leader.IsNone);

    public override string RowPath(Finding finding) => Urls.Grid(finding.Key);

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Summaries.Spread(findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        GridRow.Query(db, scope).Where(g => g.LeaderName == null).Found(this, since: g => db.GridAssignments.Where(a => a.GridId == g.Grid.Id && a.LeaderId != null && a.ValidTo <= scope.AsOf).Max(a => a.ValidTo) ?? g.Grid.ValidFrom);
}

/// <summary>网格超500户.</summary>
public sealed class GridTooLarge() : Rule(Standards.GridKey, 30, RuleTopic.Grids, "网格", "户", Standards.HouseholdsPerGrid)
{
    public override string Clause(double? threshold) => Invariant($"超{threshold}户");

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点有效、统计时点归属统计范围内社区的网格。",
        Condition = $"户数{Over(threshold)}。",
        Reckoning = "户数为统计时点当日网格台账登记的户数；户数变更的，自生效日期起按新数判断。",
        Answers = "网格所属党支部",
        Source = "网格台账",
        Department = "组织部门",
        Clear = $"网格户数均不超过{this.Amount(threshold)}；户数登记是否准确不在核查之内。",
    };

    public override string LedgerPath(double? threshold) => Ledgers.Grids.Where(g => g.Households.AtLeast(Above(threshold)), g => g.Households.Descending);

    public override string RowPath(Finding finding) => Urls.Grid(finding.Key);

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Most("最多", findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) =>
        GridRow.Query(db, scope).Where(g => g.Fact.Households > threshold).Found(this, g => g.Fact.Households);
}

internal static class GridFindings
{
    /// <summary>Grids that are findings; the branch they belong to answers for them.</summary>
    public static IQueryable<Finding> Found(this IQueryable<GridRow> grids, Rule rule, Expression<Func<GridRow, double?>>? amount = null, Expression<Func<GridRow, DateOnly?>>? since = null) =>
        grids.FoundInCommunity(rule, g => new Finding { Key = g.Grid.Code, Name = g.Name, Owner = g.BranchName }, amount, since);
}
