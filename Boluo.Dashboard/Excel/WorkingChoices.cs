using Boluo.Dashboard.Data;
using Boluo.Dashboard.Excel.Imports;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Excel;

/// <summary>What may be picked in the columns of a working copy that comes back: yes and no, kinds, communities, units, grids, by the names that are read again.</summary>
public sealed class WorkingChoices(IDbContextFactory<BoluoDbContext> factory, RegisterBook registers)
{
    internal async Task<IReadOnlyList<SheetContent>> AddAsync(IReadOnlyList<SheetContent> contents, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var added = new List<SheetContent>();
        foreach (var content in contents)
        {
            var choices = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            if (content.Count > 0 && registers.ForLedger(content.Sheet.Name) is { TakesFiles: true } register)
                foreach (var column in content.Blocks.SelectMany(b => b.Columns))
                    if (ReturnedExports.FieldOf(column, register) is { } field && await WordsAsync(db, field, day, cancel) is { } words) choices[column.Key] = words;
            added.Add(content with { Choices = choices });
        }

        return added;
    }

    private static async Task<IReadOnlyList<string>?> WordsAsync(BoluoDbContext db, Field field, DateOnly day, CancellationToken cancel) => field.Kind switch
    {
        FieldKind.Flag => ["是", "否"],
        FieldKind.Choice or FieldKind.Pick => (await PickLists.NamesAsync(db, field, day, cancel)).Labels,
        _ => null,
    };
}
