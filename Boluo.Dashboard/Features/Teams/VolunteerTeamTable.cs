using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>One 志愿者队伍.</summary>
public sealed record VolunteerTeamRow
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required VolunteerKind Kind { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required int Heads { get; init; }
    public required DateOnly FoundedOn { get; init; }
    public required string Search { get; init; }

    /// <summary>The teams of a scope as of its day.</summary>
    public static IQueryable<VolunteerTeamRow> Query(BoluoDbContext db, Scope scope) =>
        from team in db.VolunteerTeams.Within(db, scope)
        join community in db.Communities on team.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new VolunteerTeamRow
        {
            Id = team.Id,
            Name = team.Name,
            Kind = team.Kind,
            TownshipName = township.Name,
            CommunityCode = community.Code,
            CommunityName = community.Name,
            Heads = team.Heads,
            FoundedOn = team.FoundedOn,
            Search = community.Search,
        };
}

/// <summary>志愿者队伍台账.</summary>
public sealed class VolunteerTeamTable(IDbContextFactory<BoluoDbContext> factory) : Table<VolunteerTeamRow>(factory)
{
    public const string LedgerName = VolunteerTeamKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("志愿者队伍台账");

    public override string SheetName => "志愿者队伍";

    public override string Path => TeamsRoom.Page(TeamsRoom.VolunteersTab);

    public override IReadOnlyList<string> Notes => ["义工为队伍的在册人数；一人参加两支队伍的，在两支队伍各计一次。", TeamsRoom.CampaignNote];

    protected override Expression<Func<VolunteerTeamRow, string>> Key => Numbers(r => r.Id);

    protected override IOrderedQueryable<VolunteerTeamRow> InUsualOrder(IQueryable<VolunteerTeamRow> rows) => rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<VolunteerTeamRow, string?>>> Searched => [r => r.Name, r => r.Search, r => r.TownshipName];

    protected override IQueryable<VolunteerTeamRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => VolunteerTeamRow.Query(db, scope);

    protected override IEnumerable<RowColumn<VolunteerTeamRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.CommunityName, r => r.CommunityCode),
        Column.Code(Ledgers.VolunteerTeams.Code.Key, "社区代码", r => r.CommunityCode) with { Standard = false },
        Column.Text("name", "队伍名称", r => r.Name),
        Column.Choice(Ledgers.VolunteerTeams.Kind.Key, "服务类别", r => r.Kind),
        Column.Count("heads", "义工", "人", r => r.Heads) with { IsCurrentValue = true },
        Column.Day("founded", "成立日期", r => r.FoundedOn),
        Column.Remark(),
    ];
}
