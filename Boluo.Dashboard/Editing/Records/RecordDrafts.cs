using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>A draft as it is offered again.</summary>
public sealed record RecordDraftLine(int Id, string? RowKey, string Subject, DateTime SavedAt);

/// <summary>Whose form a draft is of.</summary>
/// <param name="Ledger">The ledger of the row, or what stands in its place.</param>
/// <param name="RowKey">The row; null for one to be added.</param>
/// <param name="Subject">What messages call it.</param>
public sealed record DraftPlace(string Ledger, string? RowKey, string Subject);

/// <summary>What was seen of a row and what was filled in, by field key, as the inputs write it.</summary>
public sealed record RecordDraftContent
{
    public string? RowKey { get; init; }

    /// <summary>The version that was seen. If the row has moved since, saving shows the usual clash.</summary>
    public required Guid Seen { get; init; }

    public required IReadOnlyDictionary<string, string?> Before { get; init; }

    public required IReadOnlyDictionary<string, string?> Typed { get; init; }

    public required string Reason { get; init; }

    public string? Basis { get; init; }

    /// <summary>Fields that were filled in and are not kept: too long, or personal.</summary>
    public required IReadOnlyList<string> Left { get; init; }

    public static RecordDraftContent Of(RecordInput input, IEnumerable<string> unsent)
    {
        var personal = input.Form.Fields.Where(f => f.IsPersonal).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var typed = input.Form.Fields.Where(f => (input.Values.GetValueOrDefault(f.Key) ?? "") != (input.Form.Values.GetValueOrDefault(f.Key) ?? "")).Select(f => f.Key).ToList();
        return new RecordDraftContent
        {
            RowKey = input.Form.Key,
            Seen = input.Form.Version,
            Before = input.Form.Values.Where(v => !personal.Contains(v.Key)).ToDictionary(StringComparer.Ordinal),
            Typed = typed.Where(key => !personal.Contains(key)).ToDictionary(key => key, key => input.Values.GetValueOrDefault(key), StringComparer.Ordinal),
            Reason = input.Reason,
            Basis = input.Basis,
            Left = [.. typed.Where(personal.Contains).Union(unsent, StringComparer.Ordinal)],
        };
    }

    /// <summary>The form as it was seen; a field that the draft does not know, or must not, is as it is now.</summary>
    public RecordForm SeenOf(RecordForm now) => now.IsNew ? now : now with
    {
        Version = Seen,
        Values = now.Values.ToDictionary(v => v.Key, v => Before.TryGetValue(v.Key, out var seen) ? seen : v.Value, StringComparer.Ordinal),
    };
}

