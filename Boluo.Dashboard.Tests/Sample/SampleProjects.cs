using System.Globalization;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>97 projects: 83 answer 76 needs over 88 links, 14 come from above or from units.</summary>
internal static class SampleProjects
{
    /// <summary>Per state of the needs: how many needs have two projects, and how many pairs of needs share one.</summary>
    private static readonly (NeedState State, int Twice, int Pairs)[] Shapes = [(NeedState.Closed, 6, 3), (NeedState.Started, 4, 1), (NeedState.Matched, 2, 1)];

    private static readonly (ProjectOrigin Origin, ProjectState State, int Count)[] Unasked =
    [
        (ProjectOrigin.Superior, ProjectState.Completed, 3), (ProjectOrigin.Superior, ProjectState.Started, 3), (ProjectOrigin.Superior, ProjectState.Claimed, 1),
        (ProjectOrigin.Superior, ProjectState.Published, 1), (ProjectOrigin.Superior, ProjectState.Stopped, 1), (ProjectOrigin.Resource, ProjectState.Completed, 1),
        (ProjectOrigin.Resource, ProjectState.Started, 1), (ProjectOrigin.Resource, ProjectState.Published, 2), (ProjectOrigin.Resource, ProjectState.Stopped, 1),
    ];

    public static List<ProjectDraft> Draft(SampleCounty county, List<NeedDraft> needs, SampleRandom random)
    {
        var projects = new List<ProjectDraft>();
        foreach (var (state, twice, pairs) in Shapes)
        {
            var open = needs.Where(n => n.State == state && !n.ByResource).ToList();
            for (var i = 0; i < pairs; i++) projects.Add(Shared(open, random));
            foreach (var need in open.Where(n => n.Projects.Count == 0)) projects.Add(First([need], random));
            var more = random.Shuffle(open.Where(n => n.Projects.Count == 1 && n.Projects[0].Needs.Count == 1 && n.Matched < SampleCounty.AsOf.AddDays(-4))).Take(twice).ToList();
            // One started need has a second project that is already completed: the earliest has had time for it.
            var early = state == NeedState.Started ? more.MinBy(n => n.Matched) : null;
            foreach (var need in more) projects.Add(Second(need, completed: need == early, random));
        }

        Publish(projects, random);
        ProjectCategories.Assign(projects);
        projects.AddRange(UnaskedProjects(projects, random));
        foreach (var project in projects.OrderBy(p => p.Published).ThenBy(p => p.Name, StringComparer.Ordinal)) SetUnits(county, project, projects, random);
        return projects;
    }

    private static readonly HashSet<NeedCategory> Tied = [NeedCategory.SmallWorks, NeedCategory.Environment];

    /// <summary>One project for two needs of the same kind in two communities.</summary>
    private static ProjectDraft Shared(List<NeedDraft> open, SampleRandom random)
    {
        var free = open.Where(n => n.Projects.Count == 0 && !n.NamesPlace && n.Reopened is null && !Tied.Contains(n.Category)).ToList();
        foreach (var first in free)
            foreach (var second in free.Where(s => s.Category == first.Category && s.Row != first.Row && s.Matched >= first.Matched
                && (first.Closed is null || (s.Matched < first.Closed.Value.AddDays(-6) && s.Closed > first.Matched!.Value.AddDays(6)))))
            {
                second.Text = first.Text;
                if (second.Started is not null) second.Started = Max(second.Matched!.Value, first.Started!.Value);
                return First([first, second], random);
            }

        throw new InvalidOperationException("No two needs can share a project.");
    }

    private static ProjectDraft First(NeedDraft[] needs, SampleRandom random)
    {
        var need = needs[0];
        var published = need.Matched!.Value;
        var end = need.State == NeedState.Closed ? needs.Min(n => n.Closed!.Value).AddDays(-random.Int(0, 1)) : (DateOnly?)null;
        var start = end is { } last && need.Started > last ? last : need.Started;
        foreach (var other in needs.Skip(1).Where(n => n.Started > n.Closed)) other.Started = other.Closed;
        var project = New(need, Name(needs), need.Text.Content, published,
            need.State switch { NeedState.Closed => ProjectState.Completed, NeedState.Started => ProjectState.Started, _ => ProjectState.Claimed });
        project.Start = start;
        project.End = end;
        project.Claimed = Between(published, start ?? SampleCounty.AsOf, 4, random);
        foreach (var each in needs) Link(project, each, each.Matched!.Value);
        return project;
    }

    private static ProjectDraft Second(NeedDraft need, bool completed, SampleRandom random)
    {
        var published = Between(need.Matched!.Value, need.Closed ?? SampleCounty.AsOf.AddDays(-1), 3, random);
        var project = New(need, Name(need) + "配套志愿服务", "组织在职党员和志愿者参与入户宣传、现场协助和后续回访",
            published, completed ? ProjectState.Completed : need.State switch { NeedState.Closed => ProjectState.Completed, NeedState.Started => ProjectState.Started, _ => ProjectState.Claimed });
        if (need.Started is { } started) project.Start = Max(published, started);
        if (project.State == ProjectState.Completed) project.End = need.Closed ?? Between(project.Start!.Value, SampleCounty.AsOf.AddDays(-1), 14, random);
        project.Claimed = Between(published, project.Start ?? SampleCounty.AsOf, 3, random);
        Link(project, need, published);
        return project;
    }

