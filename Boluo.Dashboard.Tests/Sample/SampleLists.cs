using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The 三张清单: needs are raised, projects and resources answer them, and all three are written with their links.</summary>
internal static class SampleLists
{
    /// <summary>Some resources serve a second project.</summary>
    private const int SecondUses = 26;

    private const int Used = 208;
    private const int Idle = 24;

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("lists");
        var resources = SampleResources.Draft(county, new SampleRandom("resources"));
        var needs = SampleNeeds.Draft(new SampleRandom("needs"));
        var projects = SampleProjects.Draft(county, needs, new SampleRandom("projects"));
        AnswerDirectly(needs, resources, random);
        UseInProjects(projects, resources, random);

        SampleResources.Write(county, resources, random);
        SampleNeeds.Write(county, needs, random);
        WriteProjects(county, projects, random);
        WriteLinks(county, needs, projects);
    }

    /// <summary>Needs without a project take the resource that suits best.</summary>
    private static void AnswerDirectly(List<NeedDraft> needs, List<ResourceDraft> resources, SampleRandom random)
    {
        foreach (var need in needs.Where(n => n.ByResource))
        {
            var resource = resources.Where(r => r.FirstUse is null && r.Pairing.ValidFrom.AddDays(2) <= need.Matched)
                .MaxBy(r => 2 * Suitability.Of(r.Text, need.Text) + Nearness(r, [need.Row.Code]) + random.Double())!;
            resource.UseOn(need.Matched!.Value);
            need.Resource = resource;
        }
    }

    /// <summary>The best matches come first, until 208 resources are used; some serve a second time.</summary>
    private static void UseInProjects(List<ProjectDraft> projects, List<ResourceDraft> resources, SampleRandom random)
    {
        var free = random.Shuffle(resources.Where(r => r.FirstUse is null));
        var matches = free.ToDictionary(r => r, r => Best(r, projects, random));
        while (resources.Count - free.Count < Used)
        {
            var resource = free.MaxBy(r => matches[r].Score)!;
            var project = matches[resource].Project;
            Use(resource, project, random);
            free.Remove(resource);
            // What that project has now, it needs less: others may find a better one.
            foreach (var other in free.Where(r => matches[r].Project == project)) matches[other] = Best(other, projects, random);
        }

        foreach (var resource in random.Shuffle(resources.Where(r => r.FirstUse is not null)).Take(SecondUses)) Use(resource, Best(resource, projects, random).Project, random);
        foreach (var resource in resources) resource.Use = resource.FirstUse is null ? ResourceUse.Available : ResourceUse.Used;
        foreach (var resource in free.Where(r => r.Pairing.ValidFrom < new DateOnly(2019, 12, 1)).Take(Idle)) resource.Use = ResourceUse.Idle;
    }

    private static (ProjectDraft Project, double Score) Best(ResourceDraft resource, List<ProjectDraft> projects, SampleRandom random) => projects
        .Where(p => p.Published >= resource.Pairing.ValidFrom.AddDays(2) && p.Resources.All(r => r.Resource != resource))
        .Select(p => (p, (p.Answers is { } need ? Suitability.Of(resource.Text, need) : Suitability.Of(resource.Text, p.Name + p.Content))
            + (p.Lead == resource.Pairing.UnitId ? 3 : p.Units.Contains(resource.Pairing.UnitId) ? 2 : 0) + Nearness(resource, p.Communities)
            - 1.5 * p.Resources.Count - (p.State is ProjectState.Published or ProjectState.Stopped ? 3 : 0) + random.Double())).MaxBy(p => p.Item2);

    private static void Use(ResourceDraft resource, ProjectDraft project, SampleRandom random)
    {
        var last = new[] { project.Start ?? SampleCounty.AsOf, project.End ?? SampleCounty.AsOf, project.Stopped ?? SampleCounty.AsOf }.Min();
        var on = project.Published.AddDays(random.Int(0, Math.Clamp(last.DayNumber - project.Published.DayNumber, 0, 5)));
        project.Resources.Add((resource, on));
        resource.UseOn(on);
    }

    private static double Nearness(ResourceDraft resource, List<string> communities) =>
        communities.Contains(resource.Pairing.CommunityCode) ? 2.5 : resource.CountyWide ? 2 : communities.Any(c => c[..9] == resource.Pairing.CommunityCode[..9]) ? 1.2 : 0;

    private static void WriteProjects(SampleCounty county, List<ProjectDraft> projects, SampleRandom random)
    {
        var codes = new Codes("XM");
        var funds = random.Shuffle(Enumerable.Range(0, projects.Count)).First();
        foreach (var (draft, index) in projects.OrderBy(p => p.Published).ThenBy(p => p.Name, StringComparer.Ordinal).Select((p, i) => (p, i)))
        {
            draft.Id = index + 1;
            var works = draft.Answers?.Category == NeedCategory.SmallWorks;
            var begun = draft.Start is not null;
            county.Data.Projects.Add(new Project
            {
                Id = draft.Id,
                Code = codes.Next(draft.Published),
                Category = draft.Category,
                Name = draft.Name,
                Content = draft.Content,
                LeadUnitId = draft.Lead,
                Origin = draft.Origin,
                PublishedOn = draft.Published,
                ClaimedOn = draft.Claimed,
                StartOn = draft.Start,
                DueOn = Due(draft, random),
                EndOn = draft.End,
                StoppedOn = draft.Stopped,
                // The funds of one project have not been reported.
                FundsWan = index == funds ? null : works ? random.Int(8, 120) / 10.0 : random.Int(2, 30) / 10.0,
                Attendances = begun ? random.Int(6, 60) : 0,
                Beneficiaries = begun ? random.Int(3, 40) * (works ? 10 : 5) : 0,
                Evaluation = draft.State == ProjectState.Completed ? draft.Needs.Count == 0 ? Evaluation.Satisfied : draft.Needs[0].Need.Evaluation : null,
            });
        }
    }

    private static void WriteLinks(SampleCounty county, List<NeedDraft> needs, List<ProjectDraft> projects)
    {
        var data = county.Data;
        foreach (var project in projects.OrderBy(p => p.Id))
        {
            data.ProjectCommunities.AddRange(project.Communities.Order(StringComparer.Ordinal).Select(c => new ProjectCommunity { ProjectId = project.Id, CommunityCode = c }));
            data.ProjectUnits.AddRange(project.Units.Select(u => new ProjectUnit { ProjectId = project.Id, UnitId = u }));
            data.NeedProjects.AddRange(project.Needs.OrderBy(n => n.Need.Id).Select(n => new NeedProject { NeedId = n.Need.Id, ProjectId = project.Id, On = n.On }));
            data.ProjectResources.AddRange(project.Resources.OrderBy(r => r.Resource.Id).Select(r => new ProjectResource { ProjectId = project.Id, ResourceId = r.Resource.Id, On = r.On }));
        }

        data.NeedResources.AddRange(needs.Where(n => n.Resource is not null).Select(n => new NeedResource { NeedId = n.Id, ResourceId = n.Resource!.Id, On = n.Matched!.Value }));
    }

    /// <summary>30 to 150 days; nearly all completed projects kept it.</summary>
    private static DateOnly Due(ProjectDraft project, SampleRandom random)
    {
        int[] terms = [30, 60, 90, 120, 150];
        var taken = (project.End ?? project.Published).DayNumber - project.Published.DayNumber;
        return project.Published.AddDays(terms.First(t => t >= taken) + (random.Chance(0.3) ? 30 : 0));
    }
}
