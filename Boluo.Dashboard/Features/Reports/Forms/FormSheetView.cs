using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Forms;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>A cell of the picture of a form: what stands there, or what will.</summary>
public sealed record FormSheetCell(string Text, int Span, bool IsFilled);

/// <summary>A row of the picture, or a line that says what lies between two.</summary>
public sealed record FormSheetLine(int Row, RowRole Role, IReadOnlyList<FormSheetCell> Cells, string? Gap = null);

/// <summary>The picture of a form on its page: its rows as they stand, with what will be filled into them.</summary>
public sealed class FormSheetView
{
    private const int MostColumns = 40;

    /// <summary>All of a short form; of a long one its beginning and its end.</summary>
    private const int Shown = 70;
    private const int ShownEnd = 8;

    private readonly FormDraft _draft;
    private readonly ILookup<int, PlannedCell> _planned;

    public FormSheetView(FormDraft draft)
    {
        _draft = draft;
        _planned = (draft.Plan?.Cells ?? []).ToLookup(c => c.Row);
        var deepest = draft.Plan is { Inserted: 0, Mode: FormMode.Below } plan ? plan.Run.Last : 0;
        Height = Math.Max(1, Math.Max(draft.Grid.Height, deepest));
        Width = Math.Clamp(Math.Max(draft.Grid.Width, draft.Plan?.Cells.Select(c => c.Column).DefaultIfEmpty().Max() ?? 0), 1, MostColumns);
        Lines = [.. Told()];
    }

    public int Width { get; }

    public IReadOnlyList<FormSheetLine> Lines { get; }

    private int Height { get; }

    private IEnumerable<FormSheetLine> Told()
    {
        var newAfter = _draft.Plan is { Inserted: > 0 } plan ? plan.Run.First == plan.Run.Last ? plan.Run.Last : plan.Run.Last - 1 : 0;
        for (var row = 1; row <= Height; row++)
        {
            if (Height > Shown + ShownEnd && row == Shown + 1)
            {
                yield return new FormSheetLine(row, RowRole.Other, [], $"第{row}至{Height - ShownEnd}行略");
                row = Height - ShownEnd + 1;
            }

            yield return new FormSheetLine(row, _draft.Shape?.RoleOf(row) ?? RowRole.Other, [.. CellsOf(row)]);
            if (row == newAfter) yield return new FormSheetLine(row, RowRole.Other, [], $"此处增加{_draft.Plan!.Inserted}行，样式与第{_draft.Plan.Run.First}行相同");
        }
    }

    private IEnumerable<FormSheetCell> CellsOf(int row)
    {
        var filled = _planned[Final(row)].ToDictionary(c => c.Column);
        for (var column = 1; column <= Width; column++)
        {
            var span = Math.Min(_draft.Grid.SpanOf(row, column), Width - column + 1);
            if (filled.TryGetValue(column, out var cell)) yield return new FormSheetCell(cell.Text, span, true);
            else if (_draft.Grid.OriginOf(row, column) is var origin && origin.Row == row && !(_draft.Plan?.Cleared == row))
                yield return new FormSheetCell(_draft.Grid.IsFormula(row, column) ? "（公式）" : _draft.Grid.OwnTextAt(row, column), span, false);
            else yield return new FormSheetCell("", span, false);
            column += span - 1;
        }
    }

    /// <summary>Where a row stands when new ones have been put in.</summary>
    private int Final(int row) => _draft.Plan is { Inserted: > 0 } plan && row >= plan.Run.Last && plan.Run.Last > plan.Run.First ? row + plan.Inserted : row;
}
