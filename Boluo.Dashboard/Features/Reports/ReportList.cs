using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Reports;

/// <summary>A file of the report centre: a table, or several in one file.</summary>
/// <param name="Contents">The tables of a file that has several.</param>
/// <param name="AdminOnly">The page that shows it is the administrators'.</param>
/// <param name="Sheets">The names of its tables.</param>
public sealed record ReportEntry(
    string Name, string Title, PeriodKind Covers, string? HandedTo, string Path, IReadOnlyList<string> Contents, bool AdminOnly, IReadOnlyList<string> Sheets)
{
    /// <summary>What a search looks in.</summary>
    public string Search { get; } = Pinyin.SearchText([Title, Covers.Label(), HandedTo ?? "", .. Contents]);
}

/// <summary>All ledgers, summaries and files that the rooms publish: what is handed in oftenest first, plain ledgers last.</summary>
public sealed class ReportList(IEnumerable<ILedger> ledgers, IEnumerable<ISummary> summaries, IEnumerable<IReport> reports, IEnumerable<PageLink> pages)
{
    private static readonly PeriodKind[] Rhythms = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year, PeriodKind.Day];

    /// <summary>The groups in their order, with what matches the search; groups without a match are left out.</summary>
    public IReadOnlyList<(PeriodKind Covers, IReadOnlyList<ReportEntry> Entries)> Find(string? search, Viewer viewer)
    {
        var wanted = search is null ? "" : Pinyin.Normalise(search);
        return [.. Rhythms.Select(r => (r, Of(r, viewer).Where(e => e.Search.Contains(wanted, StringComparison.Ordinal)).ToList() as IReadOnlyList<ReportEntry>)).Where(g => g.Item2.Count > 0)];
    }

    /// <summary>The ledgers whose pages a viewer may see, by their titles.</summary>
    public IReadOnlyList<ILedger> LedgersFor(Viewer viewer) => [.. ledgers.Where(l => viewer.MayEdit || !IsAdminOnly(l.Path)).OrderBy(l => l.Title.Short, StringComparer.Ordinal)];

    /// <summary>Within a group what somebody waits for comes first, files of several tables before single ones.</summary>
    private IEnumerable<ReportEntry> Of(PeriodKind rhythm, Viewer viewer) => reports.Where(r => r.Sheets.All(s => s.IsFor(viewer))).Select(r => Entry(r.Name, r.Title, r.Covers, r.HandedTo, r.Path, [.. r.Sheets.Select(s => s.SheetName)], r.Sheets))
        .Concat(summaries.Concat<ISheet>(ledgers).Where(s => s.IsFor(viewer)).Select(s => Entry(s.Name, s.Title, s.Covers, s.HandedTo, s.Path, [], [s])))
        .Where(e => e.Covers == rhythm)
        .OrderByDescending(e => e.HandedTo is not null);

    private ReportEntry Entry(string name, SheetTitle title, PeriodKind covers, string? handedTo, string path, IReadOnlyList<string> contents, IReadOnlyList<ISheet> sheets) =>
        new(name, title.Short, covers, handedTo, path, contents,
            IsAdminOnly(path), [.. sheets.Select(s => s.Name)]);

    private bool IsAdminOnly(string path) => pages.Any(p => p.AdminOnly && p.IsCurrent(path.Split('?', '#')[0]));
}
