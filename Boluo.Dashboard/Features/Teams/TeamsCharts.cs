using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>The teams of a scope by where they come from.</summary>
public sealed record TeamTotals(int CommunityMembers, int MembersInService, int SocialWorkers, int Agencies, int Volunteers, int Teams)
{
    public int PartyWorkers => CommunityMembers + MembersInService;

    public static async Task<TeamTotals> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => new(
        await db.GridsWithin(scope).SumAsync(g => g.Fact.PartyMembers, cancel),
        await db.CountyUnits.Within(db, scope).SumAsync(u => u.MembersInService, cancel),
        await db.SocialPlacements.Within(db, scope).SumAsync(p => p.Heads, cancel),
        await db.SocialPlacements.Within(db, scope).Select(p => p.AgencyId).Distinct().CountAsync(cancel),
        await db.VolunteerTeams.Within(db, scope).SumAsync(t => t.Heads, cancel),
        await db.VolunteerTeams.Within(db, scope).CountAsync(cancel));
}

/// <summary>What the volunteers do.</summary>
public sealed class VolunteerKindsChart : IChart
{
    public string Key => "volunteer-kinds";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.VolunteerTeams.Within(db, scope).GroupBy(t => t.Kind).Select(g => new { Kind = g.Key, Heads = g.Sum(t => t.Heads) }).ToDictionaryAsync(g => g.Kind, g => g.Heads, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<VolunteerKind, int> heads)
    {
        List<VolunteerKind> kinds = [.. Enum.GetValues<VolunteerKind>().OrderByDescending(k => heads.GetValueOrDefault(k))];
        var total = heads.Values.Sum();
        var most = kinds[0];
        return CountCharts.Bars("义工服务类别", "服务类别", "人", Ledgers.VolunteerTeams, kinds,
            new SeriesOf<VolunteerKind>("义工", k => heads.GetValueOrDefault(k), k => Ledgers.VolunteerTeams.Where(t => t.Kind.Is(k)))) with
        {
            Draws = Ledgers.VolunteerTeams.Columns(v => v.Heads),
            Subtitle = "人",
            Sentence = total == 0 ? "" : $"{Digits.Text(total)}名义工按所在队伍的服务类别统计，{most.Label()}类最多，为{Digits.Text(heads[most])}人。",
        };
    }
}

/// <summary>义工 per hundred residents: each city form compared with itself only.</summary>
public sealed class VolunteerShareChart : IChart
{
    public string Key => "volunteer-share";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var dots = await TeamRow.Query(db, scope).Where(r => r.PerHundred != null).OrderBy(r => r.Community.Code)
            .Select(r => new FormDot(r.Community.UrbanForm, r.Community.Name, Urls.Community(r.Community.Code), r.PerHundred!.Value)).ToListAsync(cancel);
        return FormStrip.Build("每百名常住人口义工", "人，一点一社区", "人", TeamTable.LedgerName, dots) with
        {
            Draws = Ledgers.Teams.Columns(t => t.Form, t => t.Volunteers, t => t.Residents),
            Sentence = dots.Count == 0 ? "" : $"社区只在同一形态内比较；竖线为中位数：{FormStrip.Medians(dots)}人。一人参加两支队伍的计两次。",
        };
    }
}