    /// <summary>Four of the projects of matched needs are published but not yet claimed.</summary>
    private static void Publish(List<ProjectDraft> projects, SampleRandom random)
    {
        var newest = projects.Where(p => p.State == ProjectState.Claimed && p.Needs.All(n => n.Need.Projects.Count == 1)).OrderByDescending(p => p.Published).ThenBy(p => p.Name, StringComparer.Ordinal).Take(6);
        foreach (var project in random.Shuffle(newest).Take(4)) project.Claimed = null;
    }

    private static List<ProjectDraft> UnaskedProjects(List<ProjectDraft> asked, SampleRandom random)
    {
        var categories = new Queue<ProjectCategory>(random.Shuffle(ProjectCategories.Missing(asked)));
        var texts = random.Shuffle(ProjectTexts.All);
        return [.. Shares.Repeat(Unasked.Select(u => ((u.Origin, u.State), u.Count))).Select(kind =>
        {
            var category = categories.Dequeue();
            var published = kind.State switch
            {
                ProjectState.Completed or ProjectState.Stopped => random.Day(new DateOnly(2019, 9, 2), new DateOnly(2020, 3, 20)),
                ProjectState.Started => random.Day(new DateOnly(2020, 3, 20), new DateOnly(2020, 5, 31)),
                _ => random.Day(new DateOnly(2020, 6, 1), new DateOnly(2020, 6, 26)),
            };
            var text = texts.First(t => t.Category == category && Seasons.Fits(t.Name, published));
            texts.Remove(text);
            var project = new ProjectDraft { Name = text.Name, Content = text.Content, Origin = kind.Origin, State = kind.State, Published = published, Category = category };
            if (kind.State != ProjectState.Published) project.Claimed = Between(published, SampleCounty.AsOf, 4, random);
            if (kind.State is ProjectState.Completed or ProjectState.Started) project.Start = project.Claimed!.Value.AddDays(random.Int(1, 10));
            if (kind.State == ProjectState.Completed) project.End = project.Start!.Value.AddDays(random.Int(25, 80));
            if (kind.State == ProjectState.Stopped) project.Stopped = project.Claimed!.Value.AddDays(random.Int(20, 60));
            var count = kind.Origin == ProjectOrigin.Superior ? random.Int(2, 5) : random.Int(1, 2);
            project.Communities.AddRange(random.Shuffle(CommunityTable.All.Where(r => r.Form is not null)).Take(count).Select(r => r.Code).Order(StringComparer.Ordinal));
            return project;
        })];
    }

    /// <summary>A unit paired with the community leads, the least burdened first; its neighbours may take part.</summary>
    private static void SetUnits(SampleCounty county, ProjectDraft project, List<ProjectDraft> all, SampleRandom random)
    {
        var paired = county.Data.Pairings.Where(p => p.ValidFrom <= project.Published).ToList();
        // Its own field of work outweighs up to two projects that a unit leads already.
        double Burden(Pairing p) => all.Count(a => a.Lead == p.UnitId) - (project.Answers?.Fields.Contains(SampleUnits.Fields[p.UnitId - 1]) == true ? 2.5 : 0);
        var near = random.Shuffle(paired).OrderByDescending(p => project.Communities.Contains(p.CommunityCode))
            .ThenByDescending(p => project.Communities.Any(c => c[..9] == p.CommunityCode[..9])).ThenBy(Burden).Select(p => p.UnitId).ToList();
        project.Lead = near[0];
        project.Units.AddRange(near.Skip(1).Take(random.Pick<int>([0, 0, 1, 1, 2])).Order());
    }

    private static ProjectDraft New(NeedDraft need, string name, string content, DateOnly published, ProjectState state) =>
        new() { Name = name, Content = content, Origin = ProjectOrigin.Need, State = state, Published = published, Answers = need.Text };

    /// <summary>东区社区和平路路灯修复.</summary>
    private static string Name(params NeedDraft[] needs) =>
        InCommunity($"{string.Join('、', needs.Select(n => n.Row.Name))}社区", string.Format(CultureInfo.InvariantCulture, needs[0].Text.Project, needs[0].Place));

    /// <summary>Puts a community before a text without saying 社区社区.</summary>
    public static string InCommunity(string community, string text) => community + (text.StartsWith("社区", StringComparison.Ordinal) ? text[2..] : text);

    private static void Link(ProjectDraft project, NeedDraft need, DateOnly on)
    {
        project.Needs.Add((need, on));
        need.Projects.Add(project);
        if (!project.Communities.Contains(need.Row.Code)) project.Communities.Add(need.Row.Code);
    }

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    /// <summary>A day from the first on, some days later at most, never after the last.</summary>
    private static DateOnly Between(DateOnly first, DateOnly last, int most, SampleRandom random) =>
        first.AddDays(random.Int(0, Math.Clamp(last.DayNumber - first.DayNumber, 0, most)));
}
