using Boluo.Dashboard.Data;
using Boluo.Dashboard.Excel.Imports;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Excel;

/// <summary>What may be picked in the columns of a working copy that comes back: communities, units, grids, by the names that are read again.</summary>
public sealed class WorkingChoices(IDbContextFactory<BoluoDbContext> factory, RegisterBook registers)
{
    /// <summary>By the keys of the fields; nothing for a table that does not come back.</summary>
    internal async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> OfAsync(SheetContent content, DateOnly day, CancellationToken cancel)
    {
        var choices = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (content.Count == 0 || registers.ForLedger(content.Sheet.Name) is not { TakesFiles: true } register) return choices;
        await using var db = await factory.CreateDbContextAsync(cancel);
        foreach (var column in content.Blocks.SelectMany(b => b.Columns))
            if (ReturnedExports.FieldOf(column, register) is { Kind: FieldKind.Pick } field) choices[field.Key] = (await PickLists.NamesAsync(db, field, day, cancel)).Labels;
        return choices;
    }
}
