using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A 党支部 that grids of a community may belong to, with what it has.</summary>
public sealed record BranchChoice(int Id, string Name, int Grids, int Households);

/// <summary>A person who may lead or serve, with what he already has. No phone number.</summary>
public sealed record PersonChoice
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required Guid Version { get; init; }

    public required string CommunityCode { get; init; }

    public required Occupation Occupation { get; init; }

    public required bool FullTime { get; init; }

    /// <summary>Grids led as 网格长.</summary>
    public required int Leads { get; init; }

    /// <summary>Grids served as 网格员.</summary>
    public required int Serves { get; init; }

    /// <summary>Households of the grids served.</summary>
    public required int Households { get; init; }

    public bool MayLeadAnother => Leads < Plan.MostGridsPerLeader;
}

/// <summary>A grid as a plan starts from it.</summary>
public sealed record GridChoice(GridSituation Situation, DateOnly EarliestEffectiveOn);

/// <summary>Grids that somebody has named.</summary>
/// <param name="Codes">Of those that were found.</param>
/// <param name="Unknown">What is no grid.</param>
/// <param name="Shared">What several grids are called, with these.</param>
public sealed record GridsByText(IReadOnlySet<string> Codes, IReadOnlyList<string> Unknown, IReadOnlyList<(string Text, IReadOnlyList<string> Grids)> Shared);

/// <summary>What the adjustment page offers to choose from, as of a day.</summary>
public sealed class AssignmentChoices(IDbContextFactory<BoluoDbContext> factory)
{
    /// <summary>The 党支部 of a community in the order of their numbers.</summary>
    public async Task<IReadOnlyList<BranchChoice>> BranchesAsync(string communityCode, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var grids = db.GridsOn(day);
        var rows = await db.PartyOrganisations.AsOf(day).Where(o => o.Kind == PartyOrganisationKind.Branch && o.CommunityCode == communityCode).OrderBy(o => o.Id)
            .Select(o => new { o.Id, o.Name, Grids = grids.Count(g => g.Assignment.BranchId == o.Id), Households = grids.Where(g => g.Assignment.BranchId == o.Id).Sum(g => g.Fact.Households) })
            .ToListAsync(cancel);
        return rows.ConvertAll(o => new BranchChoice(o.Id, o.Name, o.Grids, o.Households));
    }

    /// <summary>The 党小组 of a branch in the order of their numbers.</summary>
    public async Task<IReadOnlyList<PartyGroup>> GroupsAsync(int branchId, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var groups = db.GridsOn(day).Where(g => g.Assignment.BranchId == branchId).Select(g => g.Fact.GroupId);
        return await db.PartyGroups.AsNoTracking().Where(g => groups.Contains(g.Id)).OrderBy(g => g.Id).ToListAsync(cancel);
    }

    /// <summary>The persons of a community, and those of others who lead or serve in it that day. Who has left, or is to come later, is not offered.</summary>
    public async Task<IReadOnlyList<PersonChoice>> PeopleAsync(string communityCode, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var here = db.GridAssignments.AsOf(day).Where(a => a.CommunityCode == communityCode);
        return await People(db, day, Available(db, day).Where(w => w.CommunityCode == communityCode
            || here.Any(a => a.LeaderId == w.Id)
            || db.GridDuties.AsOf(day).Any(d => d.WorkerId == w.Id && here.Any(a => a.GridId == d.GridId)))).ToListAsync(cancel);
    }

    /// <summary>Persons of the whole county whose name contains the text or has its initials, at most so many.</summary>
    public async Task<IReadOnlyList<PersonChoice>> SearchPeopleAsync(string text, DateOnly day, int most, CancellationToken cancel)
    {
        if (Pinyin.Normalise(text) is not { Length: > 0 } wanted) return [];
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await People(db, day, Available(db, day).Where(w => Pinyin.Finds(w.Name, wanted))).Take(most).ToListAsync(cancel);
    }

    /// <summary>Persons by their numbers; unknown ones are left out.</summary>
    public async Task<IReadOnlyList<PersonChoice>> PeopleAsync(IReadOnlyCollection<int> ids, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await People(db, day, db.GridWorkers.Where(w => ids.Contains(w.Id))).ToListAsync(cancel);
    }

