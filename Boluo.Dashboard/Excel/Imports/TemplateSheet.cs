using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>A column of a template.</summary>
/// <param name="Field">What it fills in.</param>
/// <param name="Names">What may be picked; null where it is typed.</param>
/// <param name="Example">What stands in the example row.</param>
internal sealed record TemplateColumn(FormField Field, PickNames? Names, string Example)
{
    /// <summary>需求内容*, 受益人数（人）</summary>
    public string Header => Field.FullLabel + (Field.Required ? "*" : "");
}

/// <summary>The sheet of one register within a template, read and ready to be written.</summary>
internal sealed record TemplateSheet(ISheetKind Register, string Name, IReadOnlyList<TemplateColumn> Columns, DateOnly Day)
{
    public const int InstructionRow = 2, HeaderRow = 3, ExampleRow = 4, FirstRow = 5;

    /// <summary>Several rows that one row is linked to stand in one cell.</summary>
    public const char Between = '；';

    private const string Mark = "例：";

    public static async Task<TemplateSheet> ReadAsync(BoluoDbContext db, ISheetKind register, string name, DateOnly day, CancellationToken cancel)
    {
        var columns = new List<TemplateColumn>();
        foreach (var field in register.Offered)
        {
            var names = field switch
            {
                LinkField links => await PickLists.NamesAsync(db, links.Theirs, day, cancel),
                Field { Kind: FieldKind.Pick or FieldKind.Choice } value => await PickLists.NamesAsync(db, value, day, cancel),
                _ => null,
            };
            columns.Add(new TemplateColumn(field, names, Example(field, names, day)));
        }

        // The program and people know the row by its mark.
        var first = columns.FindIndex(c => c.Field is Field { Kind: FieldKind.Text, Shape: null } && c.Example.Length > 0);
        if (first >= 0) columns[first] = columns[first] with { Example = Mark + columns[first].Example };
        return new TemplateSheet(register, name, columns, day);
    }

    public IEnumerable<string> Instructions
    {
        get
        {
            yield return "带*的为必填，灰色的示例行导入时不读取。有下拉列表的从列表中选择，同名的按列表写明所属镇街；日期写作2020-06-30。";
            if (Register.KnownBy is [var first, ..])
            {
                var named = Register.KnownBy.Select(k => string.Join('、', k.Select(f => f.Label))).Distinct(StringComparer.Ordinal).ToList();
                var alike = $"与已登记的{Register.Noun}“{string.Join("”或“", named)}”相同的行，";
                yield return Register is IRowSheet { ChangedElsewhere: var elsewhere }
                    ? $"{alike}不再新增。{elsewhere}"
                    : $"{alike}用于修改该{Register.Noun}：填了的改，空白的不变，需要清空的填“{Quantity.Unknown}”。其余的行为新增。";
            }

            if (Columns.Any(c => c.Field is LinkField)) yield return $"一格填写多项的用“{Between}”隔开，有日期的写在后面的括号内，例如XM2020012（2020-06-01）。";
            if (Columns.Any(c => c.Field is Field { Concealed: not null })) yield return "手机号码只在新增或变更时填写；系统中的号码不导出。";
            yield return "可以增加行、粘贴、排序和筛选，不要改动表头。导入先核对，确认后才写入。";
        }
    }

    private static string Example(FormField field, PickNames? names, DateOnly day) => field switch
    {
        LinkField or Field { OnForm: false } or { IsPersonal: true } => "",
        Field { Shape: not null } => "",
        _ when names is not null => names.Labels is [var first, ..] ? first : "",
        // As the cell of a day is read again.
        Field { Kind: FieldKind.Day or FieldKind.Month } value => field.Required ? Days.Iso(value.Kind == FieldKind.Month ? new DateOnly(day.Year, day.Month, 1) : day) : "",
        Field { Kind: FieldKind.Flag } => "是",
        Field { Kind: FieldKind.Whole or FieldKind.Number } value => Digits.Entered(Math.Max(value.Lowest, Math.Min(value.Highest, 1))),
        Field { Kind: FieldKind.Code, Code: { } code } => code.Prefix + new string('0', code.Digits),
        _ => field.Required ? field.Label : "",
    };

