using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>The tabs of the page, and the ledgers below each.</summary>
internal static class FormParts
{
    public const string Overview = "overview";
    public const string OldTown = "old-town";
    public const string NewTown = "new-town";
    public const string Fringe = "fringe";
    public const string Fund = "fund";

    public static readonly IReadOnlyList<(string Part, string Label, IReadOnlyList<(string Ledger, string Label)> Ledgers)> All =
    [
        (Overview, "三种形态", []),
        (OldTown, "老城区·巷长快办制", [(AlleyChiefTable.LedgerName, "巷长名册"), (PatrolTable.LedgerName, "每周巡查"), (SmallCaseTable.LedgerName, "微急烦心事")]),
        (NewTown, "新城区·小区党建", [(CompoundTable.LedgerName, "住宅小区"), (CompoundGroupTable.LedgerName, "小区小组"), (EHomeItemTable.LedgerName, "邻里E家信息项")]),
        (Fringe, "城乡接合部·党员联系户", [(ContactHouseholdTable.LedgerName, "党员联系户"), (TalkTable.LedgerName, "政策宣讲"), (SuburbServiceTable.LedgerName, "便民服务进郊区"), (FringeCampaignTable.LedgerName, "疫情期间工作（归档）")]),
        (Fund, "服务群众专项经费", [(FundTable.LedgerName, "使用情况统计表"), (FundItemTable.LedgerName, "支出明细")]),
    ];

    /// <summary>Path and query of a tab, and of a ledger on it.</summary>
    public static string Page(string partOrLedger) => Urls.Tab(Urls.UrbanForms, partOrLedger);

    /// <summary>The tab that tells of a form's work; none tells of the undivided towns.</summary>
    public static string? PartOf(UrbanForm? form) => form switch
    {
        UrbanForm.OldTown => OldTown,
        UrbanForm.NewTown => NewTown,
        UrbanForm.Fringe => Fringe,
        _ => null,
    };
}
