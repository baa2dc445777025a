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
    public const string LedgerName = "volunteer-teams";

    public override string Name => LedgerName;

    public override string Title => "博罗县志愿者队伍台账";

    public override string SheetName => "志愿者队伍";

    public override string Path => TeamsRoom.Page(TeamsRoom.VolunteersTab);

    public override IReadOnlyList<string> Notes => ["义工为队伍的在册人数；一人参加两支队伍的，在两支队伍各计一次。", TeamsRoom.CampaignNote];

    protected override Expression<Func<VolunteerTeamRow, string>> Key => Numbers(r => r.Id);

    protected override IOrderedQueryable<VolunteerTeamRow> InUsualOrder(IQueryable<VolunteerTeamRow> rows) => rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<VolunteerTeamRow, string?>>> Searched => [r => r.Name, r => r.Search, r => r.TownshipName];

    protected override IQueryable<VolunteerTeamRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => VolunteerTeamRow.Query(db, scope);

    protected override IEnumerable<RowColumn<VolunteerTeamRow>> Define() =>
    [
        PlaceColumns.Township<VolunteerTeamRow>(r => r.TownshipName, r => r.CommunityCode),
        PlaceColumns.Community<VolunteerTeamRow>(r => r.CommunityName, r => r.CommunityCode),
        new Column<VolunteerTeamRow, string>("code", "社区代码", null, Format.Code, Total.None, r => r.CommunityCode) { Standard = false },
        new Column<VolunteerTeamRow, string>("name", "队伍名称", null, Format.Text, Total.None, r => r.Name),
        new Column<VolunteerTeamRow, VolunteerKind>("kind", "服务类别", null, Format.Choice, Total.None, r => r.Kind),
        new Column<VolunteerTeamRow, int>("heads", "义工", "人", Format.Integer, Total.Sum, r => r.Heads) { IsCurrentValue = true },
        new Column<VolunteerTeamRow, DateOnly>("founded", "成立日期", null, Format.Date, Total.None, r => r.FoundedOn),
        PlaceColumns.Remark<VolunteerTeamRow>(),
    ];
}
