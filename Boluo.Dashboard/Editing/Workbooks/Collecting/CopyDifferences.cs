using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Workbooks.Collecting;

/// <summary>What one of two files of a sender says otherwise than the other, row by row: rows are the same that people would know by the same fields.</summary>
internal static class CopyDifferences
{
    /// <summary>More are not read by anyone.</summary>
    private const int Most = 30;

    private const int LongestValue = 30;

    /// <param name="book">The registers.</param>
    /// <param name="other">The file that does not count.</param>
    /// <param name="used">The one that does.</param>
    public static IReadOnlyList<string> Of(RegisterBook book, OfferedFile other, OfferedFile used)
    {
        var told = new List<string>();
        foreach (var sheet in other.Sheets.Where(s => s.Refusal is null && s.Ledger is not null))
        {
            var counterpart = used.Sheets.FirstOrDefault(s => s.Ledger == sheet.Ledger && s.Refusal is null);
            if (counterpart is null) told.Add($"工作表“{sheet.Name}”只在这一份中。");
            else if (book.ForLedger(sheet.Ledger!) is { } register) told.AddRange(Of(register, sheet, counterpart));
        }

        return told.Count <= Most ? told : [.. told.Take(Most), $"另有{told.Count - Most}处不同。"];
    }

    private static IEnumerable<string> Of(IRegister register, OfferedSheet other, OfferedSheet used)
    {
        var theirs = used.Rows.GroupBy(r => KeyOf(register, used, r), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var row in other.Rows)
        {
            if (!theirs.Remove(KeyOf(register, other, row), out var its))
            {
                yield return $"第{row.Number}行只在这一份中：{Words(row)}。";
                continue;
            }

            for (var i = 0; i < other.Columns.Count; i++)
            {
                var column = used.Columns.Select((c, at) => (c, at)).FirstOrDefault(c => c.c.Field == other.Columns[i].Field, (null!, -1)).Item2;
                if (column < 0 || (row.Cells[i] ?? "").Trim() == (its.Cells[column] ?? "").Trim()) continue;
                var label = register.Offered.First(f => f.Key == other.Columns[i].Field).Label;
                yield return $"第{row.Number}行“{label}”：这一份为{Value(row.Cells[i])}，采用的一份为{Value(its.Cells[column])}。";
            }
        }

        foreach (var row in theirs.Values.OrderBy(r => r.Number)) yield return $"采用的一份第{row.Number}行不在这一份中：{Words(row)}。";
    }

    /// <summary>The row's own key, or the fields that it is known by; else all that it says.</summary>
    private static string KeyOf(IRegister register, OfferedSheet sheet, OfferedRow row)
    {
        if (row.Key is not null) return row.Key;
        foreach (var known in register.KnownBy)
        {
            var texts = known.Select(f => sheet.Columns.Select((c, i) => c.Field == f.Key ? row.Cells[i] : null).FirstOrDefault(t => t is not null)?.Trim()).ToList();
            if (texts.Exists(t => t is { Length: > 0 })) return string.Join('|', texts);
        }

        return string.Join('|', row.Cells);
    }

    private static string Words(OfferedRow row) => string.Join('，', row.Cells.Where(c => !string.IsNullOrWhiteSpace(c)).Take(3).Select(c => PlainText.Cut(c!.Trim(), LongestValue)));

    private static string Value(string? text) => string.IsNullOrWhiteSpace(text) ? "空白" : $"“{PlainText.InQuotes(PlainText.Cut(text.Trim(), LongestValue))}”";
}