    public void Write(IXLWorksheet sheet, HiddenLists lists, string title)
    {
        var last = Columns.Count;
        CellWriter.Text(sheet.Range(1, 1, 1, last).Merge().FirstCell(), title);
        CellStyles.Title(sheet.Range(1, 1, 1, last), CellStyles.SmallTitleSize);
        sheet.Row(1).Height = CellStyles.TitleHeight;
        WriteColumns(sheet, lists);
        WriteInstructions(sheet, last);
        sheet.Row(HeaderRow).Height = Columns.Max(c => SheetLayout.Height(SheetLayout.Lines(c.Header, WidthOf(c), SheetLayout.BodySize), SheetLayout.BodySize, CellStyles.LineHeight));
        sheet.SheetView.Freeze(HeaderRow, 1);
        // Without a password: it keeps title and header from a slip of the hand, and not from anybody.
        sheet.Protect().AllowElement(XLSheetProtectionElements.InsertRows | XLSheetProtectionElements.DeleteRows | XLSheetProtectionElements.Sort | XLSheetProtectionElements.AutoFilter
            | XLSheetProtectionElements.FormatCells | XLSheetProtectionElements.FormatColumns | XLSheetProtectionElements.FormatRows | XLSheetProtectionElements.SelectEverything);
        PageSetUp.Landscape(sheet, Paper.A4, isInternal: false);
    }

    private void WriteInstructions(IXLWorksheet sheet, int last)
    {
        var text = "填写说明：" + string.Join('\n', Instructions.Select((line, i) => Invariant($"{i + 1}.{line}")));
        CellWriter.Text(sheet.Range(InstructionRow, 1, InstructionRow, last).Merge().FirstCell(), text);
        CellStyles.Note(sheet.Range(InstructionRow, 1, InstructionRow, last));
        sheet.Row(InstructionRow).Height = SheetLayout.Height(text.Split('\n').Sum(line => SheetLayout.Lines(line, Columns.Sum(WidthOf), SheetLayout.BodySize)), SheetLayout.BodySize, CellStyles.BodyHeight);
    }

    private void WriteColumns(IXLWorksheet sheet, HiddenLists lists)
    {
        for (var c = 1; c <= Columns.Count; c++)
        {
            var (column, field) = (sheet.Column(c), Columns[c - 1].Field);
            column.Width = WidthOf(Columns[c - 1]);
            column.Style.Font.FontName = CellStyles.BodyFont;
            column.Style.Font.FontSize = SheetLayout.BodySize;
            column.Style.Alignment.WrapText = true;
            column.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
            column.Style.Protection.Locked = false;
            column.Style.NumberFormat.Format = FieldCells.Pattern(field);
            CellWriter.Text(sheet.Cell(HeaderRow, c), Columns[c - 1].Header);
            FieldCells.Put(sheet.Cell(ExampleRow, c), field, Columns[c - 1].Example);
            FieldCells.Validate(sheet.Range(ExampleRow, c, WorkbookCells.MostRows, c), field, Columns[c - 1].Names is { } names && field is not LinkField ? lists.Add(names.Labels) : null, Day);
        }

        var locked = sheet.Range(1, 1, HeaderRow, Columns.Count);
        locked.Style.Protection.Locked = true;
        CellStyles.Header(sheet.Range(HeaderRow, 1, HeaderRow, Columns.Count));
        sheet.Range(HeaderRow, 1, HeaderRow, Columns.Count).Style.NumberFormat.Format = "@";
        var example = sheet.Range(ExampleRow, 1, ExampleRow, Columns.Count);
        example.Style.Font.Italic = true;
        example.Style.Font.FontColor = XLColor.Gray;
    }

    private static double WidthOf(TemplateColumn column) => column.Field switch
    {
        { Kind: FieldKind.LongText } => 36,
        LinkField => 30,
        { Kind: FieldKind.Text, Longest: > 50 } => 36,
        _ => Math.Clamp(SheetLayout.WidthOf(column.Header, SheetLayout.BodySize) + 2, 12, 30),
    };
}
