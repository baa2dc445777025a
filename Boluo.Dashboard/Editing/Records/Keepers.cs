using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>Who keeps which rows: what returns each period is entered by staff, all else is the administrators'.</summary>
public static class Keepers
{
    /// <summary>The role that may add, change and delete rows of a kind, and every higher one.</summary>
    public static Role KeptBy(this IRegister? register) => register?.Sheet is null ? Role.Admin : Role.Staff;
}
