using System.Xml;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>
/// Understands a sheet that somebody else has made: where its header is, what each row is for, where it is filled in. What a person says of
/// it counts more than what is proposed.
/// </summary>
public static class SheetReader
{
    private const int FewestColumns = 2;
    private const int FewestLabels = 4;
    private const int MostLabelsInRow = 4;
    private const int FewestAcross = 3;
    private const int Deepest = 60;
    private const int DeepestHeader = 4;

    private const string NoHeader = "没有找到表头。请在下面的表格中点出表头所在的行。";
    private const string NoSheet = "文件中没有可见的工作表，请核对后上传。";

    /// <summary>The visible sheets, in their order.</summary>
    public static Result<List<ForeignSheet>> Sheets(SafeWorkbook workbook) => Open(workbook, package =>
        package.Sheets() is { Count: > 0 } sheets ? sheets : Result<List<ForeignSheet>>.Fail(NoSheet));

    /// <summary>What stands on a sheet, for whoever points at it.</summary>
    public static Result<SheetGrid> Grid(SafeWorkbook workbook, ForeignSheet sheet) => Open<SheetGrid>(workbook, package => SheetGrid.Read(package, sheet));

    /// <returns>The sheet as it is understood, or a sentence that asks for the header.</returns>
    public static Result<SheetShape> Read(ForeignSheet sheet, SheetGrid grid, SheetVocabulary words, SheetAnswers answers)
    {
        if (answers is { HeaderTop: null, HeaderBottom: null } && (Across(sheet, grid, words) ?? Card(sheet, grid, words)) is { } shape) return shape;
        return Rows(sheet, grid, words, answers) is { } rows ? rows : Result<SheetShape>.Fail(NoHeader);
    }

