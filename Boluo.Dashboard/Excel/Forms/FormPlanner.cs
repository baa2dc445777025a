using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>The rows of the sources that a form is filled from.</summary>
/// <param name="Main">Whose rows are the records.</param>
/// <param name="Rows">By the id of each source that a field takes something from, the main one among them.</param>
public sealed record FormData(FormSource Main, IReadOnlyDictionary<string, (FormSource Source, IReadOnlyList<SheetRow> Rows)> Rows);

/// <summary>Decides what goes into which cell. A formula, a merged note and what is there already stay.</summary>
public static class FormPlanner
{
    /// <summary>A workbook of more cards is no hand-in.</summary>
    public const int MostCards = 100;

    private const string NothingChosen = "请至少为一列选择要填的数据。";
    private const string NothingFound = "当前统计范围内没有数据。";
    private const string NoNames = "所选数据中没有表中已列的名称，请换一个数据来源，或改为从首个填写行起依次填入。";
    private const string NoAcross = "所选数据中没有表中横排的名称，请换一个数据来源。";

    /// <summary>How the sheet is filled, unless a person says otherwise.</summary>
    public static FormMode ModeOf(SheetShape shape) => shape.Kind switch
    {
        SheetKind.Across => FormMode.Across,
        SheetKind.Card => FormMode.Cards,
        _ when shape.RoleOf(shape.FirstBody) == RowRole.Named => FormMode.ByName,
        _ => FormMode.Below,
    };

    public static Result<FormPlan> Plan(SheetShape shape, FormMode mode, IReadOnlyList<FormFilling> fillings, FormData data, string? card)
    {
        var chosen = fillings.Where(f => f.Source is not null && !f.IsPrinted).ToList();
        if (!chosen.Exists(f => !f.IsNumber)) return Result<FormPlan>.Fail(NothingChosen);
        if (data.Rows[data.Main.Id].Rows.Count == 0) return Result<FormPlan>.Fail(NothingFound);
        var plan = mode switch
        {
            FormMode.ByName => ByName(shape, chosen, data),
            FormMode.Across => Across(shape, chosen, data),
            FormMode.Cards => Cards(shape, chosen, data, card),
            _ => Below(shape, chosen, data),
        };
        return plan.Ok ? plan.Value with { Sheets = [.. plan.Value.Sheets.Select(s => s with { Cells = [.. s.Cells.Where(IsWritten)] })] } : plan;
    }

    /// <summary>A remark that nobody has made leaves its cell alone.</summary>
    private static bool IsWritten(PlannedCell cell) => cell.Source is not { EmptyIsBlank: true } || cell.Value is not (null or "");

    private static Result<FormPlan> Below(SheetShape shape, List<FormFilling> fillings, FormData data)
    {
        var (source, all) = data.Rows[data.Main.Id];
        var rows = all.Where(r => r.Kind == RowKind.Row).ToList();
        if (rows.Count == 0) return Result<FormPlan>.Fail(NothingFound);
        var (grid, first) = (shape.Grid, shape.FirstBody);
        var replaced = shape.RoleOf(first) == RowRole.Example;
        if (shape.RoleOf(first) is RowRole.Total or RowRole.Subtotal or RowRole.Note or RowRole.SignOff or RowRole.Header or RowRole.Data)
            return Result<FormPlan>.Fail($"第{first}行已有内容，不能从这一行填起。请点出首个填写行：表头下的空行；没有空行的，请在表样中插入一行后上传。");
        var last = first;
        while (IsFree(shape, last + 1)) last++;
        var inserted = Math.Max(0, rows.Count - (last - first + 1));
        var cells = new List<PlannedCell>();
        var kept = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = first + i;
            var (like, isNew) = OriginOf(row, first, last, inserted);
            var isMoved = like != row;
            foreach (var filling in fillings)
                if (grid.IsFormula(like, filling.Field.Column) || (!isNew && !replaced && !(isMoved && filling.IsNumber) && grid.TextAt(like, filling.Field.Column).Length > 0)) kept += filling.IsNumber ? 0 : 1;
                else cells.Add(filling.IsNumber ? new PlannedCell(row, filling.Field.Column, i + 1, null) : Cell(row, filling.Field.Column, rows[i], source, filling));
        }

