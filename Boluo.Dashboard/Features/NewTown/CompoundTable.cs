using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>A 住宅小区 with its branch and station as of a day.</summary>
public sealed record CompoundRow : InCommunity<Compound>
{
    public required bool? PropertyHeadIsMember { get; init; }
    public required Presence OwnersCommittee { get; init; }
    public required bool? CommitteeHeadIsMember { get; init; }
    public required CompoundOrganisation Organisation { get; init; }
    public required string? Branch { get; init; }
    public required Presence Station { get; init; }

    public static IQueryable<CompoundRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from compound in db.Compounds.Within(db, scope).AsNoTracking()
               join community in db.Communities on compound.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               join b in db.PartyOrganisations.AsOf(day) on compound.BranchId equals (int?)b.Id into branches
               from branch in branches.DefaultIfEmpty()
               select new CompoundRow
               {
                   Row = compound,
                   Township = township,
                   Community = community,
                   PropertyHeadIsMember = compound.PropertyCompany == null ? null : compound.PropertyHeadIsMember,
                   OwnersCommittee = compound.HasOwnersCommittee ? Presence.Yes : Presence.No,
                   CommitteeHeadIsMember = compound.HasOwnersCommittee ? compound.CommitteeHeadIsMember : null,
                   Organisation = branch == null ? CompoundOrganisation.None : CompoundOrganisation.Branch,
                   Branch = branch.Name,
                   // A station is a centre of its own, with its own ledger.
                   Station = db.ServiceCenters.ThereOn(day).Any(c => c.CompoundId == compound.Id) ? Presence.Yes : Presence.No,
               };
    }
}

/// <summary>住宅小区（红色物业）党建情况统计表.</summary>
public sealed class CompoundTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<CompoundRow, CompoundRegister>(factory, LedgerName, new("住宅小区（红色物业）党建情况统计表"), "住宅小区党建情况", NewTownRoom.Page(LedgerName))
{
    public const string LedgerName = CompoundKeys.LedgerName;

    public override PeriodKind Covers => PeriodKind.Quarter;

    public override IReadOnlyList<string> Notes =>
    [
        "登记党员为居住在小区、主动登记信息的党员，组织关系多在别处，不与社区党员相加。",
        "住宅小区按现有名录列示；党组织和党群服务站按统计时点。",
        "/ 表示不适用：小区未引入物业服务企业，或没有业委会。",
    ];

    protected override IOrderedQueryable<CompoundRow> InUsualOrder(IQueryable<CompoundRow> rows) => rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<CompoundRow, string?>>> Searched => [r => r.Row.Name, r => r.Community.Search, r => r.Row.PropertyCompany];

    protected override IQueryable<CompoundRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CompoundRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CompoundRow>> Define() =>
    [
        Column.Community(),
        Column.Code(Ledgers.Compounds.Code.Key, "社区代码", r => r.Community.Code) with { Standard = false },
        Field("name", r => r.Row.Name),
        Field("households", r => r.Row.Households) with { IsCurrentValue = true },
        Field(Ledgers.Compounds.Company.Key, r => r.Row.PropertyCompany) with { EmptyIsNotApplicable = true, IsCurrentValue = true },
        Column.Flag(Ledgers.Compounds.PropertyHead.Key, "物业负责人是否党员", r => r.PropertyHeadIsMember) with { EmptyIsNotApplicable = true, IsCurrentValue = true },
        Column.Choice(Ledgers.Compounds.Committee.Key, "业委会（有/无）", r => r.OwnersCommittee) with { IsCurrentValue = true },
        Column.Flag(Ledgers.Compounds.CommitteeHead.Key, "业委会主任是否党员", r => r.CommitteeHeadIsMember) with { EmptyIsNotApplicable = true, IsCurrentValue = true },
        Column.Choice(Ledgers.Compounds.Organisation.Key, "小区党组织形式", r => r.Organisation),
        Column.Text("branch", "党支部名称", r => r.Branch) with { Standard = false, EmptyIsNotApplicable = true },
        Field(Ledgers.Compounds.Members.Key, r => r.Row.RegisteredMembers) with { IsCurrentValue = true },
        Column.Choice("station", "党群服务站（有/无）", r => r.Station),
        Column.Remark(),
    ];
}
