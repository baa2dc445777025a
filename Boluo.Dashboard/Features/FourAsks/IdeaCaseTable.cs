using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A case of 问计 as of a day.</summary>
public sealed record IdeaCaseRow : InCommunity<IdeaCase>
{
    public required DateOnly? FinishedOn { get; init; }

    /// <summary>Known once it is finished.</summary>
    public required string? Result { get; init; }

    public static IQueryable<IdeaCaseRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from idea in db.IdeaCases.Within(db, scope).AsNoTracking()
               join community in db.Communities on idea.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               select new IdeaCaseRow
               {
                   Row = idea,
                   Township = township,
                   Community = community,
                   FinishedOn = idea.FinishedOn <= day ? idea.FinishedOn : null,
                   // What came of it later is not known on an earlier day; how far an open one is, is.
                   Result = idea.FinishedOn == null || idea.FinishedOn <= day ? idea.Result : null,
               };
    }
}

/// <summary>问计于民案例.</summary>
public sealed class IdeaCaseTable(IDbContextFactory<BoluoDbContext> factory, CountyFacts county)
    : Table<IdeaCaseRow>(factory, LedgerName, new("问计于民案例台账"), "问计案例", FourAsksRoom.Page(FourAsksPart.Ideas))
{
    public const string LedgerName = IdeaCaseKeys.LedgerName;

    public override IReadOnlyList<string> Notes => county.CommunityOf("ask.ideas") is { } community ? [$"{community}老旧街巷改造为公开案例，其日期和其余各例为示例。"] : [];

    protected override Expression<Func<IdeaCaseRow, string>> Key => r => "" + r.Row.Id;

    protected override IOrderedQueryable<IdeaCaseRow> InUsualOrder(IQueryable<IdeaCaseRow> rows) => rows.OrderBy(r => r.Community.Code);

    protected override IReadOnlyList<Expression<Func<IdeaCaseRow, string?>>> Searched => [r => r.Row.Title, r => r.Community.Search, r => r.Township.Name];

    protected override IQueryable<IdeaCaseRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => IdeaCaseRow.Query(db, scope);

    protected override IEnumerable<RowColumn<IdeaCaseRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Choice(Ledgers.IdeaCases.Kind.Key, "类别", r => r.Row.Kind),
        Column.Text("title", "议题", r => r.Row.Title),
        Column.Flag("visits", "逐户走访", r => r.Row.HouseholdVisits),
        Column.Flag("experts", "邀请专家", r => r.Row.Experts),
        Column.Flag("meeting", "居民代表议事", r => r.Row.ResidentsMeeting),
        Column.Day("started", "开始日期", r => r.Row.StartedOn),
        Column.Day(Ledgers.IdeaCases.Finished.Key, "完成日期", r => r.FinishedOn) with { EmptyIsNotApplicable = true },
        Column.Text("result", "成效（进展）", r => r.Result),
        Column.Remark(),
    ];
}
