using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans.Moves;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>From one grid or community to another: a part of its households.</summary>
internal sealed record Trail(string From, string To, double Share);

/// <summary>
/// A plan read against the data: a draft per grid and community with every move worked in, one after the other, and what cannot be. What is
/// written in the end is the difference between before and after, so that it does not matter by how many lines it was reached.
/// </summary>
internal sealed class PlanDrafts
{
    private readonly Dictionary<string, GridDraft> _drafts = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults = [];
    private readonly List<Trail> _trails = [];
    private readonly List<(string Name, bool IsShared)> _groups = [];
    private readonly PlanData _data;

    private PlanDrafts(PlanData data, Plan plan)
    {
        (_data, Plan) = (data, plan);
        Communities = new PlanCommunities(this, data);
        foreach (var draft in data.Grids)
        {
            _drafts[draft.Key] = draft;
            if (plan.Seen.TryGetValue(draft.Key, out var seen)) draft.Seen = seen;
        }
    }

    public Plan Plan { get; }

    public PlanCommunities Communities { get; }

    public IReadOnlyCollection<GridDraft> Grids => _drafts.Values;

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Hand-overs of persons whose record somebody has changed since.</summary>
    public List<(GridWorker Person, int? To)> Stale { get; } = [];

    /// <summary>Groups that the plan founds, by their negative numbers.</summary>
    public IReadOnlyDictionary<int, string> FoundedGroups => _groups.Select((g, i) => (Key: -1 - i, g.Name)).ToDictionary(g => g.Key, g => g.Name);

    /// <summary>Groups that are divided because only some of their grids go elsewhere: name, former branch and how many grids go.</summary>
    public List<(string Name, int Branch, int Grids)> TornGroups { get; } = [];

    /// <summary>Where the open needs of a grid that ends go, by its key.</summary>
    public Dictionary<string, string> NeedsGoTo { get; } = new(StringComparer.Ordinal);

    /// <summary>From what there was to what there is; steps between are left out.</summary>
    public IReadOnlyList<Trail> Trails => [.. _trails.Where(t => !IsPassing(t.From)).SelectMany(t => Ends(t))
        .GroupBy(t => (t.From, t.To)).Select(g => new Trail(g.Key.From, g.Key.To, Math.Min(1, g.Sum(t => t.Share))))];

    public static async Task<PlanDrafts> ReadAsync(BoluoDbContext db, Plan plan, CancellationToken cancel)
    {
        var drafts = new PlanDrafts(await PlanData.LoadAsync(db, plan, cancel), plan);
        foreach (var move in plan.Moves)
        {
            switch (move)
            {
                case GridMove grid: drafts.Move(grid); break;
                case Handover handover: drafts.HandOver(handover); break;
                case PlanMove other when other.Lacks().ToList() is { Count: > 0 } lacks:
                    foreach (var lack in lacks) drafts.Refuse(other.Kind.Label(), "调整内容", $"“{other.Kind.Label()}”：{lack}");
                    break;
                case PlanMove other: other.Work(drafts); break;
            }
        }

        PlanGroups.Settle(drafts, drafts._data);
        drafts.Number();
        return drafts;
    }

    /// <summary>A grid that is there at this point of the plan; else it is refused.</summary>
    public GridDraft? Find(string key)
    {
        if (_drafts.TryGetValue(key, out var draft) && draft.After is not null) return draft;
        if (draft is null) Refuse(key, "网格编码", $"未找到编码为“{PlainText.Cut(key)}”的网格，请核对。");
        else Refuse(draft, "网格", "已由方案前面的内容撤销，不能再调整。");
        return null;
    }

    /// <summary>The grids of a community at this point of the plan.</summary>
    public IEnumerable<GridDraft> GridsOf(string community) => _drafts.Values.Where(d => d.After?.CommunityCode == community);

    public void Refuse(string? row, string field, string message) => _faults.Add(new Fault(row, field, message));

    public void Refuse(GridDraft draft, string field, string why) => Refuse(draft.Row, field, draft.Row + why);

    /// <summary>The branch of a community that has a single one.</summary>
    public int? OnlyBranchOf(string community) => Communities.FoundedBranchOf(community) ?? (_data.Branches[community].ToList() is [var only] ? only.Id : null);

    /// <summary>A group of that name that the plan founds; the same for the same name.</summary>
    public int FoundGroup(string name)
    {
        name = PlainText.Tidy(name);
        var known = _groups.FindIndex(g => g.IsShared && g.Name == name);
        if (known >= 0) return -1 - known;
        _groups.Add((name, true));
        return -_groups.Count;
    }

    /// <summary>A group of its own, though another one may have the same name.</summary>
    public int FoundGroupBeside(string name)
    {
        _groups.Add((name, false));
        return -_groups.Count;
    }

    public GridDraft Found(string key, Position position, Counts counts)
    {
        if (_drafts.ContainsKey(key)) Refuse(key, "新网格", $"方案中有两个新网格都称为“{key}”。");
        return _drafts[key] = new GridDraft { Key = key, Name = key, After = position, CountsAfter = counts };
    }

    public static void End(GridDraft draft, string type)
    {
        (draft.After, draft.CountsAfter) = (null, null);
        draft.Types.Add(type);
    }

