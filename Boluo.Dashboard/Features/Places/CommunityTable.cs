using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>城市社区基本情况表.</summary>
public sealed class CommunityTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<CommunityRow, CommunityRegister>(factory, LedgerName, new("城市社区基本情况表"), "社区基本情况", Urls.Communities)
{
    public const string LedgerName = CommunityKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "户数、常住人口、社区党员为统计时点所辖网格的登记数之和；社区党员指组织关系在社区、按网格登记的党员。社区、网格设立当日计入，撤销当日不计。",
        "党组织设置为党委、党总支或单一党支部；片区党支部设在党委、党总支之下，不含住宅小区功能型党支部。",
        "网格员按人统计；一人服务两个社区的，在两个社区各计一名。",
        $"社区工作者应配人数按{Standards.CommunityWorkerInWords}向上取整；社区工作者、社工、网格员分别统计，不相加。",
    ];

    protected override Expression<Func<CommunityRow, string>> Key => r => r.Community.Code;

    protected override IReadOnlyList<Expression<Func<CommunityRow, string?>>> Searched => [r => r.Community.Search, r => r.Community.Code, r => r.Township.Name];

    protected override IQueryable<CommunityRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CommunityRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CommunityRow>> Define() =>
    [
        Column.Township(),
        Field("name", r => r.Community.Name, r => Urls.Community(r.Community.Code)) with { SortBy = r => r.Community.Code },
        Column.Code("code", "社区代码", r => r.Community.Code) with { Standard = false },
        Column.Form(r => r.Community.UrbanForm),
        Field("formerNames", r => r.Community.FormerNames) with { Standard = false },
        Column.Day("since", "设立时间", r => r.Community.ValidFrom) with { Standard = false },
        Field(Ledgers.Communities.Area.Key, r => r.Community.AreaKm2) with { Standard = false, IsCurrentValue = true },
        Column.Count("households", "户数", "户", r => r.Households),
        Column.Count(Ledgers.Communities.Residents.Key, "常住人口", "人", r => r.Residents),
        Column.Choice("ledBy", "党组织设置", r => r.LedBy),
        Column.Count("areaBranches", "片区党支部", "个", r => r.AreaBranches),
        Column.Count("groups", "党小组", "个", r => r.Groups) with { Standard = false },
        Column.Count(Ledgers.Communities.Members.Key, "社区党员", "名", r => r.PartyMembers),
        Field(Ledgers.Communities.Secretary.Key, r => r.Community.SecretaryName) with { IsCurrentValue = true },
        Column.Flag("director", "是否“一肩挑”", r => r.Community.SecretaryIsDirector) with { Standard = false, IsCurrentValue = true },
        Field(Ledgers.Communities.Committee.Key, r => r.Community.CommitteeMembers) with { Standard = false, IsCurrentValue = true },
        Column.Count("grids", "网格", "个", r => r.Grids),
        Column.Count("gridWorkers", "网格员", "名", r => r.GridWorkers),
        Column.Count("needed", "社区工作者应配", "名", r => r.WorkersNeeded),
        Column.Count("inPost", "社区工作者在岗", "名", r => r.WorkersInPost),
        Column.Count(Ledgers.Communities.Short.Key, "社区工作者缺口", "名", r => r.WorkersShort) with { Standard = false },
        Column.Count(Ledgers.Communities.Certified.Key, "其中持社工证", "名", r => r.WorkersCertified) with { Standard = false, IsCurrentValue = true },
        Column.Ratio(Ledgers.Communities.Load.Key, "户数/社区工作者", "户/名", "households", "inPost", r => r.HouseholdsPerWorker),
        Column.Count(Ledgers.Communities.Compounds.Key, "住宅小区", "个", r => r.Compounds) with { Standard = false, IsCurrentValue = true },
        Column.Count("centers", "党群服务中心（站）", "个", r => r.Centers),
        Column.Count("paired", "结对单位党组织", "个", r => r.PairedUnits),
        Field("phone", r => r.Community.OfficePhone) with { Standard = false },
        Column.Remark(),
    ];
}
