using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>A member of a community's “两委” as of a day.</summary>
public sealed record CommitteeMemberRow : InCommunity<CommitteeMember>
{
    public required int PostOrder { get; init; }

    /// <summary>“一肩挑”; only asked of who is secretary.</summary>
    public required bool? IsBoth { get; init; }

    public static IQueryable<CommitteeMemberRow> Query(BoluoDbContext db, Scope scope) =>
        from member in db.CommitteeMembers.Within(db, scope).AsNoTracking()
        join community in db.Communities on member.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new CommitteeMemberRow
        {
            Row = member,
            Township = township,
            Community = community,
            PostOrder = member.Post == CommitteePost.SecretaryAndDirector || member.Post == CommitteePost.Secretary ? 0 : member.Post == CommitteePost.Director ? 1
                : member.Post == CommitteePost.DeputySecretary ? 2 : member.Post == CommitteePost.DeputyDirector ? 3 : 4,
            IsBoth = member.Post == CommitteePost.SecretaryAndDirector ? true : member.Post == CommitteePost.Secretary ? false : null,
        };
}

/// <summary>社区“两委”班子成员花名册.</summary>
public sealed class CommitteeMemberTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<CommitteeMemberRow, CommitteeMemberRegister>(factory, LedgerName, new("社区“两委”班子成员花名册"), "“两委”班子成员", OrganisationsRoom.Page(LedgerName))
{
    public const string LedgerName = "committee-members";

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes => ["联系电话为所在社区的公示电话；是否“一肩挑”只对书记填写。"];

    protected override IOrderedQueryable<CommitteeMemberRow> InUsualOrder(IQueryable<CommitteeMemberRow> rows) =>
        rows.OrderBy(r => r.Community.Code).ThenBy(r => r.PostOrder).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<CommitteeMemberRow, string?>>> Searched => [r => r.Row.Name, r => r.Community.Search, r => r.Township.Name];

    protected override IQueryable<CommitteeMemberRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CommitteeMemberRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CommitteeMemberRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Field("name", r => r.Row.Name),
        Field("gender", r => r.Row.Gender),
        Field("born", r => r.Row.BornOn),
        Field("education", r => r.Row.Education) with { IsCurrentValue = true },
        Field("political", r => r.Row.PoliticalStatus) with { IsCurrentValue = true },
        Field("post", r => r.Row.Post),
        Column.Flag("both", "是否“一肩挑”", r => r.IsBoth) with { EmptyIsNotApplicable = true },
        Field("since", r => r.Row.ValidFrom),
        Column.Code("phone", "联系电话（公示）", r => r.Community.OfficePhone),
        Column.Remark(),
    ];
}
