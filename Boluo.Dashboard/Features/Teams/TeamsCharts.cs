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
        await db.Grids.Within(db, scope).SumAsync(g => g.PartyMembers, cancel),
        await db.CountyUnits.Within(db, scope).SumAsync(u => u.MembersInService, cancel),
        await db.SocialPlacements.Within(db, scope).SumAsync(p => p.Heads, cancel),
        await db.SocialPlacements.Within(db, scope).Select(p => p.AgencyId).Distinct().CountAsync(cancel),
        await db.VolunteerTeams.Within(db, scope).SumAsync(t => t.Heads, cancel),
        await db.VolunteerTeams.Within(db, scope).CountAsync(cancel));
}

/// <summary>Four sources of three teams. 81,460 beside 512: dots on powers of ten, each with its number.</summary>
public sealed class TeamSourcesChart : IChart
{
    public string Key => "team-sources";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Build(await TeamTotals.ReadAsync(db, scope, cancel));

    public static ChartSpec Build(TeamTotals of)
    {
        (string Name, int Heads, Tone Tone, string Href)[] sources =
        [
            ("党工·社区党员", of.CommunityMembers, Tone.Measure, Ledgers.Communities.Where(c => c.Members.Descending)),
            ("党工·在职党员", of.MembersInService, Tone.Measure, TeamsRoom.Page(TeamsRoom.CommunitiesTab)),
            ("社工", of.SocialWorkers, Tone.Done, TeamsRoom.Page(TeamsRoom.AgenciesTab)),
            ("义工", of.Volunteers, Tone.Waiting, TeamsRoom.Page(TeamsRoom.VolunteersTab)),
        ];
        return new ChartSpec
        {
            Kind = ChartKind.Points,
            Logarithmic = true,
            Title = "三支队伍人数",
            Draws = ["teams.members", "teams.inService", "teams.social", "teams.volunteers"],
            Subtitle = "人，对数刻度",
            Unit = "人",
            Categories = [.. sources.Select(s => s.Name)],
            CategoryHeader = "来源",
            Ledger = TeamTable.LedgerName,
            Series = [new Series("人数", [.. sources.Select(s => new Mark(s.Name, s.Heads, Href: s.Href, Tone: s.Tone))])],
            Sentence = sources.All(s => s.Heads == 0) ? "" : Invariant(
                $"党工{Digits.Text(of.PartyWorkers)}人、社工{Digits.Text(of.SocialWorkers)}人、义工{Digits.Text(of.Volunteers)}人相差悬殊，横轴每格为十倍，以点旁数字为准。"),
        };
    }
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
            Draws = ["volunteer-teams.heads"],
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
        return FormStrip.Build("分形态义工/百名常住人口", "一点一社区", "人", TeamTable.LedgerName, dots) with
        {
            Draws = ["teams.form", "teams.volunteers", "teams.residents"],
            Sentence = dots.Count == 0 ? "" : "社区只在同一形态内比较，黑线为中位数；一人参加两支队伍的计两次。",
        };
    }
}
