using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Returns;

/// <summary>A return as of a day: what happened later has not happened yet.</summary>
public sealed record ReturnRow : InTownship<MonthlyReturn>
{
    /// <summary>2020年6月</summary>
    public required string MonthName { get; init; }

    public required DateOnly? SubmittedOn { get; init; }
    public required DateOnly? SentBackOn { get; init; }
    public required DateOnly? CorrectedOn { get; init; }
    public required ReturnState State { get; init; }

    /// <summary>Days after it was due, until it came or until now; null where it is in time.</summary>
    public required int? DaysLate { get; init; }

    /// <summary>The returns of a scope for all months up to its day's.</summary>
    public static IQueryable<ReturnRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from stated in db.MonthlyReturns.Within(db, scope).AsNoTracking().WithState(day)
               let row = stated.Row
               join township in db.Townships on row.TownshipCode equals township.Code
               let until = row.SubmittedOn != null && row.SubmittedOn <= day ? row.SubmittedOn.Value : day
               select new ReturnRow
               {
                   Row = row,
                   Township = township,
                   MonthName = row.Month.Year + "年" + row.Month.Month + "月",
                   SubmittedOn = row.SubmittedOn <= day ? row.SubmittedOn : null,
                   SentBackOn = row.SentBackOn <= day ? row.SentBackOn : null,
                   CorrectedOn = row.CorrectedOn <= day ? row.CorrectedOn : null,
                   State = stated.State,
                   DaysLate = until > row.DueOn ? until.DayNumber - row.DueOn.DayNumber : null,
               };
    }
}

/// <summary>镇街报表报送台账.</summary>
public sealed class ReturnTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<ReturnRow, MonthlyReturnRegister>(factory, LedgerName, new("镇街报表报送台账"), "报送台账", ReturnsRoom.Page(LedgerName))
{
    public const string LedgerName = ReturnKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "报送状态由报送、退回、更正日期推算至统计时点；已更正的计入已报。",
        "逾期天数自应报时间次日起算，未报的算至统计时点。",
    ];

    public override string UsualOrder => "按所属月份由近及远、行政区划代码排序";

    protected override IOrderedQueryable<ReturnRow> InUsualOrder(IQueryable<ReturnRow> rows) =>
        rows.OrderByDescending(r => r.Row.Month).ThenBy(r => r.Township.Code).ThenBy(r => r.Row.Form);

    protected override IReadOnlyList<Expression<Func<ReturnRow, string?>>> Searched => [r => r.Township.Name, r => r.Row.Form, r => r.Row.Contact, r => r.MonthName];

    protected override IQueryable<ReturnRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ReturnRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ReturnRow>> Define() =>
    [
        Column.Township(r => r.Township.Name, r => r.Township.Code),
        Column.Text(Ledgers.Returns.Month.Key, "所属月份", r => r.MonthName) with { SortBy = r => r.Row.Month.Year + (r.Row.Month.Month < 10 ? "0" : "") + r.Row.Month.Month },
        Field("form", r => r.Row.Form),
        Field(Ledgers.Returns.Due.Key, r => r.Row.DueOn),
        Field("submitted", r => r.SubmittedOn) with { EmptyIsNotApplicable = true },
        Field("sentBack", r => r.SentBackOn) with { EmptyIsNotApplicable = true },
        Field("corrected", r => r.CorrectedOn) with { EmptyIsNotApplicable = true },
        Column.Choice(Ledgers.Returns.State.Key, "报送状态", r => r.State),
        Column.Whole(Ledgers.Returns.Late.Key, "逾期", "天", r => r.DaysLate) with { EmptyIsNotApplicable = true },
        Field("contact", r => r.Row.Contact),
        Field("phone", r => r.Row.Phone),
        Column.Remark(r => r.Row.Remark),
    ];
}
