using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A need as of a day, with its state and what answers it.</summary>
public sealed record NeedRow : InCommunity<Need>
{
    public required string? GridCode { get; init; }
    public required int Links { get; init; }
    public required string? Answers { get; init; }

    /// <summary>The kinds of the resources that answer it, themselves or through a project: names divided by commas, as often as they occur.</summary>
    public required string? ResourceKinds { get; init; }

    /// <summary>The kinds of the projects that answer it, as <see cref="ResourceKinds"/>.</summary>
    public required string? ProjectKinds { get; init; }

    public required NeedState State { get; init; }

    /// <summary>Days since it was raised; only while it waits for a match.</summary>
    public required int? WaitingDays { get; init; }

    public required DateOnly? ClosedOn { get; init; }
    public required string? Result { get; init; }
    public required Evaluation? Evaluation { get; init; }

    /// <summary>The needs of a scope as of its day.</summary>
    public static IQueryable<NeedRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from stated in db.Needs.Within(db, scope).AsNoTracking().WithState(day)
               let need = stated.Row
               join community in db.Communities on need.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               join g in db.Grids on need.GridId equals (int?)g.Id into grids
               from grid in grids.DefaultIfEmpty()
               let projects = (from link in db.NeedProjects
                               join project in db.Projects on link.ProjectId equals project.Id
                               where link.NeedId == need.Id && link.On <= day
                               group project by link.NeedId into found
                               select string.Join("、", found.Select(f => f.Code))).FirstOrDefault()
               let resources = (from link in db.NeedResources
                                join resource in db.Resources on link.ResourceId equals resource.Id
                                where link.NeedId == need.Id && link.On <= day
                                group resource by link.NeedId into found
                                select string.Join("、", found.Select(f => f.Code))).FirstOrDefault()
               let projectKinds = (from link in db.NeedProjects
                                   join project in db.Projects on link.ProjectId equals project.Id
                                   where link.NeedId == need.Id && link.On <= day
                                   group project by link.NeedId into found
                                   select string.Join(",", found.Select(f => f.Category.ToString()))).FirstOrDefault()
               // From the links of the need; not from those of the county.
               let resourceKinds = (from link in db.NeedResources.Where(l => l.NeedId == need.Id && l.On <= day).Select(l => new { l.NeedId, l.ResourceId })
                                        .Concat(db.NeedProjects.Where(l => l.NeedId == need.Id && l.On <= day)
                                            .Join(db.ProjectResources.Where(u => u.On <= day), l => l.ProjectId, u => u.ProjectId, (l, u) => new { l.NeedId, u.ResourceId }))
                                    join resource in db.Resources on link.ResourceId equals resource.Id
                                    where link.NeedId == need.Id
                                    group resource by link.NeedId into found
                                    select string.Join(",", found.Select(f => f.Category.ToString()))).FirstOrDefault()
               select new NeedRow
               {
                   Row = need,
                   Community = community,
                   Township = township,
                   GridCode = grid.Code,
                   Links = db.NeedProjects.Count(l => l.NeedId == need.Id && l.On <= day) + db.NeedResources.Count(l => l.NeedId == need.Id && l.On <= day),
                   Answers = projects == null ? resources : resources == null ? projects : projects + "、" + resources,
                   ResourceKinds = resourceKinds,
                   ProjectKinds = projectKinds,
                   State = stated.State,
                   WaitingDays = stated.State == NeedState.Waiting ? day.DayNumber - need.RaisedOn.DayNumber : null,
                   ClosedOn = stated.State != NeedState.Closed ? null : need.ClosedAgainOn != null && need.ClosedAgainOn <= day ? need.ClosedAgainOn : need.ClosedOn,
                   Result = stated.State == NeedState.Closed ? need.Result : null,
                   Evaluation = stated.State == NeedState.Closed ? need.Evaluation : null,
               };
    }
}

/// <summary>需求清单.</summary>
public sealed class NeedTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<NeedRow, NeedRegister>(factory, LedgerName, new("需求清单"), "需求清单", ThreeListsRoom.Page(LedgerName))
{
    public const string LedgerName = NeedKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "办理状态由收集、对接、实施、办结、暂缓日期推算至统计时点；群众评价为不满意的重新办理。",
        $"等待天数只对待对接的需求计算，{ThreeListsRoom.WaitingFrom}，计至统计时点当日；超若干天指等待天数大于该数。",
        "对接资源类别包括直接对接的资源和所对接项目使用的资源，对接资源、对接项目都以关联日期不晚于统计时点的为准。",
    ];

    public override string UsualOrder => "按需求编号排序";

    protected override Expression<Func<NeedRow, string>> Key => r => r.Row.Code;

    protected override IReadOnlyList<Expression<Func<NeedRow, string?>>> Searched => [r => r.Row.Title, r => r.Row.OwnerUnit, r => r.Township.Name, r => r.Community.Name, r => r.Row.Search + " " + r.Community.Search, r => r.Row.Code];

    protected override IQueryable<NeedRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => NeedRow.Query(db, scope);

    protected override IEnumerable<RowColumn<NeedRow>> Define() =>
    [
        Field("code", r => r.Row.Code),
        Column.Township(),
        Column.Community(),
        Column.Code(Ledgers.Needs.Grid.Key, "网格", r => r.GridCode, r => r.GridCode == null ? null : Urls.Grid(r.GridCode)) with { Standard = false },
        Field(Ledgers.Needs.Category.Key, r => r.Row.Category),
        Field("title", r => r.Row.Title),
        Field("proposer", r => r.Row.Proposer),
        Field(Ledgers.Needs.Channel.Key, r => r.Row.Channel),
        Field(Ledgers.Needs.Raised.Key, r => r.Row.RaisedOn),
        Field("beneficiaries", r => r.Row.Beneficiaries) with { Standard = false },
        Field(Ledgers.Needs.Owner.Key, r => r.Row.OwnerUnit),
        Field("ownerPerson", r => r.Row.OwnerPerson) with { Standard = false },
        Column.Text("answers", "对接资源（项目）编号", r => r.Answers),
        Column.Whole(Ledgers.Needs.Links.Key, "对接数", "个", r => r.Links) with { Standard = false },
        Column.Choices<ResourceCategory>(Ledgers.Needs.ResourceKinds.Key, "对接资源类别", r => r.ResourceKinds) with { Standard = false },
        Column.Choices<ProjectCategory>(Ledgers.Needs.ProjectKinds.Key, "对接项目类别", r => r.ProjectKinds) with { Standard = false },
        Field("due", r => r.Row.DueOn),
        Column.Choice(Ledgers.Needs.State.Key, "办理状态", r => r.State),
        Column.Whole(Ledgers.Needs.Waiting.Key, "等待", "天", r => r.WaitingDays) with { EmptyIsNotApplicable = true },
        Field(Ledgers.Needs.Closed.Key, r => r.ClosedOn) with { Standard = false, EmptyIsNotApplicable = true },
        Field("result", r => r.Result) with { Standard = false },
        Field("evaluation", r => r.Evaluation) with { IsCurrentValue = true },
        Column.Remark(),
    ];
}
