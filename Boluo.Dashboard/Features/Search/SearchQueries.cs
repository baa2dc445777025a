using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.Extensions.Caching.Memory;

namespace Boluo.Dashboard.Features.Search;

/// <summary>What one ledger found: its first rows, how many there are, and the page with all of them.</summary>
public sealed record Hits(ILedger Ledger, LedgerPage Page, string AllPath);

/// <summary>Asks every ledger that the viewer may open. Communities, grids with who works in them, and community workers come first, then the order of the navigation.</summary>
public sealed class SearchQueries(IEnumerable<ILedger> ledgers, IEnumerable<PageLink> links, DataChanges changes) : IDisposable
{
    /// <summary>The key of the address.</summary>
    public const string Key = "q";

    public const int Shortest = 2;
    public const int Longest = 50;

    /// <summary>Rows shown of each ledger, and columns of each row.</summary>
    public const int Rows = 5, Columns = 6;

    /// <summary>A circuit has taken a page over by then, also on a slow computer.</summary>
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(10);

    private const int MostKept = 100;

    private readonly MemoryCache _found = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Places, then people.</summary>
    private static readonly string[] First = [Urls.Communities, Urls.Grids, Urls.Workforce];

    private readonly ILedger[] _ledgers = [.. ledgers
        .OrderBy(l => Array.IndexOf(First, PageOf(l)) is var place and >= 0 ? place : First.Length)
        .ThenBy(l => LinkOf(links, l) is { } link ? ((int)link.Group * 1000) + link.Order : int.MaxValue)];

    /// <summary>A text that can be looked for, or why it cannot. A single Chinese character says something, a single letter nothing.</summary>
    public static Result<string> Check(string text)
    {
        var search = text.Trim();
        if (search.Length > Longest) return Result<string>.Fail($"查询内容不应超过{Longest}个字。");
        return search.Length < Shortest && search.All(char.IsAscii) ? Result<string>.Fail($"查询内容过短，请至少输入1个汉字或{Shortest}个字母、数字。")
            : search;
    }

    /// <summary>The pages of the navigation that the text names, by characters or initials of pinyin.</summary>
    public IReadOnlyList<PageLink> PagesOf(string search, Viewer viewer, CountyFacts county)
    {
        var wanted = Pinyin.Normalise(search);
        return wanted.Length == 0 ? [] : [.. links.Where(l => l.IsFor(viewer) && l.IsIn(county) && Pinyin.SearchText(l.Label).Contains(wanted, StringComparison.Ordinal)).OrderBy(l => l.Group).ThenBy(l => l.Order)];
    }

    /// <summary>
    /// What one viewer found is kept until the circuit has taken the page over, which is then never empty; no longer, because logs grow without a new
    /// version of the data. It is his own and may name people, so it stands in no <see cref="Snapshots"/>.
    /// </summary>
    public async Task<IReadOnlyList<Hits>> FindAsync(string search, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var key = (viewer.UserId, viewer.Role, search, scope, changes.Version);
        if (_found.TryGetValue(key, out IReadOnlyList<Hits>? known)) return known!;
        var found = await ReadAsync(_ledgers, ledger => ViewOf(ledger, search), search, scope, viewer, cancel);
        return _found.Set(key, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = HandOver });
    }

    /// <summary>What some of the ledgers find, for a glance: the first rows in some columns, or in the first ones of the view.</summary>
    public async Task<IReadOnlyList<Hits>> GlanceAsync(IReadOnlyList<string> names, string search, IReadOnlyList<string>? columns, int rows, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        return await ReadAsync([.. _ledgers.Where(l => names.Contains(l.Name))], Glance, search, scope, viewer, cancel);

        View Glance(ILedger ledger)
        {
            var view = ViewOf(ledger, search);
            return view with { Size = rows, Columns = columns ?? view.Columns };
        }
    }

    public void Dispose() => _found.Dispose();

    private async Task<IReadOnlyList<Hits>> ReadAsync(ILedger[] asked, Func<ILedger, View> viewOf, string search, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var mine = asked.Where(l => LinkOf(links, l)?.IsFor(viewer) ?? true).ToArray();
        var pages = await SideBySide.ReadAsync(mine, (ledger, token) => ledger.PageAsync(scope, viewOf(ledger), viewer, token), cancel);
        return [.. mine.Select((ledger, i) => new Hits(ledger, pages[i], Urls.Join(ledger.Path, ViewKeys.Term(ledger.Name, new ViewTerm(ViewKeys.Search, search))))).Where(h => h.Page.Count > 0)];
    }

    private static View ViewOf(ILedger ledger, string search)
    {
        var view = View.Default(ledger);
        return view with { Search = search, Size = Rows, Columns = [.. view.Columns.Take(Columns)] };
    }

    private static string PageOf(ILedger ledger) => ledger.Path.Split('?', '#')[0];

    private static PageLink? LinkOf(IEnumerable<PageLink> links, ILedger ledger) => links.FirstOrDefault(l => l.IsCurrent(PageOf(ledger)));
}
