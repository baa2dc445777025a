using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Registers;

/// <summary>What is filled in lies within the life of what it hangs on.</summary>
internal static class LifeCheck
{
    /// <param name="db">Reads what the row hangs on.</param>
    /// <param name="draft">The row.</param>
    /// <param name="isUndo">The row is judged as it comes back, whatever has been filled in.</param>
    /// <param name="cancel">Cancels the reading.</param>
    public static async Task RunAsync<TRow>(BoluoDbContext db, Draft<TRow> draft, bool isUndo, CancellationToken cancel) where TRow : class
    {
        foreach (var life in db.Model.LivesOf(typeof(TRow)))
        {
            // What was loaded otherwise stays editable: only a day or an owner that is filled in anew is judged.
            if (life.OwnerOf(draft.Row) is not { } key || !(isUndo || draft.Moves(life.Time.FirstColumn, life.Time.LastColumn, life.OwnerColumn.Name))) continue;
            if (await db.FindAsync(life.OwnerType, [key], cancel) is not IDated owner) continue;
            if (life.Time.IsEarly(draft.Row, owner) && !(CodeOf(owner) is { } code && await db.Lineages.AnyAsync(l => l.To == code, cancel))) Refuse(life.Time.FirstColumn, $"不应早于{life.Owner}设立的日期{Days.Long(owner.ValidFrom)}。");
            if (life.Time.IsLate(draft.Row, owner)) Refuse(life.Time.LastColumn, $"不应晚于{life.Owner}撤销的日期{Days.Long(owner.ValidTo!.Value)}。");
        }

        void Refuse(string property, string clause)
        {
            if (draft.FieldOf(property) is { } field) draft.Refuse(field.Key, $"{field.Quoted}{clause}");
        }
    }

    /// <summary>A community or grid that came of others has taken over rows that are older than it is.</summary>
    private static string? CodeOf(IDated owner) => owner switch { Community community => community.Code, Grid grid => grid.Code, _ => null };

    /// <summary>What judges a row of a data set.</summary>
    public static IEnumerable<Action<TRow>> In<TRow>(RowsRead rows) where TRow : class => rows.Model.LivesOf(typeof(TRow)).Select(life => (Action<TRow>)(row =>
    {
        // A row whose owner is missing has been told of.
        if (life.OwnerOf(row) is not { } key || rows.Find(life.OwnerType, key) is not IDated owner || !rows.IsSound(owner)) return;
        if (life.Time.IsEarly(row, owner) && !rows.Of<Lineage>().Any(l => l.To == CodeOf(owner))) rows.Refuse(row, life.Time.FirstColumn, $"不得早于{life.Owner}的“{nameof(IDated.ValidFrom)}”");
        if (life.Time.IsLate(row, owner)) rows.Refuse(row, life.Time.LastColumn, $"不得晚于{life.Owner}的“{nameof(IDated.ValidTo)}”");
    }));
}
