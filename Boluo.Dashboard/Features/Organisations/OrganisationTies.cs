using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>勾稽关系 of the Party organisations: one leads each community, and every branch is a single one or an area branch.</summary>
internal static class OrganisationTies
{
    private static readonly string Path = OrganisationsRoom.Page(OrganisationTable.LedgerName);

    private static string Of(params IEnumerable<PartyOrganisationKind> kinds) => Ledgers.Organisations.Where(o => o.Kind.Is(kinds));

    public static readonly IReadOnlyList<Tie> All =
    [
        new QueryTie((db, scope) => db.PartyOrganisations.Within(db, scope).Where(o => o.Kind == PartyOrganisationKind.Branch).By(o => o.CommunityCode),
            (db, scope) => OrganisationRow.Query(db, scope).Where(o => o.Row.Kind == PartyOrganisationKind.Branch
                && (o.IsAreaBranch ? db.PartyOrganisations.Any(p => p.Id == o.Row.ParentId && p.CommunityCode == o.Row.CommunityCode && p.Kind != PartyOrganisationKind.Branch) : o.LeadsCommunity)).By(o => o.Row.CommunityCode))
        {
            Key = "organisation.branches", Title = "党支部＝单独设立的党支部＋片区党支部", Unit = "个",
            Left = new TieSide("党支部", Of(PartyOrganisationKind.Branch)), Right = new TieSide("单独设立的与片区党支部之和", Of(PartyOrganisationKind.Branch)),
            Sheets = [OrganisationTable.LedgerName, "grid-summary"],
        },
        new QueryTie((db, scope) => db.Communities.Within(scope).By(c => c.Code), (db, scope) => OrganisationRow.Query(db, scope).Where(o => o.LeadsCommunity).By(o => o.Row.CommunityCode))
        {
            Key = "organisation.leading", Title = "每个社区有一个社区党组织：社区数＝党委＋党总支＋单独设立的党支部", Unit = "个",
            Left = new TieSide("社区", Urls.Communities), Right = new TieSide("社区党组织", Urls.Communities), Sheets = [OrganisationTable.LedgerName, "grid-summary"],
        },
        new QueryTie((db, scope) => OrganisationRow.Query(db, scope).By(o => o.Row.CommunityCode, o => o.Members ?? 0),
            (db, scope) => db.GridsOn(scope.AsOf).By(g => g.Assignment.CommunityCode, g => g.Fact.PartyMembers))
        {
            Key = "organisation.members", Title = "党员，社区党组织台账与网格台账一致", Unit = "名",
            Left = new TieSide("社区党组织台账", Path), Right = new TieSide("网格台账", Urls.Grids), Sheets = [OrganisationTable.LedgerName],
        },
        LifeTies.In<PartyOrganisation, Community>("社区党组织",
            Of(PartyOrganisationKind.Committee, PartyOrganisationKind.GeneralBranch, PartyOrganisationKind.Branch, PartyOrganisationKind.FunctionalBranch), [OrganisationTable.LedgerName, "grid-summary"], "个"),
        LifeTies.In<CommitteeMember, Community>("“两委”任职", OrganisationsRoom.Page(CommitteeMemberTable.LedgerName), [CommitteeMemberTable.LedgerName]),
    ];
}
