using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>What rows must obey in the light of the others: unique keys, references that exist, periods that do not overlap.</summary>
internal static class Checks
{
    public static void Run(CountyData data, RowsRead rows, Problems problems)
    {
        var townships = new RowIndex<string, Township>(data.Of<Township>(), nameof(Township.Code), t => t.Code, problems);
        var communities = new RowIndex<string, Community>(data.Of<Community>(), nameof(Community.Code), c => c.Code, problems);
        var organisations = new RowIndex<int, PartyOrganisation>(data.Of<PartyOrganisation>(), nameof(PartyOrganisation.Id), o => o.Id, problems);
        var units = new RowIndex<int, CountyUnit>(data.Of<CountyUnit>(), nameof(CountyUnit.Id), u => u.Id, problems);
        _ = new RowIndex<string, PublishedFigure>(data.Of<PublishedFigure>(), nameof(PublishedFigure.Key), f => f.Key, problems);

        if (data.Of<DataState>().Count != 1) problems.Say($"文件 county.csv 应只有一行，现有{data.Of<DataState>().Count}行。");
        var compounds = Places(data, townships, communities, organisations, problems);
        Organisations(data, townships, communities, organisations, problems);
        var grids = Grids(data, communities, organisations, problems);
        Centers(data, townships, communities, compounds, problems);
        Partnership(data, communities, units, problems);
        ReturnChecks.Run(data, townships, problems);
        UrbanFormChecks.Run(data, communities, problems);
        FourAsksChecks.Run(data, townships, communities, units, problems);
        WorkforceChecks.Run(data, communities, units, problems);
        StreetChecks.Run(data, townships, communities, organisations, problems);
        LifeChecks.Run(data, rows);
        RequirementChecks.Run(data, problems);
    }

    private static RowIndex<int, Compound> Places(CountyData data, RowIndex<string, Township> townships, RowIndex<string, Community> communities,
        RowIndex<int, PartyOrganisation> organisations, Problems problems)
    {
        foreach (var community in data.Of<Community>())
        {
            townships.Find(community, nameof(Community.TownshipCode), community.TownshipCode);
            Require(problems, community.Code.StartsWith(community.TownshipCode, StringComparison.Ordinal), community, nameof(Community.Code), "应以所属镇街的编码开头");
        }

        foreach (var named in data.Of<Community>().Where(c => c.ValidTo is null).GroupBy(c => (c.TownshipCode, c.Name)))
            foreach (var second in named.Skip(1))
                problems.Add(second, nameof(Community.Name), $"“{second.Name}”与同一镇街的社区“{named.First().Code}”同名。");

        var compounds = new RowIndex<int, Compound>(data.Of<Compound>(), nameof(Compound.Id), c => c.Id, problems);
        foreach (var compound in data.Of<Compound>())
        {
            communities.Find(compound, nameof(Compound.CommunityCode), compound.CommunityCode);
            if (compound.BranchId is not { } id || organisations.Find(compound, nameof(Compound.BranchId), id) is not { } branch) continue;
            Require(problems, branch.Kind == PartyOrganisationKind.FunctionalBranch && branch.CommunityCode == compound.CommunityCode,
                compound, nameof(Compound.BranchId), "应为同一社区的小区党支部");
        }

        foreach (var worker in data.Of<CommunityWorker>()) communities.Find(worker, nameof(CommunityWorker.CommunityCode), worker.CommunityCode);
        _ = new RowIndex<int, CommunityWorker>(data.Of<CommunityWorker>(), nameof(CommunityWorker.Id), w => w.Id, problems);
        return compounds;
    }

