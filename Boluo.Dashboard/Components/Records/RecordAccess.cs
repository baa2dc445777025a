using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Components.Records;

internal static class RecordAccess
{
    /// <summary>For those who may edit, on the county's latest day: an earlier day is history.</summary>
    public static bool MayEdit(PageContext context) => context.Viewer.MayEdit && IsNow(context);

    /// <summary>The record behind a ledger, for those who may keep its rows now.</summary>
    public static IRegister? ForEditing(this IEnumerable<IRegister> records, string ledger, PageContext context) =>
        IsNow(context) && records.FirstOrDefault(r => r.Ledger == ledger) is { } record && context.Viewer.Role >= record.KeptBy() ? record : null;

    /// <summary>The sheet in which the rows of a ledger are entered, for those who may enter them now.</summary>
    public static EntrySheet? ForEntry(this IEnumerable<EntrySheet> sheets, string ledger, PageContext context) =>
        IsNow(context) && sheets.FirstOrDefault(s => s.Name == ledger) is { } sheet && context.Viewer.Role >= sheet.Register.KeptBy() ? sheet : null;

    private static bool IsNow(PageContext context) => context.Scope.AsOf == context.Limits.AsOf;
}