        return new FormPlan
        {
            Shape = shape,
            Mode = FormMode.Below,
            Sheets = [new PlannedSheet(null, cells)],
            Run = (first, last),
            Inserted = inserted,
            Cleared = replaced ? first : null,
            Records = rows.Count,
            Kept = kept,
        };
    }

    /// <summary>Which of the form's rows a filled one is, or is made like: new ones are like the first, the last empty row stays the last.</summary>
    private static (int Row, bool IsNew) OriginOf(int row, int first, int last, int inserted) => row switch
    {
        _ when inserted == 0 || row < last || row == first => (row, false),
        _ when row == last + inserted && last > first => (last, false),
        _ => (first, true),
    };

    /// <summary>An empty row below the first one; a cell merged down over rows ends them.</summary>
    private static bool IsFree(SheetShape shape, int row) => shape.RoleOf(row) == RowRole.Blank && !shape.Grid.IsHidden(row) && row <= shape.LastBody
        && shape.Fields.All(f => shape.Grid.RowsOf(row, f.Column) == 1);

    private static Result<FormPlan> ByName(SheetShape shape, List<FormFilling> fillings, FormData data)
    {
        var (main, rows) = data.Rows[data.Main.Id];
        if (FormNames.Find(shape, main, rows) is not var (field, names)) return Result<FormPlan>.Fail(NoNames);
        var printed = FormNames.PrintedFields(shape, FormMode.ByName).Where(f => f != field).ToList();
        var named = new List<(int Row, string Name, IReadOnlyList<string> Beside)>();
        var above = new Dictionary<SheetField, string>();
        foreach (var row in shape.Named)
        {
            foreach (var other in printed)
                if (shape.Grid.TextAt(row, other.Column) is { Length: > 0 } text)
                    above[other] = text; // A township stands in the first of its rows.
            if (shape.Grid.TextAt(row, field.Column) is { Length: > 0 } name) named.Add((row, name, [.. printed.Select(p => above.GetValueOrDefault(p, ""))]));
        }

        var target = named.ConvertAll(n => new Target(n.Name, n.Beside, f => (n.Row, f.Field.Column)));
        return Named(shape, FormMode.ByName, fillings, data, names, target);
    }

    private static Result<FormPlan> Across(SheetShape shape, List<FormFilling> fillings, FormData data)
    {
        var (main, rows) = data.Rows[data.Main.Id];
        if (FormNames.Of([.. shape.Across.Select(a => a.Name)], main, rows) is not { } names) return Result<FormPlan>.Fail(NoAcross);
        var targets = shape.Across.Select(a => new Target(a.Name, [], f => (f.Field.Row, a.Column))).ToList();
        return Named(shape, FormMode.Across, fillings, data, names, targets);
    }

    /// <summary>A name that the form prints, with what stands beside it, and where a field of it is filled in.</summary>
    private sealed record Target(string Name, IReadOnlyList<string> Beside, Func<FormFilling, (int Row, int Column)> Place);

    private static FormPlan Named(SheetShape shape, FormMode mode, List<FormFilling> fillings, FormData data, FormNames main, List<Target> targets)
    {
        var names = targets.Select(t => t.Name).Distinct(StringComparer.Ordinal).ToList();
        var others = data.Rows.Where(r => r.Key != data.Main.Id).Select(r => (r.Key, Names: FormNames.Of(names, r.Value.Source, r.Value.Rows))).Where(o => o.Names is not null)
            .ToDictionary(o => o.Key, o => o.Names!, StringComparer.Ordinal);
        others[data.Main.Id] = main;
        var (cells, used, unknown, ambiguous, kept) = (new List<PlannedCell>(), new List<NamedRows>(), new List<string>(), new List<string>(), 0);
        foreach (var (target, number) in targets.Select((t, i) => (t, i + 1)))
        {
            var found = main.Of(target.Name, target.Beside);
            used.Add(found);
            if (found.IsUnknown) unknown.Add(target.Name);
            else if (found.Rows.Count > 1 && !main.IsTownship) ambiguous.Add(target.Name);
            foreach (var filling in fillings)
            {
                var (row, column) = target.Place(filling);
                var isFree = !shape.Grid.IsFormula(row, column) && shape.Grid.TextAt(row, column).Length == 0 && shape.Grid.IsOneRow(row, column);
                if (filling.IsNumber && isFree) cells.Add(new PlannedCell(row, column, number, null));
                else if (!filling.IsNumber && others.TryGetValue(filling.Source!, out var own) && ColumnOf(data, filling) is { } source && own.TryValue(own.Of(target.Name, target.Beside), source, out var value))
                    if (isFree) cells.Add(new PlannedCell(row, column, value, source));
                    else kept++;
            }
        }

        return new FormPlan
        {
            Shape = shape,
            Mode = mode,
            Sheets = [new PlannedSheet(null, cells)],
            Records = used.Count(u => u.Rows.Count == 1 || (main.IsTownship && !u.IsUnknown)),
            Kept = kept,
            Unknown = unknown,
            Ambiguous = [.. ambiguous.Distinct(StringComparer.Ordinal)],
            Besides = main.Besides(used),
            AddsUp = main.IsTownship && used.Exists(u => u.Rows.Count > 1),
        };
    }

    private static Result<FormPlan> Cards(SheetShape shape, List<FormFilling> fillings, FormData data, string? card)
    {
        var (source, all) = data.Rows[data.Main.Id];
        var rows = all.Where(r => r.Kind == RowKind.Row && (card is null || r.Key == card)).ToList();
        if (rows.Count == 0) return Result<FormPlan>.Fail(NothingFound);
        if (rows.Count > MostCards) return Result<FormPlan>.Fail($"所选数据有{rows.Count}条，一个文件最多{MostCards}张登记表，请缩小统计范围。");
        var sheets = rows.ConvertAll(row => new PlannedSheet(NameOf(source, row), [.. fillings.Where(f => !f.IsNumber).Select(f => Cell(f.Field.Row, f.Field.Column, row, source, f))]));
        return new FormPlan { Shape = shape, Mode = FormMode.Cards, Sheets = CardNames.Told(sheets), Records = rows.Count };
    }

    /// <summary>What a card is called: the row's own name, which stands after the places it lies in.</summary>
    public static string NameOf(FormSource source, SheetRow row) => source.Columns.Select((c, i) => (c, i)).Where(p => p.c.Format == Format.Text && FormSource.PlaceOf(p.c) != PlaceHeader.Township)
        .Select(p => row.Cells[p.i] as string).FirstOrDefault(t => t is { Length: > 0 }) ?? row.Key;

    private static PlannedCell Cell(int row, int column, SheetRow record, FormSource source, FormFilling filling)
    {
        var position = Enumerable.Range(0, source.Columns.Count).First(i => source.Columns[i].Key == filling.Column);
        return new PlannedCell(row, column, record.Cells[position], source.Columns[position]);
    }

    private static Column? ColumnOf(FormData data, FormFilling filling) => data.Rows[filling.Source!].Source.Find(filling.Column!);
}
