using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Search;

/// <summary>What can be done at once from the box of Ctrl+K: tables exported or printed, sheets filled in, by their names as a person says them (导出需求清单).</summary>
public sealed class QuickCommands
{
    private readonly IReadOnlyList<Command> _all;

    public QuickCommands(IEnumerable<ILedger> ledgers, IEnumerable<ISummary> summaries, IEnumerable<EntrySheet> sheets)
    {
        var tables = ledgers.ToList();
        _all =
        [
            .. sheets.Select(s => Made("录入", s.Title, Urls.EntryOf(s.Name), null, viewer => viewer.MayEnter)),
            .. tables.Concat<ISheet>(summaries).DistinctBy(s => s.Name).Select(s => Made("导出", s.SheetName, Urls.Export(s.Name), QuickAim.File, viewer => viewer.MayExport && s.IsFor(viewer))),
            .. tables.Select(t => Made("打印", t.SheetName, Urls.Print(t.Name), QuickAim.Paper, t.IsFor)),
        ];
    }

    /// <summary>Those whose words or initials have the text in them, as far as the viewer may; shorter names first.</summary>
    public IEnumerable<QuickLink> Find(string text, Viewer viewer, Urls urls)
    {
        // One letter or a bare verb means all of them, which is none.
        if (Pinyin.Normalise(text) is not { Length: > 1 } wanted) return [];
        return _all.Where(c => c.Search.Contains(wanted, StringComparison.Ordinal) && c.IsFor(viewer)).OrderBy(c => c.Text.Length)
            .Select(c => new QuickLink(c.Text, c.Note, urls.To(c.Address)) { Aim = c.Aim });
    }

    private static Command Made(string verb, string name, string address, QuickAim? aim, Func<Viewer, bool> isFor) =>
        new(verb + name, aim switch { QuickAim.File => "Excel文件", QuickAim.Paper => "打印页", _ => null }, Pinyin.SearchText(verb + name), address, aim, isFor);

    private sealed record Command(string Text, string? Note, string Search, string Address, QuickAim? Aim, Func<Viewer, bool> IsFor);
}
