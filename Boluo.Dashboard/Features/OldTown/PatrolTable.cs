using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>A patrol due by a day, with its state.</summary>
public sealed record PatrolRow : InCommunity<AlleyPatrol>
{
    public required AlleyChief Chief { get; init; }
    public required DateOnly? DoneOn { get; init; }
    public required PatrolState State { get; init; }
    public required int? HouseholdsVisited { get; init; }

    public static IQueryable<PatrolRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        // A week is over on the Monday after it.
        var overSince = day.AddDays(-7);
        return from patrol in db.AlleyPatrols.Within(db, scope).AsNoTracking()
               join chief in db.AlleyChiefs on patrol.ChiefId equals chief.Id
               join community in db.Communities on chief.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               select new PatrolRow
               {
                   Row = patrol,
                   Township = township,
                   Community = community,
                   Chief = chief,
                   DoneOn = patrol.DoneOn <= day ? patrol.DoneOn : null,
                   State = patrol.DoneOn <= day ? PatrolState.Done : patrol.WeekOf <= overSince ? PatrolState.Missed : PatrolState.Pending,
                   HouseholdsVisited = patrol.DoneOn <= day ? patrol.HouseholdsVisited : null,
               };
    }
}

/// <summary>巷长每周巡查台账.</summary>
public sealed class PatrolTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<PatrolRow, PatrolRegister>(factory, LedgerName, new("老城区巷长每周巡查台账"), "每周巡查", OldTownRoom.Page(LedgerName))
{
    public const string LedgerName = PatrolKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "每名巷长每周应巡查一次，一周从星期一算起；一周已过而没有巡查日期的为未巡查，一周未过的为未到期。",
        "/ 表示未巡查，不适用。",
    ];

    public override string UsualOrder => "按周从近到远，再按行政区划代码排序";

    protected override IOrderedQueryable<PatrolRow> InUsualOrder(IQueryable<PatrolRow> rows) => rows.OrderByDescending(r => r.Row.WeekOf).ThenBy(r => r.Community.Code).ThenBy(r => r.Chief.Beat);

    protected override IReadOnlyList<Expression<Func<PatrolRow, string?>>> Searched => [r => r.Chief.Name, r => r.Chief.Beat, r => r.Community.Search];

    protected override IQueryable<PatrolRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => PatrolRow.Query(db, scope);

    protected override IEnumerable<RowColumn<PatrolRow>> Define() =>
    [
        Field("week", r => r.Row.WeekOf),
        Column.Community(),
        Column.Text(Ledgers.Patrols.Beat.Key, "责任片", r => r.Chief.Beat),
        Field("chief", r => r.Chief.Name),
        Column.Choice(Ledgers.Patrols.State.Key, "状态", r => r.State),
        Field("done", r => r.DoneOn) with { EmptyIsNotApplicable = true },
        Field("visited", r => r.HouseholdsVisited) with { EmptyIsNotApplicable = true },
        Column.Remark(r => r.Row.Remark),
    ];
}
