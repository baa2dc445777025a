using System.Globalization;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>What the hidden sheet of a working edition says.</summary>
/// <param name="Sheets">By the name of the sheet: the ledger, its columns, and the keys of its rows.</param>
/// <param name="ChangeSetId">The last change that the rows showed.</param>
internal sealed record ReturnedExport(string? Refusal, int ChangeSetId, IReadOnlyDictionary<string, ReturnedSheet> Sheets);

internal sealed record ReturnedSheet(string Ledger, IReadOnlyList<string> Columns, IReadOnlyList<string> Keys);

/// <summary>
/// Reads a working edition that comes back. A row is known by its hidden key, wherever it has been moved to; a column by its header. What a
/// register keeps is read; what is worked out from it or belongs to other rows is passed over.
/// </summary>
public sealed class ReturnedExports(IEnumerable<ILedger> ledgers, RegisterBook registers, Snapshots snapshots, CountyFacts county)
{
    private const int LastHeaderRow = 20;

    private static readonly string[] Totals = ["合计", "总计", "小计"];

    internal ReturnedExport Read(SheetCells keys)
    {
        var (sheets, change, of, rows) = (new Dictionary<string, ReturnedSheet>(StringComparer.Ordinal), 0, "", new List<string>());
        foreach (var line in keys.Rows.Select(r => r.Cells.Select(c => c.Text).ToList()))
        {
            switch (line)
            {
                case [KeySheet.CountyWord, var code] when code != county.Code:
                    return new ReturnedExport($"这是区划代码为{PlainText.Cut(code, 12)}的县导出的文件，本县为{county.Code}，不能导入。", 0, sheets);
                case [KeySheet.ChangeWord, var id]:
                    change = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
                    break;
                case [KeySheet.SheetWord, var name, var ledger, var columns]:
                    sheets[of = name] = new ReturnedSheet(ledger, columns.Split(','), rows = []);
                    break;
                case [KeySheet.RowWord, var key, ..] when of.Length > 0:
                    rows.Add(key);
                    break;
            }
        }

        return new ReturnedExport(change == 0 ? "该工作版由较早版本的程序导出，请重新导出后填写。" : null, change, sheets);
    }

    internal async Task<OfferedSheet> ReadAsync(SheetCells sheet, ReturnedExport export, Viewer by, CancellationToken cancel)
    {
        var returned = export.Sheets[sheet.Name];
        var ledger = ledgers.FirstOrDefault(l => l.Name == returned.Ledger);
        if (ledger?.IsFor(by) == false) return new OfferedSheet { Name = sheet.Name, Refusal = $"无权查看工作表“{sheet.Name}”的台账，不能导入。" };
        if (ledger is null || registers.ForLedger(returned.Ledger) is not { TakesFiles: true } register)
            return new OfferedSheet { Name = sheet.Name, Refusal = $"工作表“{sheet.Name}”{(ledger is null ? "" : $"（{ledger.Title.Short}）")}是由其他台账汇总的，不能导入，请导入所依据的台账。" };
        var header = sheet.Rows.TakeWhile(r => r.Number <= LastHeaderRow).FirstOrDefault(r => r.Cells.Any(c => c.Text == KeySheet.KeyHeader));
        if (header is null) return new OfferedSheet { Name = sheet.Name, Refusal = $"工作表“{sheet.Name}”中隐藏的行键列已被删除，无法与系统中的数据对应，请重新导出后填写。" };

        var keyColumn = header.Cells.First(c => c.Text == KeySheet.KeyHeader).Column;
        var columns = ColumnsOf(sheet, header.Number, keyColumn, ledger, returned, register);
        List<int> places = [.. columns.Select(c => c.Place)];
        if (columns.Count == 0) return new OfferedSheet { Name = sheet.Name, Refusal = $"工作表“{sheet.Name}”（{ledger.Title.Short}）各列都由系统推算，没有可以导入的内容。" };
        var shown = await ShownAsync(ledger, [.. columns.Select(c => c.Column)], by, cancel);
        var rows = new List<OfferedRow>();
        foreach (var row in sheet.Rows.Where(r => r.Number > header.Number))
        {
            var key = row.At(keyColumn);
            if (key is null && IsTail(row, keyColumn)) continue;
            if (ImportReader.Offered(sheet, row, places, key) is not { } offered) continue;
            rows.Add(key is not null && shown.TryGetValue(key, out var texts) ? offered with { Untouched = [.. Enumerable.Range(0, places.Count).Where(i => IsAsShown(offered.Cells[i], texts[i]))] } : offered);
        }

        var passed = ledger.Columns.Where(c => returned.Columns.Contains(c.Key) && columns.All(known => known.Column != c)).Select(c => c.Header).Distinct(StringComparer.Ordinal).ToList();
        return new OfferedSheet
        {
            Name = sheet.Name,
            Ledger = register.Ledger,
            Notes = passed.Count == 0 ? [] : [$"下列各列由系统推算，或不在本台账维护，修改不读取：{string.Join('、', passed)}。"],
            HeaderRow = header.Number,
            Columns = [.. columns.Select(c => new OfferedColumn(c.Field.Key, CellRange.Letters(c.Place)))],
            Rows = rows,
            Export = new OfferedExport(export.ChangeSetId, returned.Keys),
        };
    }

