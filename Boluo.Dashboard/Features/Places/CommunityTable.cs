using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>城市社区基本情况表.</summary>
public sealed class CommunityTable(IDbContextFactory<BoluoDbContext> factory) : Table<CommunityRow>(factory)
{
    public const string LedgerName = "communities";

    public override string Name => LedgerName;

    public override string Title => "博罗县城市社区基本情况表";

    public override string SheetName => "社区基本情况";

    public override string Path => Urls.Communities;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "户数、常住人口、社区党员为统计时点所辖网格的登记数之和；社区党员指组织关系在社区、按网格登记的党员。社区、网格设立当日计入，撤销当日不计。",
        "党组织设置为党委、党总支或单一党支部；片区党支部设在党委、党总支之下，不含住宅小区功能型党支部。",
        "网格员按人统计；一人服务两个社区的，在两个社区各计一名。",
        $"社区工作者应配人数按配备标准（{Standards.HouseholdsPerCommunityWorker}户/人，参数设置另有规定的从其规定）向上取整；社区工作者、社工、网格员分别统计，不相加。",
    ];

    protected override Expression<Func<CommunityRow, string>> Key => r => r.Code;

    protected override IReadOnlyList<Expression<Func<CommunityRow, string?>>> Searched => [r => r.Search, r => r.Code, r => r.TownshipName];

    protected override IQueryable<CommunityRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CommunityRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CommunityRow>> Define() =>
    [
        PlaceColumns.Township<CommunityRow>(r => r.TownshipName, r => r.Code),
        new Column<CommunityRow, string>("name", "社区名称", null, Format.Text, Total.None, r => r.Name, r => Urls.Community(r.Code)) { SortBy = r => r.Code },
        new Column<CommunityRow, string>("code", "社区代码", null, Format.Code, Total.None, r => r.Code) { Standard = false },
        new Column<CommunityRow, FormGroup>("form", "城市形态", null, Format.Choice, Total.None, r => r.Form) { IsCurrentValue = true },
        new Column<CommunityRow, DateOnly>("since", "设立时间", null, Format.Date, Total.None, r => r.Since) { Standard = false },
        new Column<CommunityRow, double?>("area", "辖区面积", "平方公里", Format.TwoDecimals, Total.Sum, r => r.AreaKm2) { Standard = false, IsCurrentValue = true },
        new Column<CommunityRow, int>("households", "户数", "户", Format.Integer, Total.Sum, r => r.Households) { IsCurrentValue = true },
        new Column<CommunityRow, int>("residents", "常住人口", "人", Format.Integer, Total.Sum, r => r.Residents) { IsCurrentValue = true },
        new Column<CommunityRow, PartyOrganisationKind>("ledBy", "党组织设置", null, Format.Choice, Total.None, r => r.LedBy),
        new Column<CommunityRow, int>("areaBranches", "片区党支部", "个", Format.Integer, Total.Sum, r => r.AreaBranches),
        new Column<CommunityRow, int>("groups", "党小组", "个", Format.Integer, Total.Sum, r => r.Groups) { Standard = false, IsCurrentValue = true },
        new Column<CommunityRow, int>("members", "社区党员", "名", Format.Integer, Total.Sum, r => r.PartyMembers) { IsCurrentValue = true },
        new Column<CommunityRow, string>("secretary", "党组织书记", null, Format.Text, Total.None, r => r.SecretaryName) { IsCurrentValue = true },
        new Column<CommunityRow, bool>("director", "是否“一肩挑”", null, Format.YesNo, Total.None, r => r.SecretaryIsDirector) { Standard = false, IsCurrentValue = true },
        new Column<CommunityRow, int>("committee", "“两委”干部", "名", Format.Integer, Total.Sum, r => r.CommitteeMembers) { Standard = false, IsCurrentValue = true },
        new Column<CommunityRow, int>("grids", "网格", "个", Format.Integer, Total.Sum, r => r.Grids),
        new Column<CommunityRow, int>("gridWorkers", "网格员", "名", Format.Integer, Total.Sum, r => r.GridWorkers),
        new Column<CommunityRow, int>("needed", "社区工作者应配", "名", Format.Integer, Total.Sum, r => r.WorkersNeeded) { IsCurrentValue = true },
        new Column<CommunityRow, int>("inPost", "社区工作者在岗", "名", Format.Integer, Total.Sum, r => r.WorkersInPost),
        new Column<CommunityRow, int>("short", "社区工作者缺口", "名", Format.Integer, Total.Sum, r => r.WorkersShort) { Standard = false, IsCurrentValue = true },
        new Column<CommunityRow, int>("certified", "其中持社工证", "名", Format.Integer, Total.Sum, r => r.WorkersCertified) { Standard = false, IsCurrentValue = true },
        new Column<CommunityRow, double?>("load", "户数/社区工作者", "户/名", Format.OneDecimal, Total.Ratio, r => r.HouseholdsPerWorker) { RatioOf = ("households", "inPost"), IsCurrentValue = true },
        new Column<CommunityRow, int>("compounds", "住宅小区", "个", Format.Integer, Total.Sum, r => r.Compounds) { Standard = false, IsCurrentValue = true },
        new Column<CommunityRow, int>("centers", "党群服务中心（站）", "个", Format.Integer, Total.Sum, r => r.Centers),
        new Column<CommunityRow, int>("paired", "结对单位党组织", "个", Format.Integer, Total.Sum, r => r.PairedUnits),
        new Column<CommunityRow, string>("phone", "公示电话", null, Format.Code, Total.None, r => r.OfficePhone) { Standard = false },
        PlaceColumns.Remark<CommunityRow>(),
    ];
}
