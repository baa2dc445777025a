using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>One person on the roster as of a day.</summary>
public sealed record CommunityWorkerRow
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string TownshipName { get; init; }
    public required WorkerPost Post { get; init; }
    public required int Grade { get; init; }
    public required bool Certified { get; init; }
    public required Gender Gender { get; init; }

    /// <summary>The first of the month of birth: the day is not shown.</summary>
    public required DateOnly BornIn { get; init; }

    public required Education Education { get; init; }
    public required PoliticalStatus PoliticalStatus { get; init; }
    public required DateOnly Since { get; init; }
    public required string Search { get; init; }

    /// <summary>Who is in post in a scope on its day.</summary>
    public static IQueryable<CommunityWorkerRow> Query(BoluoDbContext db, Scope scope) =>
        from worker in db.CommunityWorkers.Within(db, scope)
        join community in db.Communities on worker.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new CommunityWorkerRow
        {
            Id = worker.Id,
            Name = worker.Name,
            CommunityCode = community.Code,
            CommunityName = community.Name,
            TownshipName = township.Name,
            Post = worker.Post == 1 ? WorkerPost.Post1 : worker.Post == 2 ? WorkerPost.Post2 : worker.Post == 3 ? WorkerPost.Post3 : WorkerPost.Post4,
            Grade = worker.Grade,
            Certified = worker.Certified,
            Gender = worker.Gender,
            BornIn = worker.BornOn.AddDays(1 - worker.BornOn.Day),
            Education = worker.Education,
            PoliticalStatus = worker.PoliticalStatus,
            Since = worker.Since,
            Search = community.Search,
        };
}

/// <summary>社区工作者名册.</summary>
public sealed class CommunityWorkerTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<CommunityWorkerRow, CommunityWorkerRegister>(factory, LedgerName, new("社区工作者名册"), "社区工作者名册", WorkforceRoom.Page(WorkforceRoom.RosterTab))
{
    public const string LedgerName = CommunityWorkerKeys.LedgerName;

    public override bool Internal => true;

    public override string UsualOrder => "按行政区划代码、岗位排序";

    public override IReadOnlyList<string> Notes =>
    [
        "一人一行，为统计时点在岗人员；岗位只编号，名称未公布；各等级的薪酬标准未公布，不在表中。",
        WorkforceRoom.ThreeLists,
    ];

    protected override Expression<Func<CommunityWorkerRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<CommunityWorkerRow> InUsualOrder(IQueryable<CommunityWorkerRow> rows) =>
        rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Post).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<CommunityWorkerRow, string?>>> Searched => [r => r.Name, r => r.Search, r => r.CommunityCode, r => r.TownshipName];

    protected override IQueryable<CommunityWorkerRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CommunityWorkerRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CommunityWorkerRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.CommunityName, r => r.CommunityCode),
        Column.Code(Ledgers.CommunityWorkers.Code.Key, "社区代码", r => r.CommunityCode) with { Standard = false },
        Field("name", r => r.Name),
        Column.Choice(Ledgers.CommunityWorkers.Post.Key, "岗位", r => r.Post) with { IsCurrentValue = true },
        Column.Whole(Ledgers.CommunityWorkers.Grade.Key, "等级", "级", r => r.Grade) with { IsCurrentValue = true },
        Column.Flag(Ledgers.CommunityWorkers.Certified.Key, "社工证", r => r.Certified) with { IsCurrentValue = true },
        Field("gender", r => r.Gender),
        Column.Month("born", "出生年月", r => r.BornIn),
        Field("education", r => r.Education) with { IsCurrentValue = true },
        Column.Choice("membership", "政治面貌", r => r.PoliticalStatus) with { IsCurrentValue = true },
        Field("since", r => r.Since),
        Column.Remark(),
    ];
}