    private static void Organisations(CountyData data, RowIndex<string, Township> townships, RowIndex<string, Community> communities,
        RowIndex<int, PartyOrganisation> organisations, Problems problems)
    {
        foreach (var organisation in data.Of<PartyOrganisation>())
        {
            townships.Find(organisation, nameof(PartyOrganisation.TownshipCode), organisation.TownshipCode);
            var isUpper = organisation.Kind is PartyOrganisationKind.WorkingCommittee or PartyOrganisationKind.TownCommittee;
            Require(problems, isUpper == organisation.CommunityCode is null, organisation, nameof(PartyOrganisation.CommunityCode), "镇街党组织应为空，其余党组织必填");
            Require(problems, isUpper == organisation.ParentId is null, organisation, nameof(PartyOrganisation.ParentId), "镇街党组织应为空，其余党组织必填");
            if (organisation.CommunityCode is { } code && communities.Find(organisation, nameof(PartyOrganisation.CommunityCode), code) is { } community)
                Require(problems, community.TownshipCode == organisation.TownshipCode, organisation, nameof(PartyOrganisation.CommunityCode), "不属于“TownshipCode”所指的镇街");
            if (organisation.ParentId is not { } id || organisations.Find(organisation, nameof(PartyOrganisation.ParentId), id) is not { } parent) continue;
            Require(problems, parent.Kind < organisation.Kind && parent.TownshipCode == organisation.TownshipCode
                && (parent.CommunityCode is null || parent.CommunityCode == organisation.CommunityCode),
                organisation, nameof(PartyOrganisation.ParentId), "上级党组织应为同一镇街（社区）的上一级党组织");
        }

        var open = data.Of<PartyOrganisation>().Where(o => o.ValidTo is null && o.ParentId is not null && problems.IsSound(o)).ToList();
        var upper = data.Of<PartyOrganisation>().Where(o => o.CommunityCode is null).Select(o => o.Id).ToHashSet();
        foreach (var second in open.Where(o => upper.Contains(o.ParentId!.Value) && o.Kind != PartyOrganisationKind.FunctionalBranch)
            .GroupBy(o => o.CommunityCode, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            problems.Add(second, nameof(PartyOrganisation.CommunityCode), $"社区“{second.CommunityCode}”已有直属镇街的党组织。");
    }

    private static RowIndex<int, Grid> Grids(CountyData data, RowIndex<string, Community> communities, RowIndex<int, PartyOrganisation> organisations, Problems problems)
    {
        var grids = new RowIndex<int, Grid>(data.Of<Grid>(), nameof(Grid.Id), g => g.Id, problems);
        _ = new RowIndex<string, Grid>(data.Of<Grid>(), nameof(Grid.Code), g => g.Code, problems);
        var groups = new RowIndex<int, PartyGroup>(data.Of<PartyGroup>(), nameof(PartyGroup.Id), g => g.Id, problems);
        foreach (var grid in data.Of<Grid>())
        {
            communities.Find(grid, nameof(Grid.Code), grid.Code.Length == 15 ? grid.Code[..12] : grid.Code);
            groups.Find(grid, nameof(Grid.GroupId), grid.GroupId);
        }

        var inUse = data.Of<Grid>().Select(g => g.GroupId).ToHashSet();
        foreach (var group in data.Of<PartyGroup>())
            Require(problems, inUse.Contains(group.Id), group, nameof(PartyGroup.Id), "党小组没有网格，应在文件 grids.csv 中至少有一行的“GroupId”指向它");

        var workers = new RowIndex<int, GridWorker>(data.Of<GridWorker>(), nameof(GridWorker.Id), w => w.Id, problems);

        _ = new RowIndex<int, GridAssignment>(data.Of<GridAssignment>(), nameof(GridAssignment.Id), a => a.Id, problems);
        foreach (var assignment in data.Of<GridAssignment>())
        {
            communities.Find(assignment, nameof(GridAssignment.CommunityCode), assignment.CommunityCode);
            grids.Find(assignment, nameof(GridAssignment.GridId), assignment.GridId);
            if (assignment.LeaderId is { } leader) workers.Find(assignment, nameof(GridAssignment.LeaderId), leader);
            if (organisations.Find(assignment, nameof(GridAssignment.BranchId), assignment.BranchId) is { } branch)
                Require(problems, branch.Kind == PartyOrganisationKind.Branch && branch.CommunityCode == assignment.CommunityCode,
                    assignment, nameof(GridAssignment.BranchId), "应为同一社区的党支部");
        }

        _ = new RowIndex<int, GridDuty>(data.Of<GridDuty>(), nameof(GridDuty.Id), d => d.Id, problems);
        foreach (var duty in data.Of<GridDuty>())
        {
            grids.Find(duty, nameof(GridDuty.GridId), duty.GridId);
            workers.Find(duty, nameof(GridDuty.WorkerId), duty.WorkerId);
        }

        Periods.Check(data.Of<GridAssignment>(), a => a.GridId, problems);
        Periods.Check(data.Of<GridDuty>(), d => (d.GridId, d.WorkerId), problems);
        var open = data.Of<GridAssignment>().Where(a => a.ValidTo is null).ToLookup(a => a.GridId);
        foreach (var grid in data.Of<Grid>().Where(g => g.ValidTo is null && !open.Contains(g.Id)))
            problems.Add(grid, nameof(Grid.Id), "网格没有现行归属，应在文件 grid-assignments.csv 中有一行“ValidTo”为空。");
        foreach (var second in data.Of<GridAssignment>().Where(a => a.ValidTo is null).GroupBy(a => (a.CommunityCode, a.Number)).SelectMany(g => g.Skip(1)))
            problems.Add(second, nameof(GridAssignment.Number), "同一社区的网格序号不得重复。");
        return grids;
    }

    private static void Centers(CountyData data, RowIndex<string, Township> townships, RowIndex<string, Community> communities, RowIndex<int, Compound> compounds, Problems problems)
    {
        var centers = new RowIndex<string, ServiceCenter>(data.Of<ServiceCenter>(), nameof(ServiceCenter.Code), c => c.Code, problems);
        var items = new RowIndex<int, ServiceItem>(data.Of<ServiceItem>(), nameof(ServiceItem.Id), i => i.Id, problems);
        foreach (var center in data.Of<ServiceCenter>())
        {
            if (center.TownshipCode is { } township) townships.Find(center, nameof(ServiceCenter.TownshipCode), township);
            if (center.CommunityCode is { } code && communities.Find(center, nameof(ServiceCenter.CommunityCode), code) is { } community)
                Require(problems, community.TownshipCode == center.TownshipCode, center, nameof(ServiceCenter.CommunityCode), "不属于“TownshipCode”所指的镇街");
            if (center.CompoundId is { } id && compounds.Find(center, nameof(ServiceCenter.CompoundId), id) is { } compound)
                Require(problems, compound.CommunityCode == center.CommunityCode, center, nameof(ServiceCenter.CompoundId), "应为同一社区的住宅小区");
        }

        foreach (var link in data.Of<ServiceCenterItem>())
        {
            centers.Find(link, nameof(ServiceCenterItem.CenterCode), link.CenterCode);
            items.Find(link, nameof(ServiceCenterItem.ServiceItemId), link.ServiceItemId);
        }

        _ = new RowIndex<int, CenterEvent>(data.Of<CenterEvent>(), nameof(CenterEvent.Id), e => e.Id, problems);
        foreach (var held in data.Of<CenterEvent>())
            if (centers.Find(held, nameof(CenterEvent.CenterCode), held.CenterCode) is { } center)
                Require(problems, held.On >= center.OpenedOn, held, nameof(CenterEvent.On), "不得早于中心的“OpenedOn”");

        _ = new RowIndex<(string, int), ServiceCenterItem>(data.Of<ServiceCenterItem>(), nameof(ServiceCenterItem.ServiceItemId), l => (l.CenterCode, l.ServiceItemId), problems);
    }

    private static void Partnership(CountyData data, RowIndex<string, Community> communities, RowIndex<int, CountyUnit> units, Problems problems)
    {
        var activities = new RowIndex<int, Activity>(data.Of<Activity>(), nameof(Activity.Id), a => a.Id, problems);
        foreach (var activity in data.Of<Activity>())
        {
            units.Find(activity, nameof(Activity.HostUnitId), activity.HostUnitId);
            communities.Find(activity, nameof(Activity.CommunityCode), activity.CommunityCode);
        }

        foreach (var link in data.Of<ActivityUnit>())
        {
            activities.Find(link, nameof(ActivityUnit.ActivityId), link.ActivityId);
            units.Find(link, nameof(ActivityUnit.UnitId), link.UnitId);
        }

        _ = new RowIndex<(int, int), ActivityUnit>(data.Of<ActivityUnit>(), nameof(ActivityUnit.UnitId), l => (l.ActivityId, l.UnitId), problems);
        var taking = data.Of<ActivityUnit>().Select(l => (l.ActivityId, l.UnitId)).ToHashSet();
        var reported = data.Of<Pairing>().ToLookup(p => (p.UnitId, p.CommunityCode), p => p.ValidFrom);
        foreach (var activity in data.Of<Activity>())
        {
            Require(problems, reported[(activity.HostUnitId, activity.CommunityCode)].Any(from => from <= activity.On), activity, nameof(Activity.HostUnitId), "主办单位在活动当日应已到该社区报到");
            Require(problems, taking.Contains((activity.Id, activity.HostUnitId)), activity, nameof(Activity.HostUnitId), "主办单位应同时列入文件 activity-units.csv");
        }
    }

    internal static void Require(Problems problems, bool holds, object row, string column, string rule)
    {
        if (!holds) problems.Add(row, column, $"{rule}。");
    }
}
