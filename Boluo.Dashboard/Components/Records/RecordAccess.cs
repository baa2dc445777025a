using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Components.Records;

internal static class RecordAccess
{
    /// <summary>For those who may edit, on the county's latest day: an earlier day is history.</summary>
    public static bool MayEdit(PageContext context) => context.Viewer.MayEdit && context.Scope.AsOf == context.Limits.AsOf;

    /// <summary>The record behind a ledger, for those who may edit it now.</summary>
    public static IRegister? ForEditing(this IEnumerable<IRegister> records, string ledger, PageContext context) =>
        MayEdit(context) ? records.FirstOrDefault(r => r.Ledger == ledger) : null;
}
