using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>
/// One row of a sheet, read against the row that it means. An empty cell of a template leaves a value as it is and — takes it away; a
/// working edition that comes back says all there is, so that a cell that was emptied takes its value away.
/// </summary>
internal sealed class RowImport(OfferedReading reading, IReadOnlyList<FormField> fields, Func<Field, bool> isFixed, OfferedRow offered, IReadOnlyList<FormField?> columns, bool isReturn)
{
    private readonly List<(Field Field, object? Value)> _changed = [];
    private readonly List<ChosenLinks> _links = [];
    private readonly List<LaterCell> _later = [];
    private readonly List<FieldFault> _faults = [];

    /// <summary>What is written: of a new row all, else what differs.</summary>
    public IReadOnlyList<(Field Field, object? Value)> Changed => _changed;

    /// <summary>The links that the sheet names.</summary>
    public IReadOnlyList<ChosenLinks> Links => _links;

    /// <summary>Links to what may still come.</summary>
    public IReadOnlyList<LaterCell> Later => _later;

    /// <summary>The cell, where what its links name may still come; else null.</summary>
    public required Func<LinkField, int, LaterCell?> LaterOf { get; init; }

    /// <summary>The code that a new row brings with it.</summary>
    public (Field Field, string Text)? Code { get; private set; }

    public IReadOnlyList<FieldFault> Faults => _faults;

    /// <param name="before">The row as it is; null for a new one.</param>
    /// <param name="seen">What whoever filled in the sheet saw of a field; null for a new row.</param>
    /// <param name="cancel">Cancels the reading.</param>
    public async Task ReadAsync(object? before, Func<Field, object?>? seen, CancellationToken cancel)
    {
        if (before is null || seen is null) await ReadNewAsync(cancel);
        else await ReadChangesAsync(before, seen, cancel);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is not LinkField links || (before is not null && string.IsNullOrWhiteSpace(offered.Cells[i]))) continue;
            var (since, fault) = await reading.ReadAsync(links, offered.Cells[i], cancel);
            if (fault is not null && LaterOf(links, i) is { } later)
            {
                _later.Add(later);
                continue;
            }

            if (fault is null && since.Count == 0 && links.Required) fault = $"{links.Quoted}应填写。";
            if (fault is not null) _faults.Add(new FieldFault(links.Key, fault));
            else if (since.Count > 0 || before is not null) _links.Add(new ChosenLinks(links, since));
        }

        foreach (var links in fields.OfType<LinkField>().Where(l => before is null && l.Required && !columns.Contains(l))) _faults.Add(new FieldFault(links.Key, $"{links.Quoted}应填写。"));
    }

    private async Task ReadNewAsync(CancellationToken cancel)
    {
        foreach (var field in fields.OfType<Field>())
        {
            var text = TextOf(field);
            var (value, fault) = await reading.ReadAsync(field, text, cancel);
            if (fault is not null) _faults.Add(new FieldFault(field.Key, fault));
            else if (!field.OnForm && value is string code) Code = (field, code);
            else if (field.OnForm) _changed.Add((field, value ?? Nothing(field)));
        }
    }

    private async Task ReadChangesAsync(object before, Func<Field, object?> seen, CancellationToken cancel)
    {
        foreach (var field in columns.Where((_, i) => !offered.Untouched.Contains(i)).OfType<Field>())
        {
            var text = TextOf(field);
            if ((!isReturn && string.IsNullOrWhiteSpace(text)) || await IsUntouchedAsync(field, text, before, seen(field), cancel)) continue;
            if (field.Concealed is not null && string.IsNullOrWhiteSpace(text)) continue;
            if (isFixed(field))
            {
                _faults.Add(new FieldFault(field.Key, $"{field.Quoted}只在新增时填写，不能改为“{PlainText.InQuotes(PlainText.Cut(text ?? Quantity.Unknown, 30))}”。"));
                continue;
            }

            var (value, fault) = await reading.ReadAsync(field, text, cancel);
            if (fault is not null) _faults.Add(new FieldFault(field.Key, fault));
            else if ((value ?? Nothing(field)) is var next && !Equals(next, field.ValueOf(before))) _changed.Add((field, next));
        }
    }

    /// <summary>The cell says what was seen, or what the row holds by now.</summary>
    private async Task<bool> IsUntouchedAsync(Field field, string? text, object before, object? seen, CancellationToken cancel)
    {
        if (field.Concealed is { } concealed && text?.Trim() == concealed.Masked.GetValue(before) as string) return true;
        return await reading.IsAsItWasAsync(field, text, seen, cancel) || await reading.IsAsItWasAsync(field, text, field.ValueOf(before), cancel);
    }

    private string? TextOf(Field field)
    {
        for (var i = 0; i < columns.Count; i++)
            if (columns[i]?.Key == field.Key) return offered.Cells[i];
        return null;
    }

    /// <summary>What stands in a text that may not be nothing.</summary>
    private static string? Nothing(Field field) => field.ValueType == typeof(string) && !field.IsNullable ? "" : null;
}
