using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A need is answered by a project since a day.</summary>
public sealed class NeedProjectRegister() : LinkRegister<NeedProject>("需求与项目的对接", "need-projects.csv")
{
    protected override IEnumerable<Field<NeedProject>> Define() =>
    [
        Field.Link("need", "需求", l => l.NeedId, ListPicks.Needs),
        Field.Link("project", "项目", l => l.ProjectId, ListPicks.Projects),
        Field.Day("on", "对接日期", l => l.On),
    ];

    protected override void Rules(RuleBook<NeedProject> must)
    {
        LinkDays.OfNeed(must, l => l.On);
        LinkDays.OfProject(must, l => l.On);
    }
}

/// <summary>A need is answered by a resource since a day.</summary>
public sealed class NeedResourceRegister() : LinkRegister<NeedResource>("需求与资源的对接", "need-resources.csv")
{
    protected override IEnumerable<Field<NeedResource>> Define() =>
    [
        Field.Link("need", "需求", l => l.NeedId, ListPicks.Needs),
        Field.Link("resource", "资源", l => l.ResourceId, ListPicks.Resources),
        Field.Day("on", "对接日期", l => l.On),
    ];

    protected override void Rules(RuleBook<NeedResource> must)
    {
        LinkDays.OfNeed(must, l => l.On);
        LinkDays.OfResource(must, l => l.On);
    }
}

/// <summary>A project uses a resource since a day.</summary>
public sealed class ProjectResourceRegister() : LinkRegister<ProjectResource>("项目所用资源", "project-resources.csv")
{
    protected override IEnumerable<Field<ProjectResource>> Define() =>
    [
        Field.Link("project", "项目", l => l.ProjectId, ListPicks.Projects),
        Field.Link("resource", "资源", l => l.ResourceId, ListPicks.Resources),
        Field.Day("on", "对接日期", l => l.On),
    ];

    protected override void Rules(RuleBook<ProjectResource> must)
    {
        LinkDays.OfProject(must, l => l.On);
        LinkDays.OfResource(must, l => l.On);
    }
}

/// <summary>A project is carried out in a community.</summary>
public sealed class ProjectCommunityRegister() : LinkRegister<ProjectCommunity>("项目实施社区", "project-communities.csv")
{
    protected override IEnumerable<Field<ProjectCommunity>> Define() =>
    [
        Field.Link("project", "项目", l => l.ProjectId, ListPicks.Projects),
        Field.Community("community", "社区", l => l.CommunityCode),
    ];
}

/// <summary>A unit takes part in a project beside the one that leads it.</summary>
public sealed class ProjectUnitRegister() : LinkRegister<ProjectUnit>("项目参与单位", "project-units.csv")
{
    protected override IEnumerable<Field<ProjectUnit>> Define() =>
    [
        Field.Link("project", "项目", l => l.ProjectId, ListPicks.Projects),
        Field.Link("unit", "单位", l => l.UnitId, PickLists.Units),
    ];

    protected override void Rules(RuleBook<ProjectUnit> must) =>
        must.Match<Project>("project", (l, project) => project.LeadUnitId != l.UnitId, "牵头单位不应再列为参与单位", (_, _) => "该单位是牵头单位，不应再列为参与单位。", at: "unit");
}

/// <summary>What binds the day of a link to the days of its ends.</summary>
internal static class LinkDays
{
    private const string NotBefore = "不得早于对接双方列入清单的日期";

    /// <summary>A need that something answers has been matched, on the first day of all its links.</summary>
    public static void OfNeed<TLink>(RuleBook<TLink> must, Func<TLink, DateOnly> on) where TLink : class
    {
        must.Match<Need>("need", (l, need) => on(l) >= need.RaisedOn, NotBefore, (l, need) => Early("需求的“收集日期”", need.RaisedOn, on(l)), at: "on");
        must.Match<Need>("need", (l, need) => need.MatchedOn is { } matched && on(l) >= matched, $"需求的“{nameof(Need.MatchedOn)}”应填写，且不晚于这一日期",
            (l, need) => need.MatchedOn is { } matched ? Early("需求的“对接日期”", matched, on(l)) : "需求的“对接日期”应一并填写。", at: "on");
    }

    public static void OfProject<TLink>(RuleBook<TLink> must, Func<TLink, DateOnly> on) where TLink : class =>
        must.Match<Project>("project", (l, project) => on(l) >= project.PublishedOn, NotBefore, (l, project) => Early("项目的“发布日期”", project.PublishedOn, on(l)), at: "on");

    public static void OfResource<TLink>(RuleBook<TLink> must, Func<TLink, DateOnly> on) where TLink : class =>
        must.Match<Resource>("resource", (l, resource) => on(l) >= resource.OfferedOn, NotBefore, (l, resource) => Early("资源的“收集日期”", resource.OfferedOn, on(l)), at: "on");

    private static string Early(string what, DateOnly day, DateOnly on) => $"不应早于{what}{Days.Long(day)}，现为{Days.Long(on)}。";
}

/// <summary>The entries of the three lists as they are chosen: by code and name, the newest first.</summary>
internal static class ListPicks
{
    public static IQueryable<Pickable> Needs(BoluoDbContext db, DateOnly day) =>
        from need in db.Needs.ThereOn(day)
        join community in db.Communities on need.CommunityCode equals community.Code
        orderby need.RaisedOn descending, need.Id descending
        select new Pickable { Value = need.Id.ToString(CultureInfo.InvariantCulture), Label = need.Code + " " + need.Title, Code = need.Code, Group = community.Name };

    public static IQueryable<Pickable> Projects(BoluoDbContext db, DateOnly day) =>
        from project in db.Projects.ThereOn(day)
        join unit in db.CountyUnits on project.LeadUnitId equals unit.Id
        orderby project.PublishedOn descending, project.Id descending
        select new Pickable { Value = project.Id.ToString(CultureInfo.InvariantCulture), Label = project.Code + " " + project.Name, Code = project.Code, Group = unit.Name };

    public static IQueryable<Pickable> Resources(BoluoDbContext db, DateOnly day) =>
        from resource in db.Resources.ThereOn(day)
        join unit in db.CountyUnits on resource.UnitId equals unit.Id
        orderby resource.OfferedOn descending, resource.Id descending
        select new Pickable { Value = resource.Id.ToString(CultureInfo.InvariantCulture), Label = resource.Code + " " + resource.Title, Code = resource.Code, Group = unit.Name };
}
