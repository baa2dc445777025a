using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Workbooks.Collecting;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>A draft as a list shows it.</summary>
public sealed record ImportLine(int Id, string Title, DateTime At, int? ChangeSetId);

/// <summary>Why something is imported, and the document it rests on.</summary>
public sealed record ImportBasis(string? Reason, string? Basis);

/// <summary>A draft as its page shows it.</summary>
/// <param name="Preview">What would become of it now; of one that was applied, of what is left.</param>
/// <param name="Decided">The rows of which its owner has decided otherwise than is proposed.</param>
/// <param name="Filled">What has been filled in so far.</param>
/// <param name="Refusal">Why it could not be applied when it was last tried.</param>
/// <param name="Line">The draft as a list shows it.</param>
public sealed record ImportContent(ImportLine Line, ImportPreview Preview, IReadOnlySet<string> Decided, ImportBasis Filled, string? Refusal)
{
    /// <summary>Of a 收表, who is expected and what has come; null for any other import.</summary>
    public Collection? Collection { get; init; }

    /// <summary>There is something to apply: rows, or a return that has come though it changes nothing.</summary>
    public bool MayBeApplied => Preview.Rows.Any(r => r.MayBeChosen) || Collection?.Received.Any() == true;

    public bool IsTaken(PreviewedRow row) => row.MayBeChosen && row.IsProposed != Decided.Contains(row.Place.ToString());

    public int Taken => Preview.Rows.Count(IsTaken);
}

/// <summary>导入草稿 of those who may bring files in, each for its owner alone. Nothing is written before it is applied, and then as one change set.</summary>
public interface IImportDrafts
{
    Task<Result<IReadOnlyList<ImportLine>>> ListAsync(Viewer by, CancellationToken cancel);

    /// <summary>Keeps what was brought in.</summary>
    /// <param name="files">What was read, and the workbook it was read from; none where that was refused.</param>
    /// <param name="by">Whose draft it is.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    /// <param name="order">Which returns they are; none where they are no returns.</param>
    /// <returns>The number of the draft.</returns>
    Task<Result<int>> AddAsync(IReadOnlyList<(OfferedFile File, Func<Task<byte[]>>? Workbook)> files, Viewer by, CancellationToken cancel, CollectionOrder? order = null);

    Task<Result<ImportContent>> LoadAsync(int id, Viewer by, CancellationToken cancel);

    /// <summary>The workbook of a draft as it was brought in; null where it was refused before it was read.</summary>
    Task<Result<byte[]?>> WorkbookAsync(int id, int position, Viewer by, CancellationToken cancel);

    /// <summary>Decides whether rows are taken or passed over, and keeps what was filled in. Rows of which nothing is said stay as they were decided.</summary>
    Task<Result<int>> DecideAsync(int id, Func<PreviewedRow, bool?> choose, ImportBasis filled, Viewer by, CancellationToken cancel);

    /// <summary>Takes a sheet as it has been read anew; what was decided of its rows is forgotten.</summary>
    Task<Result<int>> ReadAgainAsync(int id, int file, OfferedSheet sheet, Viewer by, CancellationToken cancel);

    /// <summary>Says whose a file of a 收表 is. It is the one of that sender that counts.</summary>
    Task<Result<int>> CollectAsync(int id, int file, string sender, Viewer by, CancellationToken cancel);

    Task<Result<int>> DiscardAsync(int id, Viewer by, CancellationToken cancel);

