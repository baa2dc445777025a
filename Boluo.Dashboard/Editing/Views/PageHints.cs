using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Views;

/// <summary>Which hints of pages a reader has put away, of each account its own.</summary>
public sealed class PageHints(IDbContextFactory<BoluoDbContext> factory, IEnumerable<PageLink> links, ILogger<PageHints> logger)
{
    /// <summary>The pages whose hint is not shown to this reader any more.</summary>
    public async Task<IReadOnlySet<string>> DismissedAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.DismissedHints.Where(h => h.OwnerId == viewer.UserId).Select(h => h.Page).ToHashSetAsync(cancel);
    }

    /// <summary>Puts away the hint of one page, or those of all.</summary>
    public Task<Result<bool>> DismissAsync(string? page, Viewer viewer, CancellationToken cancel) => EditFailures.GuardAsync<bool>(logger, async () =>
    {
        var wanted = links.Where(l => l.Hint is not null && (page is null || l.Path == page)).Select(l => l.Path).ToList();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var known = await db.DismissedHints.Where(h => h.OwnerId == viewer.UserId).Select(h => h.Page).ToListAsync(cancel);
        db.DismissedHints.AddRange(wanted.Except(known, StringComparer.Ordinal).Select(path => new DismissedHint { OwnerId = viewer.UserId, Page = path }));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    });
}
