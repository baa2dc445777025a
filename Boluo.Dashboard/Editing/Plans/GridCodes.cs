using System.Globalization;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>Codes of grids: the founding community's digits and three more. Each is issued once.</summary>
public static class GridCodes
{
    public static string Of(string community, int number) => Invariant($"{community}{number:000}");

    /// <summary>The next three digits of a community. A grid that was taken back stays in the history, and its code is not issued again.</summary>
    public static async Task<int> NextAsync(BoluoDbContext db, string community, CancellationToken cancel)
    {
        var codes = await db.Grids.Select(g => g.Code).Where(c => c.StartsWith(community)).ToListAsync(cancel);
        var issued = await db.ChangeEntries.OfThisData(db).Where(e => e.Entity == nameof(Grid) && e.Before == null).Select(e => e.After!).ToListAsync(cancel);
        codes.AddRange(issued.Select(json => RowJson.Read<Grid>(json).Code).Where(c => c.StartsWith(community, StringComparison.Ordinal)));
        return codes.Select(c => int.Parse(c.AsSpan(community.Length), NumberStyles.None, CultureInfo.InvariantCulture)).Append(0).Max() + 1;
    }
}