/// <summary>Drafts of those who may edit, each for its owner alone. Writing one leaves the data and its version as they are.</summary>
public sealed class RecordDrafts(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, RegisterBook book, IEnumerable<EntrySheet> sheets, TimeProvider clock, ILogger<RecordDrafts> logger)
{
    /// <summary>What nobody has touched for so long is forgotten.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The viewer's drafts for rows of a ledger, the newest first.</summary>
    public Task<Result<IReadOnlyList<RecordDraftLine>>> ListAsync(string ledger, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<IReadOnlyList<RecordDraftLine>>(logger, async () =>
    {
        var keeper = await guard.RequireAsync(by.UserId, KeeperOf(ledger), cancel);
        if (!keeper.Ok) return Result<IReadOnlyList<RecordDraftLine>>.Fail(keeper.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Own(db, keeper.Value).Where(d => d.Ledger == ledger).OrderByDescending(d => d.SavedAt).ThenBy(d => d.Id)
            .Select(d => new RecordDraftLine(d.Id, d.RowKey, d.Subject, d.SavedAt)).ToListAsync(cancel);
    });

    public Task<Result<RecordDraftContent>> LoadAsync(int id, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<RecordDraftContent>(logger, async () =>
    {
        var owner = await guard.RequireAsync(by.UserId, Role.Staff, cancel);
        if (!owner.Ok) return Result<RecordDraftContent>.Fail(owner.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Own(db, owner.Value).Where(d => d.Id == id).Select(d => d.Content).SingleOrDefaultAsync(cancel) is { } content
            ? RowJson.Read<RecordDraftContent>(content)
            : Result<RecordDraftContent>.Fail("该草稿已保存或已放弃，请重新填写。");
    });

    /// <summary>Keeps what is filled in so far.</summary>
    /// <param name="before">The draft as this form has kept it before; none at first. One that another window has moved since stays, and this becomes one of its own.</param>
    /// <param name="input">The form as it is filled in.</param>
    /// <param name="unsent">Fields that hold more than the browser may send.</param>
    /// <param name="by">Whose draft it is.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    public Task<Result<RecordDraftLine>> SaveAsync(DraftVersion? before, RecordInput input, IEnumerable<string> unsent, Viewer by, CancellationToken cancel) =>
        SaveAsync(before, new DraftPlace(input.Form.Ledger, input.Form.Key, SubjectOf(input)), RecordDraftContent.Of(input, unsent), by, cancel);

    /// <inheritdoc cref="SaveAsync(DraftVersion?, RecordInput, IEnumerable{string}, Viewer, CancellationToken)"/>
    /// <param name="before">The draft as this form has kept it before.</param>
    /// <param name="place">Whose form it is.</param>
    /// <param name="content">What was filled in.</param>
    /// <param name="by">Whose draft it is.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    public Task<Result<RecordDraftLine>> SaveAsync(DraftVersion? before, DraftPlace place, RecordDraftContent content, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<RecordDraftLine>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var keeper = await guard.RequireAsync(by.UserId, KeeperOf(place.Ledger), cancel);
        if (!keeper.Ok) return Result<RecordDraftLine>.Fail(keeper.Error!);
        var (now, text) = (Now, RowJson.Write(content));
        var oldest = now - Kept;
        await db.RecordDrafts.Where(d => d.SavedAt < oldest).ExecuteDeleteAsync(cancel);
        var draft = before is not { } known ? null : await Own(db, keeper.Value).SingleOrDefaultAsync(d => d.Id == known.Id && d.SavedAt == known.SavedAt, cancel);
        if (draft is null)
        {
            draft = new RecordDraft { OwnerId = keeper.Value.UserId, Ledger = place.Ledger, RowKey = place.RowKey, Subject = place.Subject, Content = text, SavedAt = now };
            db.RecordDrafts.Add(draft);
        }

        (draft.Subject, draft.Content, draft.SavedAt) = (place.Subject, text, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return new RecordDraftLine(draft.Id, draft.RowKey, draft.Subject, draft.SavedAt);
    });

    /// <returns>Whether it is gone; why not, if it could not be removed.</returns>
    public Task<Result<bool>> DiscardAsync(int id, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<bool>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await Own(db, by).Where(d => d.Id == id).ExecuteDeleteAsync(cancel);
        return true;
    });

    /// <summary>What was saved is no draft any more: gone in the transaction that saves it.</summary>
    internal static Task SettleAsync(BoluoDbContext db, int? id, Viewer by, CancellationToken cancel) =>
        id is null ? Task.CompletedTask : db.RecordDrafts.Where(d => d.Id == id && d.OwnerId == by.UserId).ExecuteDeleteAsync(cancel);

    private Role KeeperOf(string ledger) => sheets.Any(s => s.DraftName == ledger) ? Role.Staff : book.ForLedger(ledger).KeptBy();

    private IQueryable<RecordDraft> Own(BoluoDbContext db, Viewer by)
    {
        var oldest = Now - Kept;
        return db.RecordDrafts.Where(d => d.OwnerId == by.UserId && d.SavedAt >= oldest);
    }

    /// <summary>A row to be added is called by what is filled in as its name so far.</summary>
    private string SubjectOf(RecordInput input)
    {
        if (!input.Form.IsNew || book.ForLedger(input.Form.Ledger)?.NamedBy is not { Kind: FieldKind.Text, IsPersonal: false } name) return input.Form.Subject;
        return input.Values.GetValueOrDefault(name.Key)?.Trim() is { Length: > 0 } text ? $"{input.Form.Noun}“{PlainText.Cut(text, 30)}”" : input.Form.Noun;
    }
}
