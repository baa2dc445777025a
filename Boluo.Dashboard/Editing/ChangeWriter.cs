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
    public async Task<Result<int>> CommitAsync(Viewer by, Func<BoluoDbContext, Viewer, Task<Result<ChangeRecorder>>> write, CancellationToken cancel, Role least = Role.Admin)
    {
        var done = await EditFailures.GuardAsync<(int Id, long Version)>(logger, async () =>
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginWriteAsync(cancel);
            var writer = await guard.RequireAsync(by.UserId, least, cancel);
            if (!writer.Ok) return Result<(int, long)>.Fail(writer.Error!);
            var written = await write(db, writer.Value);
            if (!written.Ok) return Result<(int, long)>.Fail(written.Error!);
            var version = await written.Value.CompleteAsync(cancel);
            var (set, words) = (written.Value.Set, new RowWords(db, book, written.Value.Set.EffectiveOn));
            set.Summary = await ChangeSummary.OfAsync(set, written.Value.Entries, words, book, cancel);
            if (written.Value.Entries.Any(e => e.Entity is nameof(Setting) or nameof(CountyProfile))) log.Record(db, SecurityEventKind.SettingsChange, writer.Value, Invariant($"见第{set.Id}号数据变更"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(CancellationToken.None);
            if (written.Value.Entries.Any(e => e.Entity == nameof(PublishedFigure))) await county.ReadAsync(db, CancellationToken.None);
            return (written.Value.Set.Id, version);
        });
        if (!done.Ok) return Result<int>.Fail(done.Error!);
        changes.Announce(done.Value.Version);
        return done.Value.Id;
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
