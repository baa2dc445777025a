using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>有 or 无.</summary>
public enum Presence
{
    [Display(Name = "有")] Yes,
    [Display(Name = "无")] No,
}

/// <summary>小区党组织形式.</summary>
public enum CompoundOrganisation
{
    [Display(Name = "小区党支部")] Branch,
    [Display(Name = "未单独建立")] None,
}

/// <summary>A 住宅小区 with its branch and station as of a day.</summary>
public sealed record CompoundRow
{
    public required int Id { get; init; }
    public required string CommunityCode { get; init; }
    public required string Community { get; init; }
    public required string Name { get; init; }
    public required int Households { get; init; }
    public required string? PropertyCompany { get; init; }
    public required bool? PropertyHeadIsMember { get; init; }
    public required Presence OwnersCommittee { get; init; }
    public required bool? CommitteeHeadIsMember { get; init; }
    public required CompoundOrganisation Organisation { get; init; }
    public required string? Branch { get; init; }
    public required int RegisteredMembers { get; init; }
    public required Presence Station { get; init; }
    public required string Search { get; init; }

    public static IQueryable<CompoundRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from compound in db.Compounds.Within(db, scope)
               join community in db.Communities on compound.CommunityCode equals community.Code
               join b in db.PartyOrganisations.AsOf(day) on compound.BranchId equals (int?)b.Id into branches
               from branch in branches.DefaultIfEmpty()
               select new CompoundRow
               {
                   Id = compound.Id,
                   CommunityCode = community.Code,
                   Community = community.Name,
                   Name = compound.Name,
                   Households = compound.Households,
                   PropertyCompany = compound.PropertyCompany,
                   PropertyHeadIsMember = compound.PropertyCompany == null ? null : compound.PropertyHeadIsMember,
                   OwnersCommittee = compound.HasOwnersCommittee ? Presence.Yes : Presence.No,
                   CommitteeHeadIsMember = compound.HasOwnersCommittee ? compound.CommitteeHeadIsMember : null,
                   Organisation = branch == null ? CompoundOrganisation.None : CompoundOrganisation.Branch,
                   Branch = branch.Name,
                   RegisteredMembers = compound.RegisteredMembers,
                   // A station is a centre of its own, with its own ledger.
                   Station = db.ServiceCenters.Any(c => c.CompoundId == compound.Id && c.OpenedOn <= day && (c.ClosedOn == null || c.ClosedOn > day)) ? Presence.Yes : Presence.No,
                   Search = community.Search,
               };
    }
}

/// <summary>住宅小区（红色物业）党建情况统计表.</summary>
public sealed class CompoundTable(IDbContextFactory<BoluoDbContext> factory) : Table<CompoundRow>(factory)
{
    public const string LedgerName = "compounds";

    public override string Name => LedgerName;

    public override string Title => "博罗县住宅小区（红色物业）党建情况统计表";

    public override string SheetName => "住宅小区党建情况";

    public override string Path => NewTownRoom.Page(LedgerName);

    public override PeriodKind Covers => PeriodKind.Quarter;

    public override IReadOnlyList<string> Notes =>
    [
        "登记党员为居住在小区、主动登记信息的党员，组织关系多在别处，不与社区党员相加。",
        "住宅小区按现有名录列示；党组织和党群服务站按统计时点。",
        "/ 表示不适用：小区未引入物业服务企业，或没有业委会。",
    ];

    protected override Expression<Func<CompoundRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<CompoundRow> InUsualOrder(IQueryable<CompoundRow> rows) => rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<CompoundRow, string?>>> Searched => [r => r.Name, r => r.Search, r => r.PropertyCompany];

    protected override IQueryable<CompoundRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CompoundRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CompoundRow>> Define() =>
    [
        PlaceColumns.Community<CompoundRow>(r => r.Community, r => r.CommunityCode),
        new Column<CompoundRow, string>("code", "社区代码", null, Format.Code, Total.None, r => r.CommunityCode) { Standard = false },
        new Column<CompoundRow, string>("name", "小区名称", null, Format.Text, Total.None, r => r.Name),
        new Column<CompoundRow, int>("households", "户数", "户", Format.Integer, Total.Sum, r => r.Households) { IsCurrentValue = true },
        new Column<CompoundRow, string?>("company", "物业服务企业", null, Format.Text, Total.None, r => r.PropertyCompany) { EmptyIsNotApplicable = true, IsCurrentValue = true },
        new Column<CompoundRow, bool?>("propertyHead", "物业负责人是否党员", null, Format.YesNo, Total.None, r => r.PropertyHeadIsMember) { EmptyIsNotApplicable = true, IsCurrentValue = true },
        new Column<CompoundRow, Presence>("committee", "业委会（有/无）", null, Format.Choice, Total.None, r => r.OwnersCommittee) { IsCurrentValue = true },
        new Column<CompoundRow, bool?>("committeeHead", "业委会主任是否党员", null, Format.YesNo, Total.None, r => r.CommitteeHeadIsMember) { EmptyIsNotApplicable = true, IsCurrentValue = true },
        new Column<CompoundRow, CompoundOrganisation>("organisation", "小区党组织形式", null, Format.Choice, Total.None, r => r.Organisation),
        new Column<CompoundRow, string?>("branch", "党支部名称", null, Format.Text, Total.None, r => r.Branch) { Standard = false, EmptyIsNotApplicable = true },
        new Column<CompoundRow, int>("members", "登记党员", "名", Format.Integer, Total.Sum, r => r.RegisteredMembers) { IsCurrentValue = true },
        new Column<CompoundRow, Presence>("station", "党群服务站（有/无）", null, Format.Choice, Total.None, r => r.Station),
        PlaceColumns.Remark<CompoundRow>(),
    ];
}
