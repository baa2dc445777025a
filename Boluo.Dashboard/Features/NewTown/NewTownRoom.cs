using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>新城区：小区党建。</summary>
public static class NewTownRoom
{
    private const string Part = "new-town";

    public static IServiceCollection AddNewTown(this IServiceCollection services)
    {
        foreach (var figure in NewTownFigures.All) services.AddFigure(figure);
        return services
            .AddSingleton(new FormPart(2, Part, "新城区·小区党建", typeof(NewTownPart), UrbanForm.NewTown,
                [(CompoundTable.LedgerName, "住宅小区"), (CompoundGroupTable.LedgerName, "小区小组"), (EHomeItemTable.LedgerName, "邻里E家信息项")]))
            .AddLedger<CompoundTable>().AddLedger<CompoundGroupTable>().AddLedger<EHomeItemTable>()
            .AddRegister<CompoundRegister>().AddRegister<CompoundGroupRegister>().AddRegister<EHomeItemRegister>()
            .AddChart<CompoundBranchesChart>().AddChart<CompoundMembersChart>();
    }

    /// <summary>Path and query of the tab, and of a ledger on it.</summary>
    internal static string Page(string? ledger = null) => Urls.Tab(Urls.UrbanForms, ledger ?? Part);
}
