using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Places;

/// <summary>“党建+”网格. Where a grid belongs is said by its assignments, what is counted in it by its facts.</summary>
public sealed class GridRegister() : Register<Grid>("网格", "grids.csv")
{
    protected override IEnumerable<Field<Grid>> Define() =>
    [
        Field.Code("code", "网格编码", g => g.Code, CodeShape.Grid),
        Field.Day("since", "划定日期", g => g.ValidFrom),
        Field.Day("end", "撤销日期", g => g.ValidTo),
    ];

    protected override void Rules(RuleBook<Grid> must)
    {
        must.After("end", "since");
        must.BeUnique("code");
    }

    protected override void Check(RowsRead rows)
    {
        var open = rows.Of<GridAssignment>().Where(a => a.ValidTo is null).ToLookup(a => a.GridId);
        foreach (var grid in rows.Of<Grid>().Where(rows.IsSound))
        {
            var founder = grid.Code[..Community.CodeLength];
            if (rows.Find<Community>(founder) is null) rows.Refuse(grid, nameof(Grid.Code), $"“{founder}”在文件 {rows.FileOf(typeof(Community))} 中不存在");
            if (grid.ValidTo is null && !open.Contains(grid.Id)) rows.Refuse(grid, nameof(Grid.Id), "网格没有现行归属，应在文件 grid-assignments.csv 中有一行“ValidTo”为空");
        }
    }

    /// <summary>A grid is looked for by its present and former names.</summary>
    protected override void Derive(CountyData data)
    {
        var names = data.Of<Community>().ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);
        var assignments = data.Of<GridAssignment>().ToLookup(a => a.GridId);
        foreach (var grid in data.Of<Grid>())
            grid.Search = Pinyin.SearchText(assignments[grid.Id].OrderByDescending(a => a.ValidFrom)
                .Select(a => GridAssignment.NameOf(names[a.CommunityCode], a.Number)).Append(grid.Code));
    }
}

/// <summary>Where a grid belongs, in which branch and under whose lead, for a period.</summary>
public sealed class GridAssignmentRegister() : Register<GridAssignment>("网格归属", "grid-assignments.csv")
{
    protected override IEnumerable<Field<GridAssignment>> Define() =>
    [
        Field.Link("grid", "网格", a => a.GridId),
        Field.Community("community", "社区", a => a.CommunityCode),
        Field.Whole("number", "网格序号", a => a.Number, 1, 999),
        Field.Link("branch", "党支部", a => a.BranchId),
        Field.Link("leader", "网格长", a => a.LeaderId),
        Field.Text("basis", "调整依据", a => a.Basis, longest: 100),
        Field.Day("since", "生效日期", a => a.ValidFrom),
        Field.Day("end", "失效日期", a => a.ValidTo),
    ];

    protected override void Rules(RuleBook<GridAssignment> must)
    {
        must.After("end", "since");
        must.Match<PartyOrganisation>("branch", (a, branch) => branch.Kind == PartyOrganisationKind.Branch && branch.CommunityCode == a.CommunityCode, "应为同一社区的党支部");
        must.NotOverlap("since", "end", ["grid"]);
    }

    protected override void Check(RowsRead rows)
    {
        foreach (var second in rows.Of<GridAssignment>().Where(a => a.ValidTo is null && rows.IsSound(a)).GroupBy(a => (a.CommunityCode, a.Number)).SelectMany(g => g.Skip(1)))
            rows.Refuse(second, nameof(GridAssignment.Number), "同一社区的网格序号不得重复");
    }
}

/// <summary>A 网格员 serves a grid for a period.</summary>
public sealed class GridDutyRegister() : Register<GridDuty>("网格员任务", "grid-duties.csv")
{
    protected override IEnumerable<Field<GridDuty>> Define() =>
    [
        Field.Link("grid", "网格", d => d.GridId),
        Field.Link("worker", "网格员", d => d.WorkerId, PickLists.GridWorkers),
        Field.Day("since", "任职日期", d => d.ValidFrom),
        Field.Day("end", "离任日期", d => d.ValidTo),
    ];

    protected override void Rules(RuleBook<GridDuty> must)
    {
        must.After("end", "since");
        must.NotOverlap("since", "end", ["grid", "worker"]);
    }
}
