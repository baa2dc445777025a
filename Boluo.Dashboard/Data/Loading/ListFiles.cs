using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>The files of the 三张清单 and of the links between them.</summary>
internal static class ListFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<Resource>("resources.csv", d => d.Resources, DataFiles.Checked<Resource>(r => new()
        {
            Id = r.Id(nameof(Resource.Id)),
            Code = r.Code(nameof(Resource.Code), "ZY", 7),
            UnitId = r.Id(nameof(Resource.UnitId)),
            CountyWide = r.Flag(nameof(Resource.CountyWide)),
            Category = r.Enum<ResourceCategory>(nameof(Resource.Category)),
            Title = r.Text(nameof(Resource.Title)),
            Content = r.Text(nameof(Resource.Content), 300, severalLines: true),
            Audience = r.Text(nameof(Resource.Audience)),
            Mode = r.Text(nameof(Resource.Mode)),
            Quantity = r.Number(nameof(Resource.Quantity), 0, 1e9),
            QuantityUnit = r.Text(nameof(Resource.QuantityUnit), 20),
            OfferedOn = r.Day(nameof(Resource.OfferedOn)),
            AvailableFrom = r.Day(nameof(Resource.AvailableFrom)),
            AvailableTo = r.OptionalDay(nameof(Resource.AvailableTo)),
        }, (r, x) =>
        {
            r.Require(x.AvailableTo is not { } to || to >= x.AvailableFrom, nameof(x.AvailableTo), "不得早于“AvailableFrom”");
            r.Require(x.AvailableTo is not { } end || end >= x.OfferedOn, nameof(x.AvailableTo), "不得早于“OfferedOn”");
        })),

        new DataFile<Need>("needs.csv", d => d.Needs, DataFiles.Checked<Need>(r => new()
        {
            Id = r.Id(nameof(Need.Id)),
            Code = r.Code(nameof(Need.Code), "XQ", 7),
            CommunityCode = r.Code(nameof(Need.CommunityCode), 12),
            GridId = r.OptionalId(nameof(Need.GridId)),
            Channel = r.Enum<NeedChannel>(nameof(Need.Channel)),
            Category = r.Enum<NeedCategory>(nameof(Need.Category)),
            Title = r.Text(nameof(Need.Title), 200),
            Proposer = r.Enum<NeedProposer>(nameof(Need.Proposer)),
            OwnerUnit = r.Text(nameof(Need.OwnerUnit)),
            OwnerPerson = r.Text(nameof(Need.OwnerPerson), 50),
            Beneficiaries = r.Int(nameof(Need.Beneficiaries), 0, 1_000_000),
            RaisedOn = r.Day(nameof(Need.RaisedOn)),
            DueOn = r.Day(nameof(Need.DueOn)),
            MatchedOn = r.OptionalDay(nameof(Need.MatchedOn)),
            StartedOn = r.OptionalDay(nameof(Need.StartedOn)),
            ClosedOn = r.OptionalDay(nameof(Need.ClosedOn)),
            ReopenedOn = r.OptionalDay(nameof(Need.ReopenedOn)),
            ClosedAgainOn = r.OptionalDay(nameof(Need.ClosedAgainOn)),
            DeferredOn = r.OptionalDay(nameof(Need.DeferredOn)),
            Result = r.OptionalText(nameof(Need.Result), 300, severalLines: true),
            Evaluation = r.OptionalEnum<Evaluation>(nameof(Need.Evaluation)),
        }, (r, n) =>
        {
            r.Require(n.DueOn >= n.RaisedOn, nameof(n.DueOn), "不得早于“RaisedOn”");
            InOrder(r, (nameof(n.RaisedOn), n.RaisedOn), (nameof(n.MatchedOn), n.MatchedOn), (nameof(n.StartedOn), n.StartedOn),
                (nameof(n.ClosedOn), n.ClosedOn), (nameof(n.ReopenedOn), n.ReopenedOn), (nameof(n.ClosedAgainOn), n.ClosedAgainOn));
            InOrder(r, (nameof(n.RaisedOn), n.RaisedOn), (nameof(n.DeferredOn), n.DeferredOn));
        })),

        new DataFile<Project>("projects.csv", d => d.Projects, DataFiles.Checked<Project>(r => new()
        {
            Id = r.Id(nameof(Project.Id)),
            Code = r.Code(nameof(Project.Code), "XM", 7),
            Category = r.Enum<ProjectCategory>(nameof(Project.Category)),
            Name = r.Text(nameof(Project.Name)),
            Content = r.Text(nameof(Project.Content), 300, severalLines: true),
            LeadUnitId = r.Id(nameof(Project.LeadUnitId)),
            Origin = r.Enum<ProjectOrigin>(nameof(Project.Origin)),
            PublishedOn = r.Day(nameof(Project.PublishedOn)),
            ClaimedOn = r.OptionalDay(nameof(Project.ClaimedOn)),
            StartOn = r.OptionalDay(nameof(Project.StartOn)),
            DueOn = r.Day(nameof(Project.DueOn)),
            EndOn = r.OptionalDay(nameof(Project.EndOn)),
            StoppedOn = r.OptionalDay(nameof(Project.StoppedOn)),
            FundsWan = r.OptionalNumber(nameof(Project.FundsWan), 0, 1_000_000),
            Attendances = r.Int(nameof(Project.Attendances), 0, 1_000_000),
            Beneficiaries = r.Int(nameof(Project.Beneficiaries), 0, 10_000_000),
            Evaluation = r.OptionalEnum<Evaluation>(nameof(Project.Evaluation)),
        }, (r, p) =>
        {
            r.Require(p.DueOn >= p.PublishedOn, nameof(p.DueOn), "不得早于“PublishedOn”");
            InOrder(r, (nameof(p.PublishedOn), p.PublishedOn), (nameof(p.ClaimedOn), p.ClaimedOn), (nameof(p.StartOn), p.StartOn), (nameof(p.EndOn), p.EndOn));
            InOrder(r, (nameof(p.PublishedOn), p.PublishedOn), (nameof(p.StoppedOn), p.StoppedOn));
            r.Require(p.EndOn is null || p.StoppedOn is null, nameof(p.StoppedOn), "已完成的项目不能终止");
        })),

        new DataFile<ProjectCommunity>("project-communities.csv", d => d.ProjectCommunities, r => new()
        {
            ProjectId = r.Id(nameof(ProjectCommunity.ProjectId)),
            CommunityCode = r.Code(nameof(ProjectCommunity.CommunityCode), 12),
        }),

        new DataFile<ProjectUnit>("project-units.csv", d => d.ProjectUnits, r => new()
        {
            ProjectId = r.Id(nameof(ProjectUnit.ProjectId)),
            UnitId = r.Id(nameof(ProjectUnit.UnitId)),
        }),

        new DataFile<NeedProject>("need-projects.csv", d => d.NeedProjects, r => new()
        {
            NeedId = r.Id(nameof(NeedProject.NeedId)),
            ProjectId = r.Id(nameof(NeedProject.ProjectId)),
            On = r.Day(nameof(NeedProject.On)),
        }),

        new DataFile<NeedResource>("need-resources.csv", d => d.NeedResources, r => new()
        {
            NeedId = r.Id(nameof(NeedResource.NeedId)),
            ResourceId = r.Id(nameof(NeedResource.ResourceId)),
            On = r.Day(nameof(NeedResource.On)),
        }),

        new DataFile<ProjectResource>("project-resources.csv", d => d.ProjectResources, r => new()
        {
            ProjectId = r.Id(nameof(ProjectResource.ProjectId)),
            ResourceId = r.Id(nameof(ProjectResource.ResourceId)),
            On = r.Day(nameof(ProjectResource.On)),
        }),
    ];

    /// <summary>Days that are known must follow each other; a step may be missing.</summary>
    private static void InOrder(CsvRow row, params (string Column, DateOnly? Day)[] steps)
    {
        var last = steps[0];
        foreach (var step in steps.Skip(1))
        {
            if (step.Day is null) continue;
            row.Require(step.Day >= last.Day, step.Column, $"不得早于“{last.Column}”");
            last = step;
        }
    }
}