    /// <summary>Writes what is taken, as one change set, if the data is still as the preview saw it.</summary>
    /// <returns>The number of the change set.</returns>
    Task<Result<int>> ApplyAsync(int id, long seen, ImportBasis filled, Viewer by, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class ImportDrafts(
    IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, RegisterBook book, SheetKinds kinds, ChangeWriter writer, DraftVault vault, ImportPreviews previews, TimeProvider clock, ILogger<ImportDrafts> logger) : IImportDrafts
{
    /// <summary>What nobody has applied for so long is forgotten.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private const string Gone = "该导入草稿已放弃或已过期，请重新上传。";
    private const string Nothing = "本次未写入任何数据。";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<Result<IReadOnlyList<ImportLine>>> ListAsync(Viewer by, CancellationToken cancel) => GuardAsync<IReadOnlyList<ImportLine>>(by, async (db, viewer) =>
        await Own(db, viewer).OrderByDescending(d => d.Id).Select(d => new ImportLine(d.Id, d.Title, d.At, d.ChangeSetId)).ToListAsync(cancel), cancel);

    public Task<Result<int>> AddAsync(IReadOnlyList<(OfferedFile File, Func<Task<byte[]>>? Workbook)> files, Viewer by, CancellationToken cancel, CollectionOrder? order = null) => GuardAsync<int>(by, async (db, viewer) =>
    {
        var content = vault.Pack(files.Select(f => f.File).ToList());
        var collected = order is null ? null : RowJson.Write(await Senders.RecogniseAsync(db, book, order, [.. files.Select(f => f.File)], cancel));
        await using var transaction = await db.BeginWriteAsync(cancel);
        var oldest = Now - KeptFor;
        await db.ImportDrafts.Where(d => d.At < oldest).ExecuteDeleteAsync(cancel);
        var title = (order is null ? "" : $"收表 {order.Title}：") + PlainText.Cut(string.Join('、', files.Select(f => f.File.Name)), 60);
        var draft = new ImportDraft { OwnerId = viewer.UserId, At = Now, Title = files.Count > 1 ? $"{title}（{files.Count}个文件）" : title, Content = content, Collection = collected };
        db.ImportDrafts.Add(draft);
        await db.SaveChangesAsync(cancel);
        foreach (var (file, position) in files.Select((f, i) => (f, i)))
        {
            if (file.Workbook is not { } workbook) continue;
            db.ImportFiles.Add(new ImportFile { DraftId = draft.Id, Position = position, Name = file.File.Name, Content = vault.Protect(await workbook()) });
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(CancellationToken.None);
        return draft.Id;
    }, cancel);

    public Task<Result<ImportContent>> LoadAsync(int id, Viewer by, CancellationToken cancel) => GuardAsync<ImportContent>(by, async (db, viewer) =>
    {
        if (await Own(db, viewer).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft) return Result<ImportContent>.Fail(Gone);
        var version = await db.DataStates.Select(s => s.Version).SingleAsync(cancel);
        var kept = KeptOf(draft);
        var preview = await previews.GetAsync(new PreviewKey(id, version, viewer.Role, draft.Reading, draft.Collection), () => PreviewAsync(vault.Unpack<List<OfferedFile>>(draft.Content), kept, viewer, cancel));
        return new ImportContent(new ImportLine(draft.Id, draft.Title, draft.At, draft.ChangeSetId), preview, RowJson.Read<HashSet<string>>(draft.Choices), new ImportBasis(draft.Reason, draft.Basis), draft.Refusal)
        {
            Collection = kept is null ? null : await CollectedReturns.ReadAsync(db, book, kept, vault.Unpack<List<OfferedFile>>(draft.Content), preview, cancel),
        };
    }, cancel);

    public Task<Result<byte[]?>> WorkbookAsync(int id, int position, Viewer by, CancellationToken cancel) => GuardAsync<byte[]?>(by, async (db, viewer) =>
        await db.ImportFiles.Where(f => f.DraftId == id && f.Position == position && Own(db, viewer).Any(d => d.Id == f.DraftId)).Select(f => f.Content).SingleOrDefaultAsync(cancel) is { } content ? vault.Unprotect(content) : null, cancel);

    public async Task<Result<int>> DecideAsync(int id, Func<PreviewedRow, bool?> choose, ImportBasis filled, Viewer by, CancellationToken cancel)
    {
        var loaded = await LoadAsync(id, by, cancel);
        if (!loaded.Ok) return Result<int>.Fail(loaded.Error!);
        var decided = new HashSet<string>(loaded.Value.Decided, StringComparer.Ordinal);
        foreach (var row in loaded.Value.Preview.Rows.Where(r => r.MayBeChosen))
        {
            if (choose(row) is not { } taken) continue;
            if (taken == row.IsProposed) decided.Remove(row.Place.ToString());
            else decided.Add(row.Place.ToString());
        }

        return await WriteAsync(id, by, draft => (draft.Choices, draft.Reason, draft.Basis, draft.Refusal) = (RowJson.Write(decided), Kept(filled.Reason, Plan.LongestReason), Kept(filled.Basis, Plan.LongestBasis), null), cancel);
    }

    public Task<Result<int>> ReadAgainAsync(int id, int file, OfferedSheet sheet, Viewer by, CancellationToken cancel) => WriteAsync(id, by, draft =>
    {
        var files = vault.Unpack<List<OfferedFile>>(draft.Content);
        if (draft.ChangeSetId is not null || file >= files.Count) return;
        files[file] = files[file] with { Sheets = [.. files[file].Sheets.Select(s => s.Name == sheet.Name ? sheet : s)] };
        var rows = Invariant($"{file}-{files[file].Sheets.ToList().FindIndex(s => s.Name == sheet.Name)}-");
        draft.Content = vault.Pack(files);
        draft.Choices = RowJson.Write(RowJson.Read<HashSet<string>>(draft.Choices).Where(row => !row.StartsWith(rows, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));
        (draft.Reading, draft.Refusal) = (draft.Reading + 1, null);
    }, cancel);

    public Task<Result<int>> CollectAsync(int id, int file, string sender, Viewer by, CancellationToken cancel) => WriteAsync(id, by, async (db, draft) =>
    {
        if (draft.ChangeSetId is not null || KeptOf(draft) is not { } kept || kept.Files.All(f => f.Position != file)) return null;
        var expected = await Senders.OfAsync(db, kept.Order, await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel), cancel);
        if (expected.All(s => s.Code != sender)) return "所选的报送单位不在应报名单中，请重新选择。";
        draft.Collection = RowJson.Write(kept with { Files = [.. kept.Files.Select(f => f.Position == file ? new CollectedFile(file, sender, IsUsed: true) : f.Sender == sender ? f with { IsUsed = false } : f)] });
        draft.Refusal = null;
        return null;
    }, cancel);

    public Task<Result<int>> DiscardAsync(int id, Viewer by, CancellationToken cancel) => GuardAsync<int>(by, async (db, viewer) =>
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        var gone = await Own(db, viewer).Where(d => d.Id == id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return gone > 0 ? id : Result<int>.Fail(Gone);
    }, cancel);

    public async Task<Result<int>> ApplyAsync(int id, long seen, ImportBasis filled, Viewer by, CancellationToken cancel)
    {
        var loaded = await LoadAsync(id, by, cancel);
        if (!loaded.Ok) return Result<int>.Fail(loaded.Error!);
        var applied = await ApplyAsync(loaded.Value, seen, filled.Reason ?? "", filled.Basis, by, cancel);
        if (!applied.Ok) await WriteAsync(id, by, draft => draft.Refusal = applied.Error, cancel);
        return applied;
    }

    private async Task<Result<int>> ApplyAsync(ImportContent content, long seen, string reason, string? basis, Viewer by, CancellationToken cancel)
    {
        if (content.Line.ChangeSetId is { } before) return Result<int>.Fail($"该导入草稿已应用（第{before}号变更），需要再次导入的，请重新上传。");
        List<Fault> faults = [.. PlanCheck.ReasonFaults(reason, "导入原因"), .. PlanCheck.BasisFaults(basis, "依据")];
        if (faults.Count > 0) return Result<int>.Fail(string.Concat(faults.Select(f => f.Message)) + Nothing);
        var taken = content.Preview.Rows.Where(content.IsTaken).Select(r => r.Place).ToHashSet();
        if (taken.Count == 0 && content.Collection?.Received.Any() != true) return Result<int>.Fail("没有采用任何一行，没有可以写入的内容。");
        return await writer.CommitAsync(by, async (db, viewer) =>
        {
            var state = await db.DataStates.AsNoTracking().SingleAsync(cancel);
            if (state.Version != seen || state.Version != content.Preview.DataVersion) return Result<ChangeRecorder>.Fail($"数据在核对之后又有变动，已按现在的数据重新核对，请看过后再应用。{Nothing}");
            if (await Own(db, viewer).SingleOrDefaultAsync(d => d.Id == content.Line.Id, cancel) is not { ChangeSetId: null } draft) return Result<ChangeRecorder>.Fail(Gone);
            var recorder = await ChangeRecorder.BeginAsync(db, writer.NewSet(ChangeKind.Import, reason, basis, state.AsOf, viewer), cancel);
            var run = new ImportRun(db, book, kinds, recorder, state.AsOf, viewer, isRehearsed: false, await CheckOfAsync(db, KeptOf(draft), state.AsOf, cancel));
            var files = await run.WriteAsync(vault.Unpack<List<OfferedFile>>(draft.Content), taken.Contains, cancel);
            var refused = files.SelectMany(f => f.Sheets.SelectMany(s => s.Rows.Where(r => r.Fate == RowFate.Refused).Select(r => $"{f.Name}“{s.Name}”第{r.Place.Row}行：{string.Concat(r.Faults.Select(x => x.Sentence))}"))).ToList();
            if (refused.Count > 0) return Result<ChangeRecorder>.Fail($"只采用所选的行时，有{refused.Count}行不能通过：{string.Concat(refused.Take(3))}{Nothing}");
            if (content.Collection is { } collection && await CollectedReturns.WriteAsync(db, book, collection, cancel) is { } unwritten) return Result<ChangeRecorder>.Fail(unwritten + Nothing);
            (draft.ChangeSetId, draft.Refusal) = (recorder.Set.Id, null);
            await recorder.SaveAsync(cancel);
            return recorder;
        }, cancel, Role.Staff);
    }

    /// <summary>Much more than may be saved is not kept; a little more is, so that its author can shorten it.</summary>
    private static string? Kept(string? text, int longest) => string.IsNullOrWhiteSpace(text) ? null : PlainText.Start(text, 2 * longest);

    private static CollectedFiles? KeptOf(ImportDraft draft) => draft.Collection is { } json ? RowJson.Read<CollectedFiles>(json) : null;

    /// <summary>Keeps the files of a 收表 to what their senders may bring.</summary>
    private async Task<SenderCheck?> CheckOfAsync(BoluoDbContext db, CollectedFiles? kept, DateOnly day, CancellationToken cancel)
    {
        if (kept is null) return null;
        var senders = (await Senders.OfAsync(db, kept.Order, day, cancel)).ToDictionary(s => s.Code, StringComparer.Ordinal);
        return new SenderCheck(new RowPlacesRead(db, book, day), kept.Order.From, kept.Files.Where(f => f.Sender is not null && senders.ContainsKey(f.Sender)).ToDictionary(f => f.Position, f => senders[f.Sender!]));
    }

    private async Task<ImportPreview> PreviewAsync(IReadOnlyList<OfferedFile> files, CollectedFiles? kept, Viewer by, CancellationToken cancel)
    {
        var used = kept?.Files.Where(f => f is { IsUsed: true, Sender: not null }).Select(f => f.Position).ToHashSet();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var rehearsal = await Rehearsal.BeginAsync(db, ImportRun.KindsWritten(db, kinds, files), cancel);
        var state = await db.DataStates.AsNoTracking().SingleAsync(cancel);
        var recorder = await ChangeRecorder.BeginAsync(db, writer.NewSet(ChangeKind.Import, ChangeKind.Import.Label(), null, state.AsOf, by), cancel);
        var run = new ImportRun(db, book, kinds, recorder, state.AsOf, by, isRehearsed: true, await CheckOfAsync(db, kept, state.AsOf, cancel));
        return new ImportPreview(state.Version, await run.WriteAsync(files, row => used?.Contains(row.File) != false, cancel));
    }

    private Task<Result<int>> WriteAsync(int id, Viewer by, Action<ImportDraft> change, CancellationToken cancel) => WriteAsync(id, by, (_, draft) =>
    {
        change(draft);
        return Task.FromResult<string?>(null);
    }, cancel);

    /// <param name="id">The draft.</param>
    /// <param name="by">Its owner.</param>
    /// <param name="change">Changes it, or says why not.</param>
    /// <param name="cancel">Cancels the writing.</param>
    private Task<Result<int>> WriteAsync(int id, Viewer by, Func<BoluoDbContext, ImportDraft, Task<string?>> change, CancellationToken cancel) => GuardAsync<int>(by, async (db, viewer) =>
    {
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await Own(db, viewer).SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft) return Result<int>.Fail(Gone);
        if (await change(db, draft) is { } refusal) return Result<int>.Fail(refusal);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return id;
    }, cancel);

    private Task<Result<T>> GuardAsync<T>(Viewer by, Func<BoluoDbContext, Viewer, Task<Result<T>>> work, CancellationToken cancel) => EditFailures.GuardAsync<T>(logger, async () =>
    {
        var viewer = await guard.RequireAsync(by.UserId, Role.Staff, cancel);
        if (!viewer.Ok) return Result<T>.Fail(viewer.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await work(db, viewer.Value);
    });

    private IQueryable<ImportDraft> Own(BoluoDbContext db, Viewer by)
    {
        var oldest = Now - KeptFor;
        return db.ImportDrafts.Where(d => d.OwnerId == by.UserId && d.At >= oldest);
    }
}