    /// <summary>A file that passes the guard may still be none that a spreadsheet would open.</summary>
    private static Result<T> Open<T>(SafeWorkbook workbook, Func<SheetPackage, Result<T>> read)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        try
        {
            using var package = new SheetPackage(workbook);
            return read(package);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or ArgumentException or UriFormatException)
        {
            return Result<T>.Fail(UploadGuard.Damaged);
        }
    }

    private static SheetShape? Rows(ForeignSheet sheet, SheetGrid grid, SheetVocabulary words, SheetAnswers answers)
    {
        var finder = new HeaderFinder(grid, words);
        var proposed = finder.Bottom();
        var bottom = answers.HeaderBottom ?? (answers.HeaderTop is { } said && (proposed < said || proposed > said + DeepestHeader) ? said : proposed);
        if (bottom < 1 || bottom > grid.Height) return null;
        var top = Math.Min(bottom, answers.HeaderTop ?? finder.Top(bottom));
        var fields = Enumerable.Range(1, grid.Width).Where(c => grid.OriginOf(bottom, c).Column == c)
            .Select(c => new SheetField(SheetKind.Rows, bottom + 1, c, finder.PathOf(top, bottom, c))).Where(f => f.Header.Length > 0).ToList();
        if (fields.Count < FewestColumns) return null;

        var roles = new RowRole[grid.Height + 2];
        Array.Fill(roles, RowRole.Header, top, bottom - top + 1);
        var reader = new RowReader(grid, fields, bottom);
        for (var (row, begun) = (bottom + 1, false); row <= grid.Height; row++)
        {
            roles[row] = reader.RoleOf(row, begun);
            begun |= IsBody(roles[row]);
        }

        var first = answers.FirstBody is { } start && start > bottom ? start : FirstOf(roles, bottom);
        var last = answers.LastBody is { } end && end >= first ? end : LastOf(roles, first);
        return new SheetShape
        {
            Sheet = sheet,
            Grid = grid,
            Kind = SheetKind.Rows,
            Title = TitleOf(grid, top),
            HeaderTop = top,
            HeaderBottom = bottom,
            FirstBody = first,
            LastBody = last,
            Fields = fields,
            Roles = roles,
            NameColumn = answers.NameColumn,
            Known = fields.Count(f => words.KnowsHeader(f.Leaf) || words.KnowsHeader(f.Header)),
        };
    }

    /// <summary>The first row that is there to be filled in; where none was prepared, the one after all that explains the header.</summary>
    private static int FirstOf(RowRole[] roles, int bottom)
    {
        var row = bottom + 1;
        while (row < roles.Length && roles[row] is RowRole.Numbering or RowRole.Units or RowRole.Example or RowRole.Instruction or RowRole.Total or RowRole.Subtotal) row++;
        return row + 1 < roles.Length && roles[row] == RowRole.Other && IsBody(roles[row + 1]) ? row + 1 : row;
    }

    private static bool IsBody(RowRole role) => role is RowRole.Blank or RowRole.Named or RowRole.Data;

    /// <summary>The last row before the lines to sign.</summary>
    private static int LastOf(RowRole[] roles, int first)
    {
        var last = first;
        for (var row = first; row < roles.Length && roles[row] is not RowRole.SignOff; row++)
            if (IsBody(roles[row]))
                last = row;
        return last;
    }

    /// <summary>Places side by side: a row that names at least three, and words that are asked for below one another.</summary>
    private static SheetShape? Across(ForeignSheet sheet, SheetGrid grid, SheetVocabulary words)
    {
        var header = Enumerable.Range(1, Math.Min(grid.Height, Deepest)).FirstOrDefault(r => PlacesIn(grid, words, r).Count >= FewestAcross);
        if (header == 0) return null;
        var places = PlacesIn(grid, words, header);
        var left = places.Min(p => p.Column);
        var fields = new List<SheetField>();
        var roles = new RowRole[grid.Height + 2];
        roles[header] = RowRole.Header;
        for (var row = header + 1; row <= grid.Height; row++)
        {
            var labels = Enumerable.Range(1, left - 1).Select(c => grid.TextAt(row, c)).Where(HeaderFinder.IsHeader)
                .Where(t => !RowWords.AreUnits([t, t])).Select(HeaderFinder.Plain).Distinct(StringComparer.Ordinal).ToList();
            if (labels.Count == 0 || labels.Exists(RowWords.IsSignOff) || labels.Exists(RowWords.IsNote) || grid.SpanOf(row, 1) > left) continue;
            fields.Add(new SheetField(SheetKind.Across, row, left, string.Join('/', labels)));
            roles[row] = RowRole.Named;
        }

        return fields.Count == 0 || !fields.Exists(f => words.KnowsHeader(f.Leaf)) ? null : new SheetShape
        {
            Sheet = sheet,
            Grid = grid,
            Kind = SheetKind.Across,
            Title = TitleOf(grid, header),
            HeaderTop = header,
            HeaderBottom = header,
            FirstBody = fields[0].Row,
            LastBody = fields[^1].Row,
            Fields = fields,
            Roles = roles,
            Across = places,
            Known = places.Count + fields.Count(f => words.KnowsHeader(f.Leaf)),
        };
    }

    private static List<(int Column, string Name)> PlacesIn(SheetGrid grid, SheetVocabulary words, int row) => [.. grid.TextsOf(row).Where(t => words.IsPlace(t.Text))];

    /// <summary>A card: known labels in several rows, each with an empty cell beside it, and no row of headers with rows below.</summary>
    private static SheetShape? Card(ForeignSheet sheet, SheetGrid grid, SheetVocabulary words)
    {
        var fields = new List<SheetField>();
        for (var row = 1; row <= Math.Min(grid.Height, Deepest); row++)
        {
            var texts = grid.TextsOf(row).Where(t => grid.OriginOf(row, t.Column).Row == row).ToList();
            if (texts.Count(t => HeaderFinder.IsHeader(t.Text)) is < 1 or > MostLabelsInRow) continue;
            foreach (var (column, text) in texts)
                if (HeaderFinder.IsHeader(text) && RoomBeside(grid, row, column) is { } room)
                    fields.Add(new SheetField(SheetKind.Card, row, room, HeaderFinder.Plain(text)));
        }

        var known = fields.Count(f => words.KnowsHeader(f.Leaf));
        if (known < FewestLabels || fields.Select(f => f.Row).Distinct().Count() < 2) return null;
        var finder = new HeaderFinder(grid, words);
        if (finder.Bottom() is var header && header > 0 && IsTable(grid, finder, header)) return null;
        var (top, bottom) = (fields.Min(f => f.Row), fields.Max(f => f.Row));
        return new SheetShape
        {
            Sheet = sheet,
            Grid = grid,
            Kind = SheetKind.Card,
            Title = TitleOf(grid, top),
            HeaderTop = top,
            HeaderBottom = bottom,
            FirstBody = top,
            LastBody = bottom,
            Fields = fields,
            Roles = new RowRole[grid.Height + 2],
            Known = known,
        };
    }

    /// <summary>The empty cell to the right of a label.</summary>
    private static int? RoomBeside(SheetGrid grid, int row, int column)
    {
        var next = column + grid.SpanOf(row, column);
        return next <= Math.Max(grid.Width, 2) + 1 && grid.TextAt(row, next).Length == 0 && !grid.IsFormula(row, next) && grid.OriginOf(row, next) == (row, next) ? next : null;
    }

    /// <summary>Headers stand side by side without gaps.</summary>
    private static bool IsTable(SheetGrid grid, HeaderFinder finder, int header)
    {
        var columns = grid.TextsOf(header).ToList();
        return finder.HeadersIn(header).Count >= FewestAcross && columns.Zip(columns.Skip(1)).Count(p => p.First.Column + grid.SpanOf(header, p.First.Column) == p.Second.Column) * 2 >= columns.Count;
    }

    private static string? TitleOf(SheetGrid grid, int top) => Enumerable.Range(1, top - 1)
        .Select(row => grid.TextsOf(row).Select(t => t.Text).ToList()).Where(texts => texts.Count == 1).Select(texts => HeaderFinder.Plain(texts[0]))
        .FirstOrDefault(text => !text.AsSpan().ContainsAny(':', '：') && !text.StartsWith("附件", StringComparison.Ordinal));
}