    /// <summary>
    /// What the ledger shows of its rows now, by their keys. A column may show a row it refers to by another name than lists offer it under, or a
    /// word for what is not filled in; who leaves that as it is has not asked for anything.
    /// </summary>
    private async Task<Dictionary<string, string[]>> ShownAsync(ILedger ledger, IReadOnlyList<Column> columns, Viewer by, CancellationToken cancel)
    {
        var limits = await snapshots.LimitsAsync(cancel);
        var shown = new Dictionary<string, string[]>(StringComparer.Ordinal);
        await foreach (var row in ledger.AllAsync(new Scope(null, null, null, limits.AsOf), View.Default(ledger) with { Columns = [.. columns.Select(c => c.Key)] }, by, cancel).WithCancellation(cancel))
            shown.TryAdd(row.Key, [.. row.Cells.Select((cell, i) => TextOf(CellWriter.Typed(cell, columns[i])))]);
        return shown;
    }

    /// <summary>What a cell of that value is read as.</summary>
    private static string TextOf(object? value) => value switch
    {
        DateTime day => Days.Iso(DateOnly.FromDateTime(day)),
        double number => NumberShapes.Text(number.ToString(CultureInfo.InvariantCulture), isDay: false, from1904: false),
        _ => value?.ToString() ?? "",
    };

    private static bool IsAsShown(string? text, string shown) => SheetHeader.Fold(text ?? "") == SheetHeader.Fold(shown);

    /// <summary>Totals, notes and the line to sign on: they have no key, and nobody would enter a row like them.</summary>
    private static bool IsTail(ReadRow row, int keyColumn) => row.Cells.Count(c => c.Column < keyColumn) < 2 || row.Cells.Any(c => Totals.Contains(c.Text, StringComparer.Ordinal));

    /// <summary>Where the columns stand that show a field as it is kept. A header that several columns share is theirs in their order.</summary>
    private static List<(int Place, Column Column, Field Field)> ColumnsOf(SheetCells sheet, int header, int keyColumn, ILedger ledger, ReturnedSheet returned, IRegister register)
    {
        var depth = HeaderGrid.Of([.. ledger.Columns.Where(c => returned.Columns.Contains(c.Key))]).Depth;
        var left = ledger.Columns.Where(c => returned.Columns.Contains(c.Key)).OrderBy(c => Array.IndexOf([.. returned.Columns], c.Key)).ToList();
        var found = new List<(int, Column, Field)>();
        for (var place = 1; place < keyColumn; place++)
        {
            // Deeper levels first: a group stands above its columns, a column without one reaches down from the top.
            var text = Enumerable.Range(0, depth).Select(up => sheet.Rows.FirstOrDefault(r => r.Number == header - up)?.At(place)).FirstOrDefault(t => t is not null);
            if (text is null || left.Find(c => SheetHeader.Fold(c.FullHeader) == SheetHeader.Fold(text)) is not { } column) continue;
            left.Remove(column);
            if (FieldOf(column, register) is { } field) found.Add((place, column, field));
        }

        return found;
    }

    /// <summary>The field that a column shows as it is kept: the one of its name, or of its header where that is another field's name.</summary>
    internal static Field? FieldOf(Column column, IRegister register)
    {
        var fields = register.Offered.OfType<Field>();
        return fields.FirstOrDefault(f => f.Key == column.Key && f.Label == column.Header) ?? fields.FirstOrDefault(f => f.Label == column.Header) ?? fields.FirstOrDefault(f => f.Key == column.Key);
    }
}
