using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>An update of a community's registers, and whether it is the last one as of a day.</summary>
public sealed record DataUpdateRow : InCommunity<DataUpdate>
{
    public required bool Latest { get; init; }

    /// <summary>Days between the update and the day.</summary>
    public required int Age { get; init; }

    public static IQueryable<DataUpdateRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from update in db.DataUpdates.Within(db, scope).AsNoTracking()
               join community in db.Communities on update.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               select new DataUpdateRow
               {
                   Row = update,
                   Township = township,
                   Community = community,
                   Latest = !db.DataUpdates.Any(u => u.CommunityCode == update.CommunityCode && u.On <= day && u.On > update.On),
                   Age = day.DayNumber - update.On.DayNumber,
               };
    }
}

/// <summary>社区数据更新情况.</summary>
public sealed class DataUpdateTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<DataUpdateRow, DataUpdateRegister>(factory, LedgerName, new("社区数据更新情况表"), "数据更新", FourAsksRoom.Page(LedgerName))
{
    public const string LedgerName = "data-updates";

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes => ["社区数据每月更新一次；距统计时点天数自更新日期起计算，最近一次更新超过期限的列入需关注事项。"];

    public override string UsualOrder => "按更新日期从近到远、行政区划代码排序";

    protected override IOrderedQueryable<DataUpdateRow> InUsualOrder(IQueryable<DataUpdateRow> rows) => rows.OrderByDescending(r => r.Row.On).ThenBy(r => r.Community.Code);

    protected override IReadOnlyList<Expression<Func<DataUpdateRow, string?>>> Searched => [r => r.Community.Search, r => r.Township.Name, r => r.Community.SecretaryName];

    protected override IQueryable<DataUpdateRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => DataUpdateRow.Query(db, scope);

    protected override IEnumerable<RowColumn<DataUpdateRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Text("secretary", "党组织书记", r => r.Community.SecretaryName) with { IsCurrentValue = true },
        Field("on", r => r.Row.On),
        Field("entries", r => r.Row.Entries),
        Column.Flag("latest", "最近一次", r => r.Latest),
        Column.Whole("age", "距统计时点", "天", r => r.Age),
    ];
}
