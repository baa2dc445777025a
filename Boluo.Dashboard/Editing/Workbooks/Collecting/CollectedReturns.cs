using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Workbooks.Collecting;

/// <summary>What has come tells the states of returns: a clean file is handed in or corrected, one with refused rows was handed in and is sent back.</summary>
internal static class CollectedReturns
{
    /// <returns>Why a state cannot be written; null where all were. What is changed is tracked and not stored yet.</returns>
    public static async Task<string?> WriteAsync(BoluoDbContext db, RegisterBook book, Collection collection, CancellationToken cancel)
    {
        if (collection.Order.From != SenderKind.Townships) return null;
        var (order, day) = (collection.Order, collection.Day);
        var register = book.OfEntity(nameof(MonthlyReturn))!;
        foreach (var sender in collection.Received)
        {
            if (await db.MonthlyReturns.SingleOrDefaultAsync(r => r.TownshipCode == sender.Sender.Code && r.Month == order.Month && r.Form == order.Form, cancel) is not { } row) continue;
            var isFirst = row.SubmittedOn is null;
            row.SubmittedOn ??= day;
            if (!sender.Used!.IsClean) (row.SentBackOn, row.CorrectedOn) = (day, null);
            else if (!isFirst) row.CorrectedOn = day;
            if (await register.CompleteAsync(db, db.Entry(row), day, null, cancel) is [var fault, ..]) return $"{sender.Sender.Name}的报送情况不能登记：{fault.Sentence}";
        }

        return null;
    }

    /// <summary>The collection of a draft as it stands: who is expected, what has come, and which of it counts.</summary>
    public static async Task<Collection> ReadAsync(BoluoDbContext db, RegisterBook book, CollectedFiles kept, IReadOnlyList<OfferedFile> files, ImportPreview preview, CancellationToken cancel)
    {
        var day = await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel);
        var used = kept.Files.Where(f => f is { IsUsed: true, Sender: not null }).ToDictionary(f => f.Sender!, f => files[f.Position], StringComparer.Ordinal);
        var copies = kept.Files.Select(f => (f.Sender, Copy: new CollectedCopy
        {
            Position = f.Position,
            Name = files[f.Position].Name,
            SavedAt = files[f.Position].SavedAt,
            IsUsed = f.IsUsed,
            Refusal = RefusalOf(files[f.Position], preview.Files[f.Position]),
            Refused = preview.Files[f.Position].Sheets.Sum(s => s.Count(RowFate.Refused)),
            Differences = !f.IsUsed && f.Sender is { } sender && used.TryGetValue(sender, out var other) ? CopyDifferences.Of(book, files[f.Position], other) : [],
        })).ToLookup(c => c.Sender, c => c.Copy, StringComparer.Ordinal);
        var senders = await Senders.OfAsync(db, kept.Order, day, cancel);
        return new Collection(kept.Order, day, [.. senders.Select(s => new CollectedSender(s, [.. copies[s.Code]]))], [.. copies[null]]);
    }

    private static string? RefusalOf(OfferedFile file, PreviewedFile previewed) =>
        file.Refusal ?? (previewed.Sheets.All(s => s.Refusal is not null) ? string.Concat(previewed.Sheets.Select(s => s.Refusal)) : null);
}
