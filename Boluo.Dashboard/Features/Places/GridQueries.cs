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

/// <summary>One grid with the people who serve it.</summary>
public sealed record GridDetail(GridRow Row, IReadOnlyList<GridPerson> Workers);

/// <summary>Reads one grid.</summary>
public sealed class GridQueries(IDbContextFactory<BoluoDbContext> factory)
{
    /// <summary>The grid as of the scope's day, or a sentence if there was none of that code.</summary>
    public async Task<Result<GridDetail>> ReadAsync(string code, Scope scope, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var day = scope.AsOf;
        var county = new Scope(null, null, null, day);
        var grid = await GridRow.Query(db, county).SingleOrDefaultAsync(g => g.Grid.Code == code, cancel);
        if (grid is null)
            return Result<GridDetail>.Fail($"{Days.Long(day)}没有编码为“{PlainText.Cut(code)}”的网格，请核对。网格编码为15位数字。");
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
        return new GridDetail(grid, workers);
    }
}
