using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Sheets;

/// <summary>Values as cells hold them: as people write them in a spreadsheet, so that a block can be pasted. Cells are read as inputs are.</summary>
internal static class EntryText
{
    /// <summary>Null for nothing.</summary>
    public static string? Of(Field field, object? value) => value switch
    {
        bool flag => flag ? "是" : "否",
        Enum choice => choice.Label(),
        _ => FieldText.Of(field, value),
    };
}
