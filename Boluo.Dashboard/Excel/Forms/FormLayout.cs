namespace Boluo.Dashboard.Excel.Forms;

/// <summary>One column of a form: where it stands, and its headers from top to bottom, joined by /.</summary>
public sealed record FormColumn(int Number, string Header)
{
    /// <summary>A, B … as the spreadsheet names it.</summary>
    public string Letters => CellRange.Letters(Number);

    /// <summary>The lowest header.</summary>
    public string Leaf => Header[(Header.LastIndexOf('/') + 1)..];
}

/// <summary>How a form is built: title above, one or more rows of header, empty rows to be filled, sign-off below.</summary>
public sealed record FormLayout
{
    public required FormSheet Sheet { get; init; }

    /// <summary>The words that stand alone in a row above the header; null where the form has no title.</summary>
    public string? Title { get; init; }

    public required int HeaderTop { get; init; }

    public required int HeaderBottom { get; init; }

    public required IReadOnlyList<FormColumn> Columns { get; init; }

    public int FirstBodyRow => HeaderBottom + 1;
}