    /// <summary>The grids that a person leads or serves that day, in the order of their codes.</summary>
    public async Task<IReadOnlyList<GridChoice>> GridsOfAsync(int personId, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await GridsAsync(db, db.Grids.Where(g => db.GridAssignments.AsOf(day).Any(a => a.GridId == g.Id && a.LeaderId == personId)
            || db.GridDuties.AsOf(day).Any(d => d.GridId == g.Id && d.WorkerId == personId)), day, cancel);
    }

    /// <summary>Grids by their codes, in the order of the codes. Unknown ones are left out.</summary>
    public async Task<IReadOnlyList<GridChoice>> GridsAsync(IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await GridsAsync(db, db.Grids.Where(g => codes.Contains(g.Code)), day, cancel);
    }

    /// <summary>Grids by what people write: codes, or names, with their township where two share one.</summary>
    public async Task<GridsByText> FindGridsAsync(IEnumerable<string> texts, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var names = new PickNames(await PickLists.Grids(db, day).ToListAsync(cancel), byValue: false);
        var (codes, unknown, shared) = (new HashSet<string>(StringComparer.Ordinal), new List<string>(), new List<(string, IReadOnlyList<string>)>());
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            var found = names.FindAll(text);
            if (found is [{ Code: { } code }]) codes.Add(code);
            else if (found.Count == 0) unknown.Add(text);
            else shared.Add((text, [.. found.Select(names.LabelOf)]));
        }

        return new GridsByText(codes, unknown, shared);
    }

    /// <summary>The grid as it was on a day; null where it was not there.</summary>
    public async Task<GridSituation?> SituationAsync(string code, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        return (await GridSituation.ReadAsync(db, db.Grids.AsOf(day).Where(g => g.Code == code), day, cancel)).Values.SingleOrDefault();
    }

    /// <summary>All grids of a community that day.</summary>
    public async Task<IReadOnlyList<GridChoice>> GridsInAsync(string communityCode, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await GridsAsync(db, db.Grids.Where(g => db.GridAssignments.AsOf(day).Any(a => a.GridId == g.Id && a.CommunityCode == communityCode)), day, cancel);
    }

    private static async Task<IReadOnlyList<GridChoice>> GridsAsync(BoluoDbContext db, IQueryable<Grid> grids, DateOnly day, CancellationToken cancel)
    {
        await using var transaction = await db.BeginReadAsync(cancel);
        var situations = await GridSituation.ReadAsync(db, grids, day, cancel);
        var last = (await GridDraft.LoadAsync(db, grids, cancel)).ToDictionary(d => d.Grid!.Id, d => d.LastChange);
        return [.. situations.Values.OrderBy(s => s.Code, StringComparer.Ordinal).Where(s => last.ContainsKey(s.GridId)).Select(s => new GridChoice(s, last[s.GridId]))];
    }

    /// <summary>Who may be given duties from that day on, which are open: who leaves on a later day as little as who has left.</summary>
    private static IQueryable<GridWorker> Available(BoluoDbContext db, DateOnly day) => db.GridWorkers.InService(day).Where(w => w.LeftOn == null);

    private static IQueryable<PersonChoice> People(BoluoDbContext db, DateOnly day, IQueryable<GridWorker> people)
    {
        var served = db.GridDuties.AsOf(day).Join(db.GridFacts.AsOf(day), d => d.GridId, f => f.GridId, (d, f) => new { d.WorkerId, f.Households });
        return people.OrderBy(w => w.Id).Select(w => new PersonChoice
        {
            Id = w.Id,
            Name = w.Name,
            Version = w.Version,
            CommunityCode = w.CommunityCode,
            Occupation = w.Occupation,
            FullTime = w.FullTime,
            Leads = db.GridAssignments.AsOf(day).Count(a => a.LeaderId == w.Id),
            Serves = served.Count(s => s.WorkerId == w.Id),
            Households = served.Where(s => s.WorkerId == w.Id).Sum(s => s.Households),
        });
    }
}
