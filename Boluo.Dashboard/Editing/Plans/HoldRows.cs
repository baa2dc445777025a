using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>One row that hangs on a community, as it is decided of.</summary>
public sealed record HoldRow(string Key, string Subject);

/// <summary>The rows of one kind that hang on a community.</summary>
public sealed record HoldGroup(string Kind, string Noun, string Unit, IReadOnlyList<HoldRow> Rows);

/// <summary>Names what hangs on a community row by row, so that each can go elsewhere.</summary>
public sealed class HoldRows(IDbContextFactory<BoluoDbContext> factory, RegisterBook book)
{
    /// <summary>What follows the grids by itself is not asked about.</summary>
    private static readonly Type[] Following = [typeof(GridAssignment), typeof(PartyOrganisation)];

    public async Task<IReadOnlyList<HoldGroup>> OfAsync(string community, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var words = new RowWords(db, book, day);
        var groups = new List<HoldGroup>();
        foreach (var hold in CommunityHolds.All.Where(h => !Following.Contains(h.RowType)))
        {
            var rows = new List<HoldRow>();
            foreach (var row in await hold.Rows(db, community, day).AsTracking().ToListAsync(cancel))
            {
                var entry = db.Entry(row);
                rows.Add(new HoldRow(RowJson.Key(entry), book.OfEntity(hold.RowType.Name) is { } register ? await words.SubjectAsync(register, entry, cancel) : RowJson.Key(entry)));
            }

            if (rows.Count > 0) groups.Add(new HoldGroup(hold.RowType.Name, hold.Noun, hold.Unit, rows));
        }

        return groups;
    }
}
