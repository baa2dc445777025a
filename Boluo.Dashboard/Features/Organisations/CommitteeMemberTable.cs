using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>A member of a community's “两委” as of a day.</summary>
public sealed record CommitteeMemberRow
{
    public required int Id { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string Name { get; init; }
    public required Gender Gender { get; init; }
    public required DateOnly BornOn { get; init; }
    public required Education Education { get; init; }
    public required PoliticalStatus PoliticalStatus { get; init; }
    public required CommitteePost Post { get; init; }
    public required int PostOrder { get; init; }

    /// <summary>“一肩挑”; only asked of who is secretary.</summary>
    public required bool? IsBoth { get; init; }

    public required DateOnly Since { get; init; }
    public required string Phone { get; init; }
    public required string Search { get; init; }

    public static IQueryable<CommitteeMemberRow> Query(BoluoDbContext db, Scope scope) =>
        from member in db.CommitteeMembers.Within(db, scope)
        join community in db.Communities on member.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new CommitteeMemberRow
        {
            Id = member.Id,
            TownshipName = township.Name,
            CommunityCode = community.Code,
            CommunityName = community.Name,
            Name = member.Name,
            Gender = member.Gender,
            BornOn = member.BornOn,
            Education = member.Education,
            PoliticalStatus = member.PoliticalStatus,
            Post = member.Post,
            PostOrder = member.Post == CommitteePost.SecretaryAndDirector || member.Post == CommitteePost.Secretary ? 0 : member.Post == CommitteePost.Director ? 1
                : member.Post == CommitteePost.DeputySecretary ? 2 : member.Post == CommitteePost.DeputyDirector ? 3 : 4,
            IsBoth = member.Post == CommitteePost.SecretaryAndDirector ? true : member.Post == CommitteePost.Secretary ? false : null,
            Since = member.ValidFrom,
            Phone = community.OfficePhone,
            Search = community.Search,
        };
}

/// <summary>社区“两委”班子成员花名册.</summary>
public sealed class CommitteeMemberTable(IDbContextFactory<BoluoDbContext> factory) : Table<CommitteeMemberRow>(factory)
{
    public const string LedgerName = "committee-members";

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("社区“两委”班子成员花名册");

    public override string SheetName => "“两委”班子成员";

    public override string Path => OrganisationsRoom.Page(LedgerName);

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes => ["联系电话为所在社区的公示电话；是否“一肩挑”只对书记填写。"];

    protected override Expression<Func<CommitteeMemberRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<CommitteeMemberRow> InUsualOrder(IQueryable<CommitteeMemberRow> rows) =>
        rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.PostOrder).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<CommitteeMemberRow, string?>>> Searched => [r => r.Name, r => r.Search, r => r.TownshipName];

    protected override IQueryable<CommitteeMemberRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CommitteeMemberRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CommitteeMemberRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.CommunityName, r => r.CommunityCode),
        Column.Text("name", "姓名", r => r.Name),
        Column.Choice("gender", "性别", r => r.Gender),
        Column.Day("born", "出生日期", r => r.BornOn),
        Column.Choice("education", "学历", r => r.Education) with { IsCurrentValue = true },
        Column.Choice("political", "政治面貌", r => r.PoliticalStatus) with { IsCurrentValue = true },
        Column.Choice("post", "现任职务", r => r.Post),
        Column.Flag("both", "是否“一肩挑”", r => r.IsBoth) with { EmptyIsNotApplicable = true },
        Column.Day("since", "任现职时间", r => r.Since),
        Column.Code("phone", "联系电话（公示）", r => r.Phone),
        Column.Remark(),
    ];
}
