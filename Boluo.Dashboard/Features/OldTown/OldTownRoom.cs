using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>老城区：巷长快办制。</summary>
public static class OldTownRoom
{
    private const string Part = "old-town";

    public static IServiceCollection AddOldTown(this IServiceCollection services)
    {
        foreach (var figure in OldTownFigures.Define()) services.AddFigure(figure);
        return services
            .AddSingleton(new FormPart(1, Part, "老城区·巷长快办制", typeof(OldTownPart), UrbanForm.OldTown,
                [(AlleyChiefTable.LedgerName, "巷长名册"), (PatrolTable.LedgerName, "每周巡查"), (SmallCaseTable.LedgerName, "微急烦心事")]))
            .AddLedger<AlleyChiefTable>().AddLedger<PatrolTable>().AddLedger<SmallCaseTable>()
            .AddRegister<AlleyChiefRegister>().AddRegister<PatrolRegister>().AddSheet<PatrolRegister>().AddRegister<SmallCaseRegister>()
            .AddRule<SmallCaseSlow>()
            .AddTies(OldTownTies.All)
            .AddChart<SmallCaseKindsChart>().AddChart<SmallCaseDaysChart>().AddChart<SmallCaseMonthsChart>();
    }

    /// <summary>Path and query of the tab, and of a ledger on it.</summary>
    internal static string Page(string? ledger = null) => Urls.Tab(Urls.UrbanForms, ledger ?? Part);
}
