using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>One way by which households came to a grid or community, or went from it.</summary>
/// <param name="Code">The other one.</param>
/// <param name="Name">What it was called on the day, or the day before.</param>
/// <param name="Share">Which part of the former's households.</param>
/// <param name="On">The day.</param>
/// <param name="IsOrigin">It is where they came from.</param>
public sealed record LineageLine(string Code, string Name, double Share, DateOnly On, bool IsOrigin)
{
    public string Path => Code.Length == Community.CodeLength ? Urls.Community(Code) : Urls.Grid(Code);

    /// <summary>A day on which it is there.</summary>
    public DateOnly Day => IsOrigin ? On.AddDays(-1) : On;
}

/// <summary>沿革 of a grid or community.</summary>
public sealed class LineageReader(IDbContextFactory<BoluoDbContext> factory)
{
    /// <summary>The oldest first; up to a day.</summary>
    public async Task<IReadOnlyList<LineageLine>> OfAsync(string code, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var rows = await db.Lineages.AsNoTracking().Where(l => (l.From == code || l.To == code) && l.On <= day).OrderBy(l => l.On).ThenBy(l => l.From).ThenBy(l => l.To).ToListAsync(cancel);
        var others = rows.Select(l => l.From == code ? l.To : l.From).ToHashSet(StringComparer.Ordinal);
        var names = await CommunityNames.ReadAsync(db, others, cancel);
        var grids = (await (from grid in db.Grids
                            where others.Contains(grid.Code)
                            join assignment in db.GridAssignments on grid.Id equals assignment.GridId
                            join community in db.Communities on assignment.CommunityCode equals community.Code
                            select new { grid.Code, assignment.ValidFrom, assignment.ValidTo, Name = GridAssignment.NameOf(community.Name, assignment.Number) }).ToListAsync(cancel)).ToLookup(g => g.Code, StringComparer.Ordinal);
        return rows.ConvertAll(row =>
        {
            var isOrigin = row.To == code;
            var (other, on) = (isOrigin ? row.From : row.To, isOrigin ? row.On.AddDays(-1) : row.On);
            return new LineageLine(other, names.GetValueOrDefault(other) ?? grids[other].FirstOrDefault(g => g.ValidFrom <= on && (g.ValidTo is null || g.ValidTo > on))?.Name ?? other, row.Share, row.On, isOrigin);
        });
    }
}
