using System.Globalization;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;

namespace Boluo.Dashboard.Features.Assignments;

public enum PlanKind
{
    /// <summary>The grids that are ticked.</summary>
    Grids,

    /// <summary>All duties of one person.</summary>
    Handover,
}

/// <summary>
/// What an administrator has filled in. Keeps each grid as it was when it was ticked, so that a colleague's change since then is
/// found out; what is filled in is kept apart from it, so that it can be applied to newer data.
/// </summary>
public sealed partial class PlanForm
{
    public const string Content = "调整内容", Branch = "现党支部", Workers = "网格员", Leaver = "移交人员", Successor = "接任人员",
        Reason = "调整原因", Basis = "调整依据", EffectiveDate = "生效日期";

    private readonly SortedDictionary<string, GridChoice> _grids = new(StringComparer.Ordinal);

    public PlanKind Kind { get; set; }

    public IReadOnlyCollection<GridChoice> Grids => _grids.Values;

    public IReadOnlySet<string> Codes => _grids.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>None leaves the community.</summary>
    public string? Community { get; set; }

    public int? BranchId { get; set; }

    public Edit<int?> Leader { get; set; }

    public WorkerChange WorkerChange { get; set; }

    public List<int> Added { get; } = [];

    /// <summary>Only for a single grid.</summary>
    public HashSet<int> Removed { get; } = [];

    public PersonChoice? Person { get; set; }

    /// <summary>The grids that the person leads or serves, as shown.</summary>
    public IReadOnlyList<GridChoice> PersonGrids { get; set; } = [];

    public Edit<int?> To { get; set; }

    /// <summary>Other successors for single grids, by code.</summary>
    public Dictionary<string, Edit<int?>> ToByGrid { get; } = new(StringComparer.Ordinal);

    public string ReasonText { get; set; } = "";

    public string BasisText { get; set; } = "";

    /// <summary>Null while what is typed is no day.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>Something would be lost by leaving the page.</summary>
    public bool IsFilled => _grids.Count > 0 || Person is not null || ReasonText.Length > 0 || BasisText.Length > 0
        || Community is not null || BranchId is not null || Leader.IsSet || WorkerChange != WorkerChange.Leave;

    /// <summary>The community whose branches are on offer: the one chosen, else that of all grids.</summary>
    public string? PlaceOfBranches =>
        Community ?? (_grids.Values.Select(g => g.Situation.CommunityCode).Distinct().ToList() is [var only] ? only : null);

    /// <summary>调整类型, by what is filled in.</summary>
    public IEnumerable<string> Types
    {
        get
        {
            if (Kind == PlanKind.Handover)
            {
                yield return "移交全部职责";
                yield break;
            }

            if (Community is not null && _grids.Values.Any(g => g.Situation.CommunityCode != Community)) yield return "调整社区";
            else if (BranchId is not null) yield return "调整党支部";
            if (Leader.IsSet) yield return "调整网格长";
            if (WorkerChange != WorkerChange.Leave) yield return "调整网格员";
        }
    }

    public void Pick(IEnumerable<GridChoice> grids)
    {
        foreach (var grid in grids) _grids[grid.Situation.Code] = grid;
        ForgetRemoved();
    }

    public void Keep(IReadOnlySet<string> codes)
    {
        foreach (var code in _grids.Keys.Where(c => !codes.Contains(c)).ToList()) _grids.Remove(code);
        ForgetRemoved();
    }

    public void Move(string? community)
    {
        Community = string.IsNullOrEmpty(community) ? null : community;
        BranchId = null;
    }

    public void Remove(int worker)
    {
        if (!Added.Remove(worker)) Removed.Add(worker);
        Settle();
    }

    public void Add(int worker)
    {
        if (!Removed.Remove(worker) && !Added.Contains(worker)) Added.Add(worker);
        Settle();
    }

