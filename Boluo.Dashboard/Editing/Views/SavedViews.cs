using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Views;

/// <summary>A view of a ledger under a name of its owner's: an address from the application's root.</summary>
public sealed record NamedView(int Id, string Name, string Address);

/// <summary>Grids by their codes, under a name of their picker's.</summary>
public sealed record NamedSelection(int Id, string Name, IReadOnlySet<string> Codes);

/// <summary>What a reader has kept of a ledger.</summary>
/// <param name="Columns">The keys of the columns that he has had remembered; null where the ledger's own were.</param>
public sealed record KeptViews(IReadOnlyList<string>? Columns, IReadOnlyList<NamedView> Named)
{
    public static KeptViews None { get; } = new(null, []);
}

/// <summary>我的视图 and remembered columns, of each account its own. Whoever reads may keep them; nobody sees another's.</summary>
public sealed class SavedViews(IDbContextFactory<BoluoDbContext> factory, ILogger<SavedViews> logger)
{
    public const int LongestName = 20;

    /// <summary>Under this are kept the grids that an administrator has picked for an adjustment, by a name of his own: their codes stand in the place of an address.</summary>
    private const string Selections = "grid-selections";

    /// <summary>More of one ledger would not be read.</summary>
    public const int Most = 30;

    public async Task<KeptViews> OfAsync(string ledger, Viewer viewer, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var kept = await Own(db, viewer).AsNoTracking().Where(v => v.Ledger == ledger).OrderBy(v => v.Id).ToListAsync(cancel);
        return new KeptViews(kept.Find(v => v.Name is null)?.Content.Split(','), [.. kept.Where(v => v.Name is not null).Select(v => new NamedView(v.Id, v.Name!, v.Content))]);
    }

    /// <summary>The viewer's own selections of grids, by the order in which they were first kept.</summary>
    public async Task<IReadOnlyList<NamedSelection>> SelectionsAsync(Viewer viewer, CancellationToken cancel) =>
        [.. (await OfAsync(Selections, viewer, cancel)).Named.Select(v => new NamedSelection(v.Id, v.Name, v.Address.Split(',').ToHashSet(StringComparer.Ordinal)))];

    /// <summary>Keeps grids under a name; a selection of that name is replaced.</summary>
    public Task<Result<string>> SaveSelectionAsync(string? name, IReadOnlySet<string> codes, Viewer viewer, CancellationToken cancel) =>
        codes.Count == 0 ? Task.FromResult(Result<string>.Fail("尚未选取网格。")) : SaveAsync(Selections, name, string.Join(',', codes.Order(StringComparer.Ordinal)), "选取", viewer, cancel);

    /// <summary>Keeps an address under a name; a view of that name is replaced.</summary>
    public Task<Result<string>> SaveAsync(string ledger, string? name, string address, Viewer viewer, CancellationToken cancel) => SaveAsync(ledger, name, address, "视图", viewer, cancel);

    private Task<Result<string>> SaveAsync(string ledger, string? name, string content, string noun, Viewer viewer, CancellationToken cancel) => EditFailures.GuardAsync<string>(logger, async () =>
    {
        var wanted = PlainText.Tidy(name ?? "");
        if (wanted.Length is 0 or > LongestName) return Result<string>.Fail($"请填写{noun}名称，不超过{LongestName}个字。");
        if (PlainText.Fault(wanted) is { } fault) return Result<string>.Fail($"{noun}名称{fault}。");
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var names = await Own(db, viewer).Where(v => v.Ledger == ledger && v.Name != null).Select(v => v.Name!).ToListAsync(cancel);
        if (names.Count >= Most && !names.Contains(wanted, StringComparer.Ordinal)) return Result<string>.Fail($"{(ledger == Selections ? "" : "每个台账")}最多保存{Most}个{noun}，请先删除不再使用的{noun}。");
        await PutAsync(db, ledger, wanted, content, viewer, cancel);
        await transaction.CommitAsync(cancel);
        return wanted;
    });

    public Task<Result<int>> DeleteAsync(int id, Viewer viewer, CancellationToken cancel) => EditFailures.GuardAsync<int>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Own(db, viewer).Where(v => v.Id == id && v.Name != null).ExecuteDeleteAsync(cancel);
    });

    /// <summary>Remembers the columns; none forgets them, and the ledger's own are shown again.</summary>
    public Task<Result<bool>> RememberAsync(string ledger, IReadOnlyList<string>? columns, Viewer viewer, CancellationToken cancel) => EditFailures.GuardAsync<bool>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (columns is null) await Own(db, viewer).Where(v => v.Ledger == ledger && v.Name == null).ExecuteDeleteAsync(cancel);
        else await PutAsync(db, ledger, null, string.Join(',', columns), viewer, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    });

    private static async Task PutAsync(BoluoDbContext db, string ledger, string? name, string content, Viewer viewer, CancellationToken cancel)
    {
        if (await Own(db, viewer).SingleOrDefaultAsync(v => v.Ledger == ledger && v.Name == name, cancel) is { } kept) kept.Content = content;
        else db.SavedViews.Add(new SavedView { OwnerId = viewer.UserId, Ledger = ledger, Name = name, Content = content });
        await db.SaveChangesAsync(cancel);
    }

    private static IQueryable<SavedView> Own(BoluoDbContext db, Viewer viewer) => db.SavedViews.Where(v => v.OwnerId == viewer.UserId);
}
