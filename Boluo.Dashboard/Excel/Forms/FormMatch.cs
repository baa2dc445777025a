using System.Text;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>What a column of a form is filled with: a column of the ledger by its key, the running number, or nothing.</summary>
public sealed record FormFilling(FormColumn Column, string? Source)
{
    /// <summary>In place of a key: 1, 2, 3 …</summary>
    public const string Number = "#";
}

/// <summary>Which column of a ledger a header means. Offices write the same header with other spaces, brackets and units.</summary>
public static class FormMatch
{
    private const int Same = 3;
    private const int Alike = 1;
    private const int ShortestPart = 2;

    /// <summary>How offices head the columns of places, which are the same everywhere.</summary>
    private static readonly (string Ours, string[] Theirs)[] Places =
    [
        ("镇街", ["镇", "街道", "乡镇", "镇街道", "乡镇街道", "所属镇街"]),
        ("社区名称", ["社区", "村社区", "所属社区"]),
    ];

    /// <summary>序号 or 序 号: no data, only counted.</summary>
    public static bool IsNumber(string header) => Normalise(header) is "序号" or "顺序号" or "NO";

    /// <summary>A proposal for every column; a column of the ledger is proposed once.</summary>
    public static IReadOnlyList<FormFilling> Propose(IReadOnlyList<FormColumn> form, ILedger ledger)
    {
        var sources = new string?[form.Count];
        for (var i = 0; i < form.Count; i++)
            if (IsNumber(form[i].Leaf))
                sources[i] = FormFilling.Number;
        foreach (var (i, column, _) in Pairs(form, ledger))
            if (sources[i] is null && !sources.Contains(column.Key))
                sources[i] = column.Key;
        return [.. form.Select((column, i) => new FormFilling(column, sources[i]))];
    }

    /// <summary>The ledger whose columns agree with most of the form's; of equals the one that has fewest columns beside.</summary>
    public static ILedger? Best(IReadOnlyList<FormColumn> form, IEnumerable<ILedger> ledgers) => ledgers.Where(ledger => !ledger.IsHistory)
        .Select(ledger => (Ledger: ledger, Score: Score(form, ledger)))
        .Where(l => l.Score > 0)
        .OrderByDescending(l => l.Score).ThenBy(l => l.Ledger.Columns.Count)
        .Select(l => l.Ledger).FirstOrDefault();

    /// <summary>Whether header and column bear the same name; otherwise somebody should look.</summary>
    public static bool Agrees(FormColumn form, Column column) => Score(form, column) >= Same;

    private static int Score(IReadOnlyList<FormColumn> form, ILedger ledger) => Pairs(form, ledger).DistinctBy(p => p.Form).DistinctBy(p => p.Column.Key).Sum(p => p.Score);

    /// <summary>What agrees, best first.</summary>
    private static IEnumerable<(int Form, Column Column, int Score)> Pairs(IReadOnlyList<FormColumn> form, ILedger ledger) =>
        (from i in Enumerable.Range(0, form.Count)
         where !IsNumber(form[i].Leaf)
         from column in ledger.Columns
         let score = Score(form[i], column)
         where score > 0
         orderby score descending, i
         select (i, column, score)).ToList();

    private static int Score(FormColumn form, Column column)
    {
        var (header, path) = (Known(form.Leaf), Normalise(form.Header));
        var (own, ownPath) = (Known(column.Header), Normalise(column.Group + column.Header));
        if (header.Length == 0 || own.Length == 0) return 0;
        if (path == ownPath) return Same + 1;
        if (header == own) return Same;
        var (shorter, longer) = header.Length < own.Length ? (header, own) : (own, header);
        return shorter.Length >= ShortestPart && longer.Contains(shorter, StringComparison.Ordinal) ? Alike : 0;
    }

    private static string Known(string header)
    {
        var plain = Normalise(header);
        return Array.Find(Places, p => p.Theirs.Contains(plain)).Ours ?? plain;
    }

    /// <summary>Without spaces, quotes and brackets with what stands in them: units and explanations.</summary>
    public static string Normalise(string header)
    {
        var plain = new StringBuilder(header.Length);
        var depth = 0;
        foreach (var letter in header.Normalize(NormalizationForm.FormKC))
        {
            if (letter is '(' or '[' or '〔' or '【') depth++;
            else if (letter is ')' or ']' or '〕' or '】') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && char.IsLetterOrDigit(letter)) plain.Append(char.ToUpperInvariant(letter));
        }

        return plain.ToString();
    }
}