    /// <summary>One grid ends in another, which takes over what is counted in it, its workers and its needs.</summary>
    public void Absorb(GridDraft receiver, GridDraft draft, string type)
    {
        var counts = receiver.CountsAfter! + draft.CountsAfter!;
        var sources = receiver.IsNew && receiver.CountsAfter!.Extent.Length == 0 ? draft.CountsAfter!.Extent : counts.Extent;
        receiver.CountsAfter = counts with { Extent = sources, Source = $"并入网格{draft.Key}的户数、常住人口、党员、楼栋" };
        receiver.After = receiver.After! with { Workers = receiver.After.Workers.Union(draft.After!.Workers) };
        if (!receiver.IsNew) receiver.Types.Add("并入");
        Trace(draft.Key, receiver.Key, 1);
        SendNeeds(draft.Key, receiver.Key);
        End(draft, type);
    }

    public void SendNeeds(string from, string to) => NeedsGoTo[from] = to;

    public void Trace(string from, string to, double share)
    {
        if (share > 0) _trails.Add(new Trail(from, to, share));
    }

    /// <summary>Where a grid's needs end up, though its receiver may have ended as well.</summary>
    public GridDraft? NeedsReceiver(string key)
    {
        for (var steps = 0; steps <= NeedsGoTo.Count && NeedsGoTo.TryGetValue(key, out var next); steps++) key = next;
        return _drafts.GetValueOrDefault(key) is { After: not null } receiver ? receiver : null;
    }

    public void HandOver(int person, int? to, IReadOnlyDictionary<string, int?> byGrid)
    {
        var key = person.ToString(CultureInfo.InvariantCulture);
        HandOver(new Handover(key, Plan.Seen.GetValueOrDefault(key), to, byGrid));
    }

    private void Move(GridMove move)
    {
        if (Find(move.Key) is not { } draft) return;
        if (draft.Move is not null)
        {
            Refuse(draft, "网格编码", "在方案中重复出现，只应填写一次。");
            return;
        }

        (draft.Move, draft.Seen) = (move, move.Seen);
        var now = draft.After!;
        draft.After = now with
        {
            CommunityCode = move.Place.IsSet ? move.Place.Value.CommunityCode : now.CommunityCode,
            BranchId = move.Place.IsSet ? move.Place.Value.BranchId : now.BranchId,
            LeaderId = move.Leader.Or(now.LeaderId),
            Workers = move.Workers.IsSet ? [.. move.Workers.Value] : now.Workers,
        };
        if (!draft.Changes) Refuse(draft, "调整内容", "未作任何调整，应移出方案。");
    }

    private void HandOver(Handover handover)
    {
        const string field = "移交人员";
        if (!int.TryParse(handover.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || _data.People.GetValueOrDefault(id) is not { } person)
        {
            Refuse(handover.Key, field, $"未找到编号为“{PlainText.Cut(handover.Key)}”的移交人员，请核对。");
            return;
        }

        if (person.Version != handover.Seen) Stale.Add((person, handover.To));
        var held = _drafts.Values.Where(d => d.After is { } after && (after.LeaderId == id || after.Workers.Contains(id))).ToList();
        if (held.Count == 0) Refuse(person.Name, field, $"{person.Name}没有可移交的网格职责。");
        foreach (var code in (handover.ByGrid?.Keys ?? []).Where(code => !held.Exists(d => d.Key == code)))
            Refuse(code, field, $"{person.Name}在网格{PlainText.Cut(code)}没有职责，移交安排应删去该网格。");

        foreach (var draft in held)
        {
            var to = handover.ByGrid?.TryGetValue(draft.Key, out var other) == true ? other : handover.To;
            if (to == id)
            {
                Refuse(draft.Row, field, $"{draft.Row}的接任人员不应为{person.Name}本人。");
                continue;
            }

            var now = draft.After!;
            var remaining = now.Workers.Remove(id);
            draft.After = now with
            {
                LeaderId = now.LeaderId == id ? to : now.LeaderId,
                Workers = to is { } successor && now.Workers.Contains(id) ? remaining.Add(successor) : remaining,
            };
        }
    }

    /// <summary>
    /// A grid keeps its number within its community, and gets the next one that was never used in another. One that returns on the day
    /// it left gets its own number back.
    /// </summary>
    private void Number()
    {
        var last = new Dictionary<string, int>(_data.LastNumbers, StringComparer.Ordinal);
        foreach (var draft in _drafts.Values.Where(d => d.After is { } after && after.CommunityCode != d.Before?.CommunityCode).OrderBy(d => d.IsNew))
        {
            var code = draft.After!.CommunityCode;
            // A community that goes to another township keeps the numbers of its grids.
            if (draft.Before is { } before && Communities.GoesOnAs(before.CommunityCode, code))
            {
                (draft.After, last[code]) = (draft.After with { Number = before.Number }, Math.Max(last.GetValueOrDefault(code), before.Number));
                continue;
            }

            var former = draft.Before is not null && draft.Open.ValidFrom == Plan.EffectiveOn ? draft.Assignments.FirstOrDefault(a => a.ValidTo == Plan.EffectiveOn) : null;
            if (former?.CommunityCode != code) last[code] = last.GetValueOrDefault(code) + 1;
            draft.After = draft.After with { Number = former?.CommunityCode == code ? former.Number : last[code] };
        }
    }

    /// <summary>What a plan founds and ends itself was never there.</summary>
    private bool IsPassing(string key) => _drafts.TryGetValue(key, out var draft) && draft.IsNew;

    private IEnumerable<Trail> Ends(Trail trail) => _drafts.TryGetValue(trail.To, out var to) && to.After is null
        ? _trails.Where(t => t.From == trail.To).SelectMany(t => Ends(t with { From = trail.From, Share = trail.Share * t.Share }))
        : [trail];
}
