using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A need is answered by a project since a day.</summary>
public sealed class NeedProjectRegister() : Register<NeedProject>("需求与项目的对接", "need-projects.csv")
{
    protected override IEnumerable<Field<NeedProject>> Define() =>
    [
        Field.Link("need", "需求", l => l.NeedId),
        Field.Link("project", "项目", l => l.ProjectId),
        Field.Day("on", "对接日期", l => l.On),
    ];

    protected override void Rules(RuleBook<NeedProject> must)
    {
        must.Match<Need>("need", (l, need) => l.On >= need.RaisedOn, Links.NotBefore, at: "on");
        must.Match<Project>("project", (l, project) => l.On >= project.PublishedOn, Links.NotBefore, at: "on");
    }
}

/// <summary>A need is answered by a resource since a day.</summary>
public sealed class NeedResourceRegister() : Register<NeedResource>("需求与资源的对接", "need-resources.csv")
{
    protected override IEnumerable<Field<NeedResource>> Define() =>
    [
        Field.Link("need", "需求", l => l.NeedId),
        Field.Link("resource", "资源", l => l.ResourceId),
        Field.Day("on", "对接日期", l => l.On),
    ];

    protected override void Rules(RuleBook<NeedResource> must)
    {
        must.Match<Need>("need", (l, need) => l.On >= need.RaisedOn, Links.NotBefore, at: "on");
        must.Match<Resource>("resource", (l, resource) => l.On >= resource.OfferedOn, Links.NotBefore, at: "on");
    }
}

/// <summary>A project uses a resource since a day.</summary>
public sealed class ProjectResourceRegister() : Register<ProjectResource>("项目所用资源", "project-resources.csv")
{
    protected override IEnumerable<Field<ProjectResource>> Define() =>
    [
        Field.Link("project", "项目", l => l.ProjectId),
        Field.Link("resource", "资源", l => l.ResourceId),
        Field.Day("on", "对接日期", l => l.On),
    ];

    protected override void Rules(RuleBook<ProjectResource> must)
    {
        must.Match<Project>("project", (l, project) => l.On >= project.PublishedOn, Links.NotBefore, at: "on");
        must.Match<Resource>("resource", (l, resource) => l.On >= resource.OfferedOn, Links.NotBefore, at: "on");
    }
}

/// <summary>A project is carried out in a community.</summary>
public sealed class ProjectCommunityRegister() : Register<ProjectCommunity>("项目实施社区", "project-communities.csv")
{
    protected override IEnumerable<Field<ProjectCommunity>> Define() =>
    [
        Field.Link("project", "项目", l => l.ProjectId),
        Field.Community("community", "社区", l => l.CommunityCode),
    ];
}

/// <summary>A unit takes part in a project beside the one that leads it.</summary>
public sealed class ProjectUnitRegister() : Register<ProjectUnit>("项目参与单位", "project-units.csv")
{
    protected override IEnumerable<Field<ProjectUnit>> Define() =>
    [
        Field.Link("project", "项目", l => l.ProjectId),
        Field.Link("unit", "单位", l => l.UnitId),
    ];

    protected override void Rules(RuleBook<ProjectUnit> must) =>
        must.Match<Project>("project", (l, project) => project.LeadUnitId != l.UnitId, "牵头单位不应再列为参与单位", at: "unit");
}

internal static class Links
{
    public const string NotBefore = "不得早于对接双方列入清单的日期";
}
