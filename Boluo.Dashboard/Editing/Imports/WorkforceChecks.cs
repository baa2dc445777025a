using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>What pay, 社工, 义工 and the units' reports must obey in the light of the other rows.</summary>
internal static class WorkforceChecks
{
    public static void Run(CountyData data, RowIndex<string, Community> communities, RowIndex<int, CountyUnit> units, Problems problems)
    {
        _ = new RowIndex<int, PayPoint>(data.Of<PayPoint>(), nameof(PayPoint.Id), p => p.Id, problems);
        _ = new RowIndex<(PayPointKind, DateOnly), PayPoint>(data.Of<PayPoint>(), nameof(PayPoint.Since), p => (p.Kind, p.Since), problems);

        var agencies = new RowIndex<int, SocialAgency>(data.Of<SocialAgency>(), nameof(SocialAgency.Id), a => a.Id, problems);
        _ = new RowIndex<int, SocialPlacement>(data.Of<SocialPlacement>(), nameof(SocialPlacement.Id), p => p.Id, problems);
        foreach (var placement in data.Of<SocialPlacement>())
        {
            agencies.Find(placement, nameof(SocialPlacement.AgencyId), placement.AgencyId);
            communities.Find(placement, nameof(SocialPlacement.CommunityCode), placement.CommunityCode);
        }

        foreach (var second in data.Of<SocialPlacement>().Where(p => p.EndedOn is null && problems.IsSound(p)).GroupBy(p => (p.AgencyId, p.CommunityCode)).SelectMany(g => g.Skip(1)))
            problems.Add(second, nameof(SocialPlacement.CommunityCode), "同一机构在同一社区只应有一行“EndedOn”为空。");

        _ = new RowIndex<int, VolunteerTeam>(data.Of<VolunteerTeam>(), nameof(VolunteerTeam.Id), t => t.Id, problems);
        foreach (var team in data.Of<VolunteerTeam>()) communities.Find(team, nameof(VolunteerTeam.CommunityCode), team.CommunityCode);

        _ = new RowIndex<int, UnitService>(data.Of<UnitService>(), nameof(UnitService.Id), s => s.Id, problems);
        _ = new RowIndex<(int, DateOnly), UnitService>(data.Of<UnitService>(), nameof(UnitService.UnitId), s => (s.UnitId, s.From), problems);
        foreach (var service in data.Of<UnitService>())
            if (units.Find(service, nameof(UnitService.UnitId), service.UnitId) is { } unit)
                Checks.Require(problems, service.Registered <= unit.MembersInService, service, nameof(UnitService.Registered), "不得多于单位的在职党员");
    }
}
