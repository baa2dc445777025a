using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A 微心愿 as of a day.</summary>
public sealed record DelegateIssueRow : InCommunity<DelegateIssue>
{
    public required IssueState State { get; init; }
    public required DateOnly? SolvedOn { get; init; }

    /// <summary>Days from raising to solving, or so far.</summary>
    public required int Days { get; init; }

    public static IQueryable<DelegateIssueRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from issue in db.DelegateIssues.Within(db, scope).AsNoTracking()
               let solved = issue.SolvedOn <= day
               join community in db.Communities on issue.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               select new DelegateIssueRow
               {
                   Row = issue,
                   Township = township,
                   Community = community,
                   State = solved ? IssueState.Solved : IssueState.Open,
                   SolvedOn = solved ? issue.SolvedOn : null,
                   Days = (solved ? issue.SolvedOn!.Value.DayNumber : day.DayNumber) - issue.RaisedOn.DayNumber,
               };
    }
}

/// <summary>党代表直联群众微心愿台账.</summary>
public sealed class DelegateIssueTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<DelegateIssueRow, DelegateIssueRegister>(factory, LedgerName, new("党代表直联群众“微心愿”台账"), "党代表微心愿", FourAsksRoom.Page(FourAsksPart.Needs))
{
    public const string LedgerName = DelegateIssueKeys.LedgerName;

    public override IReadOnlyList<string> Notes => ["微心愿由党代表小组收集，单独统计，不与需求清单相加。", "用时自收集之日计算；办理中的计算至统计时点。"];

    public override string UsualOrder => "按收集日期从近到远排序";

    protected override IOrderedQueryable<DelegateIssueRow> InUsualOrder(IQueryable<DelegateIssueRow> rows) => rows.OrderByDescending(r => r.Row.RaisedOn);

    protected override IReadOnlyList<Expression<Func<DelegateIssueRow, string?>>> Searched => [r => r.Row.Title, r => r.Community.Search, r => r.Row.DelegateGroup, r => r.Township.Name];

    protected override IQueryable<DelegateIssueRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => DelegateIssueRow.Query(db, scope);

    protected override IEnumerable<RowColumn<DelegateIssueRow>> Define() =>
    [
        Column.Township() with { Standard = false },
        Column.Community(),
        Field(Ledgers.DelegateIssues.Kind.Key, r => r.Row.Kind),
        Field("title", r => r.Row.Title),
        Field("group", r => r.Row.DelegateGroup),
        Field(Ledgers.DelegateIssues.Raised.Key, r => r.Row.RaisedOn),
        Column.Choice(Ledgers.DelegateIssues.State.Key, "办理状态", r => r.State),
        Field(Ledgers.DelegateIssues.Solved.Key, r => r.SolvedOn) with { EmptyIsNotApplicable = true },
        Column.Whole("days", "用时", "天", r => r.Days),
        Column.Remark(),
    ];
}
