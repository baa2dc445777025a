using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>A form as far as it is understood and filled: what the page shows and the file is made of.</summary>
public sealed record FormDraft
{
    public required SafeWorkbook Workbook { get; init; }

    /// <summary>With what the address and the scheme say.</summary>
    public required FormChoices Choices { get; init; }

    public FormScheme? Scheme { get; init; }

    public required IReadOnlyList<ForeignSheet> Sheets { get; init; }

    /// <summary>The sheet that is filled.</summary>
    public required int Sheet { get; init; }

    public required SheetGrid Grid { get; init; }

    /// <summary>Null where no header was found.</summary>
    public SheetShape? Shape { get; init; }

    public FormMode Mode { get; init; }

    /// <summary>All sources, best first.</summary>
    public IReadOnlyList<FormMatch> Matches { get; init; } = [];

    /// <summary>The one that is used; none where nothing is good enough and none was chosen.</summary>
    public FormMatch? Match { get; init; }

    public IReadOnlyList<FormFilling> Fillings { get; init; } = [];

    public FormData? Data { get; init; }

    public FormPlan? Plan { get; init; }

    /// <summary>Why it cannot be filled so; what to change.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Ties of the source that do not hold. Another office's form has no place for a note about them.</summary>
    public int Broken { get; init; }

    /// <summary>Schemes that were made for the same headers.</summary>
    public IReadOnlyList<SchemeLine> Known { get; init; } = [];

    /// <summary>The column that a field takes its values from.</summary>
    public Column? ColumnOf(FormFilling filling) => filling is { Source: { } source, Column: { } column } ? Data?.Rows.GetValueOrDefault(source).Source?.Find(column) : null;
}
