using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>A 微急烦心事 as of a day.</summary>
public sealed record SmallCaseRow : InCommunity<SmallCase>
{
    public required AlleyChief Chief { get; init; }
    public required DateOnly? StartedOn { get; init; }
    public required DateOnly? HandledOn { get; init; }
    public required SmallCaseState State { get; init; }

    /// <summary>Days it took, once it is handled.</summary>
    public required int? Days { get; init; }

    /// <summary>Days it has been open, until it is handled.</summary>
    public required int? OpenDays { get; init; }

    public required string? Result { get; init; }

    public static IQueryable<SmallCaseRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from item in db.SmallCases.Within(db, scope).AsNoTracking()
               join chief in db.AlleyChiefs on item.ChiefId equals chief.Id
               join community in db.Communities on chief.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               let handled = item.HandledOn <= day
               select new SmallCaseRow
               {
                   Row = item,
                   Chief = chief,
                   Community = community,
                   Township = township,
                   StartedOn = item.StartedOn <= day ? item.StartedOn : null,
                   HandledOn = handled ? item.HandledOn : null,
                   State = handled ? SmallCaseState.Handled : item.StartedOn <= day ? SmallCaseState.Started : SmallCaseState.Raised,
                   Days = handled ? item.HandledOn!.Value.DayNumber - item.RaisedOn.DayNumber : null,
                   OpenDays = handled ? null : day.DayNumber - item.RaisedOn.DayNumber,
                   Result = handled ? item.Result : null,
               };
    }
}

/// <summary>微急烦心事台账.</summary>
public sealed class SmallCaseTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<SmallCaseRow, SmallCaseRegister>(factory, LedgerName, new("老城区微急烦心事办理台账"), "微急烦心事", OldTownRoom.Page(LedgerName))
{
    public const string LedgerName = SmallCaseKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "办理天数从提出之日算到办结之日；在办的事项另计已等天数。状态由各日期得出。",
        "/ 表示不适用。",
    ];

    public override string UsualOrder => "按提出日期从近到远排序";

    protected override IOrderedQueryable<SmallCaseRow> InUsualOrder(IQueryable<SmallCaseRow> rows) => rows.OrderByDescending(r => r.Row.RaisedOn);

    protected override IReadOnlyList<Expression<Func<SmallCaseRow, string?>>> Searched => [r => r.Row.Title, r => r.Chief.Name, r => r.Chief.Beat, r => r.Community.Search];

    protected override IQueryable<SmallCaseRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => SmallCaseRow.Query(db, scope);

    protected override IEnumerable<RowColumn<SmallCaseRow>> Define() =>
    [
        Field(Ledgers.SmallCases.Raised.Key, r => r.Row.RaisedOn),
        Column.Community(),
        Column.Text(Ledgers.SmallCases.Beat.Key, "责任片", r => r.Chief.Beat),
        Field(Ledgers.SmallCases.Kind.Key, r => r.Row.Kind),
        Field("title", r => r.Row.Title),
        Field("chief", r => r.Chief.Name),
        Column.Choice(Ledgers.SmallCases.State.Key, "状态", r => r.State),
        Field("started", r => r.StartedOn) with { Standard = false, EmptyIsNotApplicable = true },
        Field(Ledgers.SmallCases.Handled.Key, r => r.HandledOn) with { EmptyIsNotApplicable = true },
        Column.Whole(Ledgers.SmallCases.Days.Key, "办理天数", "天", r => r.Days) with { EmptyIsNotApplicable = true },
        Column.Whole(Ledgers.SmallCases.Waiting.Key, "已等", "天", r => r.OpenDays) with { EmptyIsNotApplicable = true },
        Field("result", r => r.Result) with { EmptyIsNotApplicable = true },
    ];
}