    /// <summary>Field by field what is missing or wrong, beside what only the data can tell.</summary>
    public IReadOnlyList<Fault> Check(DateOnly asOf)
    {
        var faults = Missing().ToList();
        if (faults.Count == 0 && Kind == PlanKind.Grids && !Moves().Any()) faults.Add(new Fault(null, Content, "所选网格与所填内容一致，无需调整。"));
        if (EffectiveOn is null) faults.Add(new Fault(null, EffectiveDate, "“生效日期”应为“年-月-日”格式，例如2020-06-30。"));
        return [.. faults, .. PlanCheck.Form(Build(asOf), new DataState { AsOf = asOf }, isWritten: true).Where(f => f.Field != Content || faults.Count == 0)];
    }

    /// <summary>The plan; grids that already are as they shall be are left out.</summary>
    public Plan Build(DateOnly asOf) => new(ReasonText, BasisText, EffectiveOn ?? asOf, (Kind, Person) switch
    {
        (PlanKind.Grids, _) => [.. Moves()],
        (_, { } person) => [new Handover(person.Id.ToString(CultureInfo.InvariantCulture), person.Version, To.Value, ToByGrid.Where(t => t.Value.IsSet).ToDictionary(t => t.Key, t => t.Value.Value))],
        _ => [],
    });

    /// <summary>Ticked grids that would not change.</summary>
    public IEnumerable<GridChoice> Idle => _grids.Values.Where(g => MoveOf(g) is null);

    private IEnumerable<GridMove> Moves() => _grids.Values.Select(MoveOf).OfType<GridMove>();

    private IEnumerable<Fault> Missing()
    {
        if (Kind == PlanKind.Handover)
        {
            if (Person is null) yield return new Fault(null, Leaver, "请按姓名查找并选择移交人员。");
            else if (PersonGrids.Count == 0) yield return new Fault(null, Leaver, $"{Person.Name}没有可移交的网格职责。");
            else if (!To.IsSet && PersonGrids.Any(g => !ToByGrid.GetValueOrDefault(g.Situation.Code).IsSet))
                yield return new Fault(null, Successor, "请选择接任人员，或选“暂缺”。");
            yield break;
        }

        if (_grids.Count == 0)
        {
            yield return new Fault(null, Content, "请先在左侧台账中勾选网格。");
            yield break;
        }

        if (Community is not null && BranchId is null) yield return new Fault(null, Branch, "请选择党支部。");
        if (WorkerChange is WorkerChange.Change && Added.Count + Removed.Count == 0 || WorkerChange is WorkerChange.Replace && Added.Count == 0)
            yield return new Fault(null, Workers, "请选择网格员；不改动的选“不调整”，撤下全部网格员的选“暂缺”。");
        if (!Types.Any()) yield return new Fault(null, Content, "请至少填写一项调整内容。");
    }

    private GridMove? MoveOf(GridChoice grid)
    {
        var now = grid.Situation;
        var community = Community ?? now.CommunityCode;
        var place = BranchId is { } branch && (community != now.CommunityCode || branch != now.BranchId) ? Edit.To(new Place(community, branch)) : default;
        var leader = Leader.IsSet && Leader.Value != now.LeaderId ? Leader : default;
        var before = now.Workers.Select(w => w.Id).ToHashSet();
        var after = WorkerChange switch
        {
            WorkerChange.Change => before.Except(Removed).Concat(Added).ToHashSet(),
            WorkerChange.Replace => [.. Added],
            WorkerChange.Vacate => [],
            _ => before,
        };
        var workers = after.SetEquals(before) ? default : Edit.To<IReadOnlySet<int>>(after);
        return place.IsSet || leader.IsSet || workers.IsSet ? new GridMove(now.Code, now.Version, place, leader, workers) : null;
    }

    private void ForgetRemoved()
    {
        if (_grids.Count == 1) return;
        Removed.Clear();
        if (WorkerChange == WorkerChange.Change && Added.Count == 0) WorkerChange = WorkerChange.Leave;
    }

    /// <summary>Whoever was added and removed again, or the other way round, is no change.</summary>
    private void Settle()
    {
        if (WorkerChange is WorkerChange.Leave or WorkerChange.Change)
            WorkerChange = Added.Count + Removed.Count > 0 ? WorkerChange.Change : WorkerChange.Leave;
    }
}
