using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>A Party organisation as of a day. Grids, groups and members belong to branches: above them they would count twice.</summary>
public sealed record OrganisationRow : InTownship<PartyOrganisation>
{
    public required string? CommunityName { get; init; }
    public required UrbanForm? Form { get; init; }
    public required int KindOrder { get; init; }
    public required string? ParentName { get; init; }

    /// <summary>Null for what grids do not belong to.</summary>
    public required int? Groups { get; init; }

    public required int? Grids { get; init; }
    public required int? Members { get; init; }

    /// <summary>Null where it has not been reported.</summary>
    public required string? Secretary { get; init; }

    /// <inheritdoc cref="ScopeFilters.AreaBranches"/>
    public required bool IsAreaBranch { get; init; }

    /// <summary>Stands below a street or town and leads its community.</summary>
    public required bool LeadsCommunity { get; init; }

    /// <summary>The organisations of a scope as of its day.</summary>
    public static IQueryable<OrganisationRow> Query(BoluoDbContext db, Scope scope)
    {
        var grids = db.GridsOn(scope.AsOf);
        var areaBranches = db.PartyOrganisations.AreaBranches(db, scope.AsOf);
        var leading = db.PartyOrganisations.LeadingOn(db, scope.AsOf);
        var upper = db.PartyOrganisations.AsOf(scope.AsOf).Where(o => o.CommunityCode == null);
        return from organisation in db.PartyOrganisations.Within(db, scope).AsNoTracking()
               join township in db.Townships on organisation.TownshipCode equals township.Code
               join c in db.Communities on organisation.CommunityCode equals c.Code into communities
               from community in communities.DefaultIfEmpty()
               let isBranch = organisation.Kind == PartyOrganisationKind.Branch
               let isArea = areaBranches.Any(a => a.Id == organisation.Id)
               let leads = organisation.CommunityCode != null && organisation.Kind != PartyOrganisationKind.FunctionalBranch && !isArea
               select new OrganisationRow
               {
                   Row = organisation,
                   Township = township,
                   CommunityName = community.Name,
                   Form = community.UrbanForm,
                   // Kinds are stored by name; their order is from above to below.
                   KindOrder = organisation.Kind == PartyOrganisationKind.WorkingCommittee || organisation.Kind == PartyOrganisationKind.TownCommittee ? 0
                       : organisation.Kind == PartyOrganisationKind.Committee || organisation.Kind == PartyOrganisationKind.GeneralBranch ? 1
                       : organisation.Kind == PartyOrganisationKind.Branch ? 2 : 3,
                   // What an organisation stands below is kept as it is now; on the day it stood below what led its community, or its street or town, then.
                   ParentName = organisation.CommunityCode == null ? null
                       : leads ? upper.Where(u => u.TownshipCode == organisation.TownshipCode).OrderBy(u => u.Id).Select(u => u.Name).FirstOrDefault()
                       : leading.Where(l => l.CommunityCode == organisation.CommunityCode).OrderBy(l => l.Id).Select(l => l.Name).FirstOrDefault(),
                   LeadsCommunity = leads,
                   IsAreaBranch = isArea,
                   Groups = isBranch ? grids.Where(g => g.Assignment.BranchId == organisation.Id).Select(g => g.Fact.GroupId).Distinct().Count() : null,
                   Grids = isBranch ? grids.Count(g => g.Assignment.BranchId == organisation.Id) : null,
                   Members = isBranch ? grids.Where(g => g.Assignment.BranchId == organisation.Id).Sum(g => g.Fact.PartyMembers) : null,
                   // Whoever leads the community's organisation is said once, by the community.
                   Secretary = leads ? community.SecretaryName : organisation.SecretaryName,
               };
    }
}

/// <summary>社区党组织台账.</summary>
public sealed class OrganisationTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<OrganisationRow, OrganisationRegister>(factory, LedgerName, new("社区党组织台账"), "社区党组织", OrganisationsRoom.Page(LedgerName))
{
    public const string LedgerName = OrganisationKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "党小组、网格、党员列在网格所属的党支部，上级党组织不重复计；住宅小区党支部的党员在其居住的网格统计。",
        "社区党委、党总支、党支部的个数不含街道党工委、镇党委和住宅小区党支部。",
        "书记一列中，社区党组织为社区书记；尚未报送的为“—”。",
    ];

    protected override IOrderedQueryable<OrganisationRow> InUsualOrder(IQueryable<OrganisationRow> rows) =>
        rows.OrderBy(r => r.Township.Code).ThenBy(r => r.Row.CommunityCode ?? "").ThenBy(r => r.KindOrder).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<OrganisationRow, string?>>> Searched => [r => r.Row.Search, r => r.Township.Name, r => r.Secretary];

    protected override IQueryable<OrganisationRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => OrganisationRow.Query(db, scope);

    protected override IEnumerable<RowColumn<OrganisationRow>> Define() =>
    [
        Column.Township(r => r.Township.Name, r => r.Township.Code),
        Column.CommunityIfAny(r => r.CommunityName, r => r.Row.CommunityCode, r => r.Row.CommunityCode ?? ""),
        Field("name", r => r.Row.Name, r => r.Row.Kind == PartyOrganisationKind.Branch ? OrganisationsRoom.Branch(r.Row.Id) : null),
        Field("fullName", r => r.Row.FullName) with { Standard = false },
        Field(Ledgers.Organisations.Kind.Key, r => r.Row.Kind),
        Column.Choice(Ledgers.Organisations.Form.Key, "城市形态", r => r.Form) with { Standard = false, EmptyIsNotApplicable = true, IsCurrentValue = true },
        Field("parent", r => r.ParentName) with { EmptyIsNotApplicable = true },
        Column.Count("groups", "党小组", "个", r => r.Groups) with { EmptyIsNotApplicable = true },
        Column.Count(Ledgers.Organisations.Grids.Key, "网格", "个", r => r.Grids) with { EmptyIsNotApplicable = true },
        Column.Count("members", "党员", "名", r => r.Members) with { EmptyIsNotApplicable = true },
        Field("secretary", r => r.Secretary) with { IsCurrentValue = true },
        Field(Ledgers.Organisations.Since.Key, r => r.Row.ValidFrom),
        Column.Remark(),
    ];
}
