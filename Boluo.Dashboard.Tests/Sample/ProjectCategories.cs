using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>31 公益帮扶, 24 文明创建, 22 教育培训, 20 其他.</summary>
internal static class ProjectCategories
{
    public static readonly IReadOnlyDictionary<ProjectCategory, int> Totals = new Dictionary<ProjectCategory, int>
    {
        [ProjectCategory.PublicAid] = 31,
        [ProjectCategory.Civility] = 24,
        [ProjectCategory.Education] = 22,
        [ProjectCategory.Other] = 20,
    };

    /// <summary>What a project for such a need counts as, the most natural first.</summary>
    private static readonly Dictionary<NeedCategory, ProjectCategory[]> Choices = new()
    {
        [NeedCategory.SmallWorks] = [ProjectCategory.Other, ProjectCategory.Civility, ProjectCategory.PublicAid],
        [NeedCategory.HealthAndAge] = [ProjectCategory.PublicAid, ProjectCategory.Education],
        [NeedCategory.Education] = [ProjectCategory.Education, ProjectCategory.PublicAid],
        [NeedCategory.CultureAndSport] = [ProjectCategory.Civility, ProjectCategory.Other],
        [NeedCategory.Aid] = [ProjectCategory.PublicAid],
        [NeedCategory.PolicyAdvice] = [ProjectCategory.Education, ProjectCategory.PublicAid, ProjectCategory.Other],
        [NeedCategory.Environment] = [ProjectCategory.Civility, ProjectCategory.Other],
    };

    /// <summary>Gives each project its natural category, and another natural one where a total would be exceeded.</summary>
    public static void Assign(List<ProjectDraft> projects)
    {
        foreach (var project in projects) project.Category = Choices[project.Answers!.Category][0];
        foreach (var (category, total) in Totals)
            while (projects.Count(p => p.Category == category) > total)
            {
                var (project, other) = projects.Where(p => p.Category == category)
                    .SelectMany(p => Choices[p.Answers!.Category].Where(c => Room(projects, c) > 0).Select(c => (p, c))).MaxBy(x => Room(projects, x.c));
                project.Category = other;
            }
    }

    /// <summary>The categories that the projects nobody asked for must have.</summary>
    public static List<ProjectCategory> Missing(List<ProjectDraft> projects) => Shares.Repeat(Totals.Keys.Select(c => (c, Room(projects, c))));

    private static int Room(List<ProjectDraft> projects, ProjectCategory category) => Totals[category] - projects.Count(p => p.Category == category);
}
