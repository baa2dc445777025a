using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing;

/// <summary>How every edit is written.</summary>
internal sealed class ChangeWriter(
    IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, RegisterBook book, CountyFacts county, DataChanges changes, SecurityLog log, TimeProvider clock, ILogger<ChangeWriter> logger)
{
    /// <summary>
    /// Writes, records and commits in one transaction, then tells the circuits. Whatever fails on the way leaves nothing. The role is read
    /// from the database, under the write lock: somebody who was demoted while waiting for it is refused in a page still open.
    /// </summary>
    /// <param name="by">Who writes.</param>
    /// <param name="write">Changes tracked rows.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    /// <param name="least">The role that it takes at least.</param>
    /// <returns>The number of the change set.</returns>
    public Task<Result<int>> CommitAsync(Viewer by, Func<BoluoDbContext, Viewer, Task<Result<ChangeRecorder>>> write, CancellationToken cancel, Role least = Role.Admin) =>
        CommitAllAsync(by, async (db, writer) => (await write(db, writer)).Then(recorder => (Result<List<ChangeRecorder>>)new List<ChangeRecorder> { recorder }), cancel, least);

    /// <summary>The same with several change sets: all of them or none.</summary>
    /// <returns>The number of the last one.</returns>
    public async Task<Result<int>> CommitAllAsync(Viewer by, Func<BoluoDbContext, Viewer, Task<Result<List<ChangeRecorder>>>> write, CancellationToken cancel, Role least = Role.Admin)
    {
        var done = await EditFailures.GuardAsync<(int Id, long Version)>(logger, async () =>
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginWriteAsync(cancel);
            var writer = await guard.RequireAsync(by.UserId, least, cancel);
            if (!writer.Ok) return Result<(int, long)>.Fail(writer.Error!);
            var written = await write(db, writer.Value);
            if (!written.Ok) return Result<(int, long)>.Fail(written.Error!);
            var version = 0L;
            foreach (var recorder in written.Value) version = await CompleteAsync(db, recorder, writer.Value, cancel);
            await transaction.CommitAsync(CancellationToken.None);
            if (written.Value.Any(r => r.Entries.Any(e => e.Entity == nameof(PublishedFigure)))) await county.ReadAsync(db, CancellationToken.None);
            return (written.Value[^1].Set.Id, version);
        });
        if (!done.Ok) return Result<int>.Fail(done.Error!);
        changes.Announce(done.Value.Version);
        return done.Value.Id;
    }

    private async Task<long> CompleteAsync(BoluoDbContext db, ChangeRecorder recorder, Viewer by, CancellationToken cancel)
    {
        var version = await recorder.CompleteAsync(cancel);
        var (set, words) = (recorder.Set, new RowWords(db, book, recorder.Set.EffectiveOn));
        set.Summary = await ChangeSummary.OfAsync(set, recorder.Entries, words, book, cancel);
        if (recorder.Entries.Any(e => e.Entity is nameof(Setting) or nameof(CountyProfile))) log.Record(db, SecurityEventKind.SettingsChange, by, Invariant($"见第{set.Id}号数据变更"));
        await db.SaveChangesAsync(cancel);
        return version;
    }

    public ChangeSet NewSet(ChangeKind kind, string reason, string? basis, DateOnly on, Viewer by) => new()
    {
        Kind = kind,
        Reason = PlainText.Tidy(reason, severalLines: true),
        Basis = PlainText.Tidy(basis ?? "") is { Length: > 0 } text ? text : null,
        EffectiveOn = on,
        ById = by.UserId,
        ByName = by.Name,
        At = clock.GetUtcNow().UtcDateTime,
    };
}
