using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>How a sheet is laid out.</summary>
public enum SheetKind
{
    /// <summary>Headers above, one row for each thing.</summary>
    [Display(Name = "一行一条")] Rows,

    /// <summary>Places side by side, what is counted below one another.</summary>
    [Display(Name = "地方横排")] Across,

    /// <summary>Labels, each with room beside it: one sheet for one thing.</summary>
    [Display(Name = "登记表")] Card,
}

/// <summary>What a sheet asks for: a column of a table, a row of one whose places stand side by side, a label of a card.</summary>
/// <param name="Row">Where it is filled in: the row, or the first one.</param>
/// <param name="Column">Where it is filled in: the column, or the first one.</param>
/// <param name="Header">Its headers from the outside in, joined by /.</param>
public sealed record SheetField(SheetKind Kind, int Row, int Column, string Header)
{
    /// <summary>Its name in an address, as the spreadsheet names its place: D, 7 or B3.</summary>
    public string Key => Kind switch
    {
        SheetKind.Rows => CellRange.Letters(Column),
        SheetKind.Across => Invariant($"{Row}"),
        _ => CellRange.Address(Row, Column),
    };

    /// <summary>The innermost header.</summary>
    public string Leaf => Header[(Header.LastIndexOf('/') + 1)..];
}

/// <summary>What a person says of a sheet; what is null is proposed.</summary>
public sealed record SheetAnswers
{
    public int? HeaderTop { get; init; }

    public int? HeaderBottom { get; init; }

    public int? FirstBody { get; init; }

    public int? LastBody { get; init; }

    /// <summary>The column in which names are printed.</summary>
    public int? NameColumn { get; init; }
}

/// <summary>A sheet as it is understood: by itself or with what a person said of it.</summary>
public sealed record SheetShape
{
    public required ForeignSheet Sheet { get; init; }

    public required SheetGrid Grid { get; init; }

    public required SheetKind Kind { get; init; }

    /// <summary>The words that stand alone in a row above the header; null where there are none.</summary>
    public string? Title { get; init; }

    public required int HeaderTop { get; init; }

    public required int HeaderBottom { get; init; }

    /// <summary>The first row to be filled in, or to be read.</summary>
    public required int FirstBody { get; init; }

    public required int LastBody { get; init; }

    public required IReadOnlyList<SheetField> Fields { get; init; }

    /// <summary>By row, from 1.</summary>
    public required IReadOnlyList<RowRole> Roles { get; init; }

    /// <summary>The column that a person has said to hold the names.</summary>
    public int? NameColumn { get; init; }

    /// <summary>Of a sheet with places side by side: the columns they stand in, and the row that names them.</summary>
    public IReadOnlyList<(int Column, string Name)> Across { get; init; } = [];

    /// <summary>How many headers are known words: of several sheets, the one with most is meant.</summary>
    public required int Known { get; init; }

    public RowRole RoleOf(int row) => row < Roles.Count ? Roles[row] : RowRole.Other;

    /// <summary>The rows of the body that have names printed in advance.</summary>
    public IEnumerable<int> Named => Enumerable.Range(FirstBody, Math.Max(0, LastBody - FirstBody + 1)).Where(r => RoleOf(r) == RowRole.Named);
}
