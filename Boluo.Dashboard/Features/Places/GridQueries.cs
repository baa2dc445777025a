using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A person who serves a grid as of a day. The mobile is masked for everybody; <see cref="PhoneBook"/> reveals one.</summary>
public sealed record GridPerson
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required Gender Gender { get; init; }
    public required PoliticalStatus PoliticalStatus { get; init; }
    public required bool FullTime { get; init; }
    public required Occupation Occupation { get; init; }
    public required string PhoneMasked { get; init; }
    public required DateOnly Since { get; init; }

    /// <summary>Grids served besides this one.</summary>
    public required int OtherGrids { get; init; }
}

/// <summary>A need of the people of a grid as of a day.</summary>
public sealed record GridNeed(Need Need, NeedState State);

/// <summary>Something that needs attention in a grid: the grid itself, or a need of its people.</summary>
public sealed record GridFinding(RuleResult Result, Finding Finding);

/// <summary>One grid with the people who serve it, what its people need and the grids beside it.</summary>
public sealed record GridDetail(GridRow Row, IReadOnlyList<GridPerson> Workers)
{
    /// <summary>The latest first.</summary>
    public required IReadOnlyList<GridNeed> Needs { get; init; }

    /// <summary>All grids of the community in their order, this one among them.</summary>
    public required IReadOnlyList<GridRow> InCommunity { get; init; }

    public IReadOnlyList<GridFinding> Matters { get; init; } = [];

    /// <summary>The other grids of the branch.</summary>
    public IEnumerable<GridRow> OfBranch => InCommunity.Where(g => g.Assignment.BranchId == Row.Assignment.BranchId && g.Grid.Id != Row.Grid.Id);

    /// <summary>The other grids of the community that are not the branch's.</summary>
    public IEnumerable<GridRow> OfOtherBranches => InCommunity.Where(g => g.Assignment.BranchId != Row.Assignment.BranchId);
}

/// <summary>Reads one grid.</summary>
public sealed class GridQueries(IDbContextFactory<BoluoDbContext> factory, Snapshots snapshots, RuleQueries matters)
{
    /// <summary>The grid as of the scope's day, or a sentence if there was none of that code.</summary>
    public async Task<Result<GridDetail>> ReadAsync(string code, Scope scope, CancellationToken cancel)
    {
        var read = await ReadPeopleAsync(code, scope, cancel);
        if (!read.Ok) return Result<GridDetail>.Fail(read.Error!);
        var (row, workers) = read.Value;
        // What all visitors of the community see; its people are read for each.
        var place = new Scope(row.Township.Code, row.Community.Code, null, scope.AsOf);
        var sheet = matters.OfAsync(place, cancel);
        var around = snapshots.GetAsync("grids-beside", place, async (db, token) =>
            (IReadOnlyList<GridRow>)await GridRow.Query(db, place).OrderBy(g => g.Assignment.Number).ThenBy(g => g.Grid.Code).ToListAsync(token), cancel);
        var needs = await snapshots.GetAsync($"grid-needs:{code}", place, async (db, token) => (IReadOnlyList<GridNeed>)await db.Needs.AsNoTracking().ThereOn(place.AsOf).WithState(place.AsOf)
            .Where(n => n.Row.GridId == row.Grid.Id).OrderByDescending(n => n.Row.RaisedOn).ThenBy(n => n.Row.Code).Select(n => new GridNeed(n.Row, n.State)).ToListAsync(token), cancel);
        var own = needs.Select(n => n.Need.Code).Append(code).ToHashSet(StringComparer.Ordinal);
        return new GridDetail(row, workers)
        {
            Needs = needs,
            InCommunity = await around,
            Matters = [.. (await sheet).All.SelectMany(m => m.Findings.Where(f => own.Contains(f.Key)).Select(f => new GridFinding(m, f)))],
        };
    }

    private async Task<Result<(GridRow Row, IReadOnlyList<GridPerson> Workers)>> ReadPeopleAsync(string code, Scope scope, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var day = scope.AsOf;
        var county = new Scope(null, null, null, day);
        var grid = await GridRow.Query(db, county).SingleOrDefaultAsync(g => g.Grid.Code == code, cancel);
        if (grid is null) return Result<(GridRow, IReadOnlyList<GridPerson>)>.Fail(await WhyNotThereAsync(db, code, day, cancel));
        var duties = db.GridDuties.AsOf(day);
        var workers = await (from duty in duties
                             join g in db.Grids on duty.GridId equals g.Id
                             join worker in db.GridWorkers on duty.WorkerId equals worker.Id
                             where g.Code == code
                             orderby duty.ValidFrom, worker.Id
                             select new GridPerson
                             {
                                 Id = worker.Id,
                                 Name = worker.Name,
                                 Gender = worker.Gender,
                                 PoliticalStatus = worker.PoliticalStatus,
                                 FullTime = worker.FullTime,
                                 Occupation = worker.Occupation,
                                 PhoneMasked = worker.PhoneMasked,
                                 Since = duty.ValidFrom,
                                 OtherGrids = duties.Count(d => d.WorkerId == worker.Id && d.GridId != g.Id),
                             }).ToListAsync(cancel);
        return (grid, workers);
    }

    /// <summary>Where its households have gone, as a clause.</summary>
    private static async Task<string> HeirsAsync(BoluoDbContext db, string code, CancellationToken cancel) =>
        await db.Lineages.Where(l => l.From == code).OrderBy(l => l.To).Select(l => l.To).ToListAsync(cancel) is { Count: > 0 } heirs ? $"，户数划入网格{string.Join('、', heirs)}" : "";

    private static async Task<string> WhyNotThereAsync(BoluoDbContext db, string code, DateOnly day, CancellationToken cancel) =>
        await db.Grids.AsNoTracking().SingleOrDefaultAsync(g => g.Code == code, cancel) switch
        {
            { ValidTo: { } end } when end <= day => $"编码为{code}的网格已于{Days.Long(end)}撤销{await HeirsAsync(db, code, cancel)}，可选择此前的统计时点查看。",
            { ValidFrom: var from } when from > day => $"编码为{code}的网格自{Days.Long(from)}起设立，可选择此后的统计时点查看。",
            _ => $"{Days.Long(day)}没有编码为“{PlainText.Cut(code)}”的网格，请核对。网格编码为15位数字。",
        };
}
