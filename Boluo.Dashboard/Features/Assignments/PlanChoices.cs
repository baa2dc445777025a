using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>What the form offers to choose from for what is filled in so far.</summary>
public sealed class PlanChoices(AssignmentChoices choices)
{
    /// <summary>Of more communities than that nobody reads the list; one finds persons by name then.</summary>
    private const int MostCommunities = 3;

    private const int MostFound = 12;

    private readonly Dictionary<int, PersonChoice> _known = [];

    public IReadOnlyList<BranchChoice> Branches { get; private set; } = [];

    /// <summary>The persons of the communities concerned.</summary>
    public IReadOnlyList<PersonChoice> Local { get; private set; } = [];

    /// <summary>Persons of elsewhere who were found by name and chosen.</summary>
    public IEnumerable<PersonChoice> Others => _known.Values.Where(p => !Local.Any(l => l.Id == p.Id)).OrderBy(p => p.Id);

    public PersonChoice? Find(int id) => _known.GetValueOrDefault(id);

    public void Remember(PersonChoice person) => _known[person.Id] = person;

    public Task<IReadOnlyList<PersonChoice>> SearchAsync(string text, DateOnly day, CancellationToken cancel) =>
        choices.SearchPeopleAsync(text, day, MostFound, cancel);

    public async Task LoadAsync(PlanForm form, DateOnly day, CancellationToken cancel)
    {
        Branches = form.PlaceOfBranches is { } place ? await choices.BranchesAsync(place, day, cancel) : [];
        var grids = form.Kind == PlanKind.Grids ? form.Grids : form.PersonGrids;
        var places = grids.Select(g => g.Situation.CommunityCode).Append(form.Kind == PlanKind.Grids ? form.Community : form.Person?.CommunityCode)
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        var people = new List<PersonChoice>();
        if (places.Count <= MostCommunities)
            foreach (var code in places.Order(StringComparer.Ordinal)) people.AddRange(await choices.PeopleAsync(code, day, cancel));
        Local = [.. people.DistinctBy(p => p.Id)];
        foreach (var person in Local) Remember(person);
    }

    public Task<IReadOnlyList<GridChoice>> GridsAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancel) =>
        choices.GridsAsync(codes, day, cancel);

    public Task<GridsByText> FindGridsAsync(IEnumerable<string> texts, DateOnly day, CancellationToken cancel) => choices.FindGridsAsync(texts, day, cancel);

    /// <summary>The form that a draft was, and how many of its grids and persons are no more and are left out.</summary>
    public async Task<(PlanForm Form, int Missing)> FormAsync(PlanContent content, DateOnly day, CancellationToken cancel)
    {
        HashSet<string> codes = [.. content.Instructions.SelectMany(i => i.Grids).Select(g => g.Key)];
        HashSet<int> ids =
        [
            .. content.Instructions.SelectMany(i => i.Joining.Append(i.Leader.Value ?? 0)),
            .. content.Handovers.SelectMany(h => h.ByGrid.Values.Append(h.To).Select(to => to.Value ?? 0).Append(h.PersonId)),
        ];
        ids.Remove(0);
        var grids = await choices.GridsAsync([.. codes], day, cancel);
        var people = await choices.PeopleAsync([.. ids], day, cancel);
        foreach (var person in people) Remember(person);
        var leaver = content.Handovers is [var handover, ..] ? Find(handover.PersonId) : null;
        var form = PlanForm.Of(content, grids, leaver);
        if (form.Person is { } seen) form.PersonGrids = await choices.GridsOfAsync(seen.Id, day, cancel);
        await LoadAsync(form, day, cancel);
        return (form, codes.Count - grids.Count + ids.Count - people.Count);
    }

    /// <summary>恢复: a form that gives a grid the place and the people that it had on an earlier day, and how many of these are no more; null where the grid was not there.</summary>
    public async Task<(PlanForm Form, int Missing)?> EarlierAsync(GridChoice grid, DateOnly day, DateOnly today, CancellationToken cancel)
    {
        if (await choices.SituationAsync(grid.Situation.Code, day, cancel) is not { } then) return null;
        var branches = await choices.BranchesAsync(then.CommunityCode, today, cancel);
        var isThere = branches.Any(b => b.Id == then.BranchId);
        var (served, serving) = (then.Workers.Select(w => w.Id).ToHashSet(), grid.Situation.Workers.Select(w => w.Id).ToHashSet());
        var (form, missing) = await FormAsync(new PlanContent
        {
            Reason = $"恢复{Days.Long(day)}的归属和人员",
            EffectiveOn = today,
            Instructions =
            [
                new GridInstruction
                {
                    Grids = [new SeenRow(grid.Situation.Code, grid.Situation.Version)],
                    CommunityCode = isThere ? then.CommunityCode : null,
                    BranchId = isThere ? then.BranchId : null,
                    Leader = Edit.To(then.LeaderId),
                    Workers = served.SetEquals(serving) ? WorkerChange.Leave : WorkerChange.Change,
                    Joining = [.. served.Except(serving)],
                    Leaving = [.. serving.Except(served)],
                },
            ],
        }, today, cancel);
        return (form, missing + (isThere ? 0 : 1));
    }

    /// <summary>Applies what is filled in to the current data.</summary>
    public async Task RebaseAsync(PlanForm form, DateOnly day, CancellationToken cancel)
    {
        var now = await choices.GridsAsync([.. form.Codes], day, cancel);
        form.Keep(now.Select(g => g.Situation.Code).ToHashSet(StringComparer.Ordinal));
        form.Pick(now);
        if (form.Person is { } person) await ChooseLeaverAsync(form, person, day, cancel);
        await LoadAsync(form, day, cancel);
    }

    public async Task ChooseLeaverAsync(PlanForm form, PersonChoice person, DateOnly day, CancellationToken cancel)
    {
        var known = await choices.SearchPeopleAsync(person.Name, day, int.MaxValue, cancel);
        form.Person = known.FirstOrDefault(p => p.Id == person.Id) ?? person;
        form.PersonGrids = await choices.GridsOfAsync(person.Id, day, cancel);
        foreach (var code in form.ToByGrid.Keys.Where(c => form.PersonGrids.All(g => g.Situation.Code != c)).ToList()) form.ToByGrid.Remove(code);
        await LoadAsync(form, day, cancel);
    }

    /// <summary>陈某 · 专职网格员 · 网格长2个网格 · 网格员1个网格350户</summary>
    public static string Words(PersonChoice person)
    {
        var load = Load(person);
        return $"{person.Name} · {person.Occupation.Label()} · {(load.Length == 0 ? "暂无任职" : load)}";
    }

    public static string Load(PersonChoice person) => string.Join("、", new[]
    {
        person.Leads > 0 ? $"任{person.Leads}个网格的网格长" : null,
        person.Serves > 0 ? $"服务{person.Serves}个网格{person.Households}户" : null,
    }.OfType<string>());
}
