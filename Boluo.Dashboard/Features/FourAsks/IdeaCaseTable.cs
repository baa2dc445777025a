using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A case of 问计 as of a day.</summary>
public sealed record IdeaCaseRow
{
    public required int Id { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required IdeaKind Kind { get; init; }
    public required string Title { get; init; }
    public required bool HouseholdVisits { get; init; }
    public required bool Experts { get; init; }
    public required bool ResidentsMeeting { get; init; }
    public required DateOnly StartedOn { get; init; }
    public required DateOnly? FinishedOn { get; init; }

    /// <summary>Known once it is finished.</summary>
    public required string? Result { get; init; }

    public required string Search { get; init; }

    public static IQueryable<IdeaCaseRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from idea in db.IdeaCases.Within(db, scope)
               join community in db.Communities on idea.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               select new IdeaCaseRow
               {
                   Id = idea.Id,
                   TownshipName = township.Name,
                   CommunityCode = community.Code,
                   CommunityName = community.Name,
                   Kind = idea.Kind,
                   Title = idea.Title,
                   HouseholdVisits = idea.HouseholdVisits,
                   Experts = idea.Experts,
                   ResidentsMeeting = idea.ResidentsMeeting,
                   StartedOn = idea.StartedOn,
                   FinishedOn = idea.FinishedOn <= day ? idea.FinishedOn : null,
                   // What came of it later is not known on an earlier day; how far an open one is, is.
                   Result = idea.FinishedOn == null || idea.FinishedOn <= day ? idea.Result : null,
                   Search = community.Search,
               };
    }
}

/// <summary>问计于民案例.</summary>
public sealed class IdeaCaseTable(IDbContextFactory<BoluoDbContext> factory) : Table<IdeaCaseRow>(factory)
{
    public const string LedgerName = IdeaCaseKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("问计于民案例台账");

    public override string SheetName => "问计案例";

    public override string Path => FourAsksRoom.Page(FourAsksPart.Ideas);

    public override IReadOnlyList<string> Notes => ["九村社区老旧街巷改造为公开案例，其日期和其余各例为示例。"];

    protected override Expression<Func<IdeaCaseRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<IdeaCaseRow> InUsualOrder(IQueryable<IdeaCaseRow> rows) => rows.OrderBy(r => r.CommunityCode);

    protected override IReadOnlyList<Expression<Func<IdeaCaseRow, string?>>> Searched => [r => r.Title, r => r.Search, r => r.TownshipName];

    protected override IQueryable<IdeaCaseRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => IdeaCaseRow.Query(db, scope);

    protected override IEnumerable<RowColumn<IdeaCaseRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.CommunityName, r => r.CommunityCode),
        Column.Choice(Ledgers.IdeaCases.Kind.Key, "类别", r => r.Kind),
        Column.Text("title", "议题", r => r.Title),
        Column.Flag("visits", "逐户走访", r => r.HouseholdVisits),
        Column.Flag("experts", "邀请专家", r => r.Experts),
        Column.Flag("meeting", "居民代表议事", r => r.ResidentsMeeting),
        Column.Day("started", "开始日期", r => r.StartedOn),
        Column.Day(Ledgers.IdeaCases.Finished.Key, "完成日期", r => r.FinishedOn) with { EmptyIsNotApplicable = true },
        Column.Text("result", "成效（进展）", r => r.Result),
        Column.Remark(),
    ];
}
