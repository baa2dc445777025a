using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A project as of a day, with its stage and what it answers and uses.</summary>
public sealed record ProjectRow
{
    public required Project Row { get; init; }
    public required CountyUnit LeadUnit { get; init; }
    public required string? Communities { get; init; }
    public required string? OtherUnits { get; init; }
    public required int NeedCount { get; init; }
    public required string? Needs { get; init; }
    public required string? Resources { get; init; }
    public required DateOnly? StartOn { get; init; }

    /// <summary>None before the project is completed: until then it is only planned.</summary>
    public required int? Attendances { get; init; }

    /// <summary>As <see cref="Attendances"/>.</summary>
    public required int? Beneficiaries { get; init; }

    public required ProjectState State { get; init; }
    public required DateOnly? EndOn { get; init; }
    public required Evaluation? Evaluation { get; init; }

    /// <summary>The projects of a scope as of its day.</summary>
    public static IQueryable<ProjectRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from stated in db.Projects.Within(db, scope).AsNoTracking().WithState(day)
               let project = stated.Row
               join unit in db.CountyUnits on project.LeadUnitId equals unit.Id
               select new ProjectRow
               {
                   Row = project,
                   LeadUnit = unit,
                   Communities = (from link in db.ProjectCommunities
                                  join community in db.Communities on link.CommunityCode equals community.Code
                                  where link.ProjectId == project.Id
                                  group community by link.ProjectId into found
                                  select string.Join("、", found.Select(f => f.Name))).FirstOrDefault(),
                   OtherUnits = (from link in db.ProjectUnits
                                 join other in db.CountyUnits on link.UnitId equals other.Id
                                 where link.ProjectId == project.Id
                                 group other by link.ProjectId into found
                                 select string.Join("、", found.Select(f => f.Name))).FirstOrDefault(),
                   NeedCount = db.NeedProjects.Count(l => l.ProjectId == project.Id && l.On <= day),
                   Needs = (from link in db.NeedProjects
                            join need in db.Needs on link.NeedId equals need.Id
                            where link.ProjectId == project.Id && link.On <= day
                            group need by link.ProjectId into found
                            select string.Join("、", found.Select(f => f.Code))).FirstOrDefault(),
                   Resources = (from link in db.ProjectResources
                                join resource in db.Resources on link.ResourceId equals resource.Id
                                where link.ProjectId == project.Id && link.On <= day
                                group resource by link.ProjectId into found
                                select string.Join("、", found.Select(f => f.Code))).FirstOrDefault(),
                   StartOn = project.StartOn <= day ? project.StartOn : null,
                   Attendances = stated.State == ProjectState.Completed ? project.Attendances : null,
                   Beneficiaries = stated.State == ProjectState.Completed ? project.Beneficiaries : null,
                   State = stated.State,
                   EndOn = project.EndOn <= day ? project.EndOn : null,
                   Evaluation = stated.State == ProjectState.Completed ? project.Evaluation : null,
               };
    }
}

/// <summary>项目清单.</summary>
public sealed class ProjectTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<ProjectRow, ProjectRegister>(factory, LedgerName, new("项目清单"), "项目清单", ThreeListsRoom.Page(LedgerName))
{
    public const string LedgerName = ProjectKeys.LedgerName;

    public override IReadOnlyList<string> Notes =>
    [
        "一个项目可在多个社区实施，按镇街、社区统计的项目数不相加。",
        "参与人员、受益群众按人次统计，不去重，只列统计时点已完成的项目；经费为登记的项目经费，含未完成的项目。",
    ];

    public override string UsualOrder => "按项目编号排序";

    protected override Expression<Func<ProjectRow, string>> Key => r => r.Row.Code;

    protected override IReadOnlyList<Expression<Func<ProjectRow, string?>>> Searched => [r => r.Row.Name, r => r.LeadUnit.PartyOrgName, r => r.Row.Search + " " + r.LeadUnit.Search, r => r.Row.Code];

    protected override IQueryable<ProjectRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ProjectRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ProjectRow>> Define() =>
    [
        Field("code", r => r.Row.Code),
        Field(Ledgers.Projects.Category.Key, r => r.Row.Category),
        Field("name", r => r.Row.Name),
        Field("content", r => r.Row.Content) with { Standard = false },
        Column.Text("communities", "实施社区", r => r.Communities),
        Field(Ledgers.Projects.Lead.Key, r => r.LeadUnit.PartyOrgName),
        Column.Text("units", "参与单位", r => r.OtherUnits) with { Standard = false },
        Field(Ledgers.Projects.Origin.Key, r => r.Row.Origin),
        Column.Text("needs", "对应需求编号", r => r.Needs),
        Column.Whole(Ledgers.Projects.NeedCount.Key, "对应需求", "个", r => r.NeedCount) with { Standard = false },
        Column.Text("resources", "使用资源编号", r => r.Resources) with { Standard = false },
        Field(Ledgers.Projects.Published.Key, r => r.Row.PublishedOn) with { Standard = false },
        Field("start", r => r.StartOn) with { EmptyIsNotApplicable = true },
        Field("due", r => r.Row.DueOn),
        Field("funds", r => r.Row.FundsWan) with { Standard = false },
        Field("attendances", r => r.Attendances) with { Standard = false, EmptyIsNotApplicable = true },
        Field("beneficiaries", r => r.Beneficiaries) with { EmptyIsNotApplicable = true },
        Column.Choice(Ledgers.Projects.State.Key, "项目进度", r => r.State),
        Field("end", r => r.EndOn) with { Standard = false, EmptyIsNotApplicable = true },
        Field("evaluation", r => r.Evaluation) with { IsCurrentValue = true },
        Column.Remark(),
    ];
}
