using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>What the 三张清单 and the links between them must obey.</summary>
internal static class ListChecks
{
    public static void Run(CountyData data, RowIndex<string, Community> communities, RowIndex<int, CountyUnit> units, RowIndex<int, Grid> grids, Problems problems)
    {
        var resources = new RowIndex<int, Resource>(data.Resources, nameof(Resource.Id), r => r.Id, problems);
        var needs = new RowIndex<int, Need>(data.Needs, nameof(Need.Id), n => n.Id, problems);
        var projects = new RowIndex<int, Project>(data.Projects, nameof(Project.Id), p => p.Id, problems);
        _ = new RowIndex<string, Resource>(data.Resources, nameof(Resource.Code), r => r.Code, problems);
        _ = new RowIndex<string, Need>(data.Needs, nameof(Need.Code), n => n.Code, problems);
        _ = new RowIndex<string, Project>(data.Projects, nameof(Project.Code), p => p.Code, problems);

        foreach (var resource in data.Resources) units.Find(resource, nameof(Resource.UnitId), resource.UnitId);
        foreach (var need in data.Needs)
        {
            communities.Find(need, nameof(Need.CommunityCode), need.CommunityCode);
            if (need.GridId is { } grid) grids.Find(need, nameof(Need.GridId), grid);
        }

        foreach (var project in data.Projects) units.Find(project, nameof(Project.LeadUnitId), project.LeadUnitId);
        foreach (var link in data.ProjectCommunities)
        {
            projects.Find(link, nameof(link.ProjectId), link.ProjectId);
            communities.Find(link, nameof(link.CommunityCode), link.CommunityCode);
        }

        foreach (var link in data.ProjectUnits)
        {
            units.Find(link, nameof(link.UnitId), link.UnitId);
            if (projects.Find(link, nameof(link.ProjectId), link.ProjectId) is { } project)
                Checks.Require(problems, project.LeadUnitId != link.UnitId, link, nameof(link.UnitId), "牵头单位不应再列为参与单位");
        }

        Links(data, needs, projects, resources, problems);
    }

    private static void Links(CountyData data, RowIndex<int, Need> needs, RowIndex<int, Project> projects, RowIndex<int, Resource> resources, Problems problems)
    {
        foreach (var link in data.NeedProjects)
            NotBefore(link, link.On, needs.Find(link, nameof(link.NeedId), link.NeedId)?.RaisedOn,
                projects.Find(link, nameof(link.ProjectId), link.ProjectId)?.PublishedOn, problems);
        foreach (var link in data.NeedResources)
            NotBefore(link, link.On, needs.Find(link, nameof(link.NeedId), link.NeedId)?.RaisedOn,
                resources.Find(link, nameof(link.ResourceId), link.ResourceId)?.OfferedOn, problems);
        foreach (var link in data.ProjectResources)
            NotBefore(link, link.On, projects.Find(link, nameof(link.ProjectId), link.ProjectId)?.PublishedOn,
                resources.Find(link, nameof(link.ResourceId), link.ResourceId)?.OfferedOn, problems);

        _ = new RowIndex<(int, string), ProjectCommunity>(data.ProjectCommunities, nameof(ProjectCommunity.CommunityCode), l => (l.ProjectId, l.CommunityCode), problems);
        _ = new RowIndex<(int, int), ProjectUnit>(data.ProjectUnits, nameof(ProjectUnit.UnitId), l => (l.ProjectId, l.UnitId), problems);
        _ = new RowIndex<(int, int), NeedProject>(data.NeedProjects, nameof(NeedProject.ProjectId), l => (l.NeedId, l.ProjectId), problems);
        _ = new RowIndex<(int, int), NeedResource>(data.NeedResources, nameof(NeedResource.ResourceId), l => (l.NeedId, l.ResourceId), problems);
        _ = new RowIndex<(int, int), ProjectResource>(data.ProjectResources, nameof(ProjectResource.ResourceId), l => (l.ProjectId, l.ResourceId), problems);
    }

    private static void NotBefore(object link, DateOnly on, DateOnly? first, DateOnly? second, Problems problems) =>
        Checks.Require(problems, !(on < first) && !(on < second), link, "On", "不得早于对接双方列入清单的日期");
}
