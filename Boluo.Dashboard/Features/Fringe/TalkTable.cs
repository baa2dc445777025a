using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

public sealed record TalkRow
{
    public required string Key { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string Community { get; init; }
    public required DateOnly On { get; init; }
    public required TalkTopic Topic { get; init; }
    public required int Attendances { get; init; }
    public required string Search { get; init; }

    public static IQueryable<TalkRow> Query(BoluoDbContext db, Scope scope) =>
        from talk in db.Talks.Within(db, scope)
        join community in db.Communities on talk.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new TalkRow
        {
            Key = "" + talk.Id,
            TownshipName = township.Name,
            CommunityCode = community.Code,
            Community = community.Name,
            On = talk.On,
            Topic = talk.Topic,
            Attendances = talk.Attendances,
            Search = community.Search,
        };
}

/// <summary>党员联系户政策宣讲台账.</summary>
public sealed class TalkTable(IDbContextFactory<BoluoDbContext> factory) : Table<TalkRow>(factory)
{
    public const string LedgerName = TalkKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("城乡接合部党员联系户政策宣讲台账");

    public override string SheetName => "政策宣讲";

    public override string Path => FringeRoom.Page(LedgerName);

    public override IReadOnlyList<string> Notes => ["参加群众为人次。"];

    public override string UsualOrder => "按宣讲日期从近到远排序";

    protected override Expression<Func<TalkRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<TalkRow> InUsualOrder(IQueryable<TalkRow> rows) => rows.OrderByDescending(r => r.On).ThenBy(r => r.CommunityCode);

    protected override IReadOnlyList<Expression<Func<TalkRow, string?>>> Searched => [r => r.Community, r => r.Search, r => r.TownshipName];

    protected override IQueryable<TalkRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => TalkRow.Query(db, scope);

    protected override IEnumerable<RowColumn<TalkRow>> Define() =>
    [
        Column.Day(Ledgers.Talks.On.Key, "宣讲日期", r => r.On),
        Column.Township(r => r.TownshipName, r => r.CommunityCode, "街道"),
        Column.Community(r => r.Community, r => r.CommunityCode),
        Column.Choice(Ledgers.Talks.Topic.Key, "宣讲主题", r => r.Topic),
        Column.Count("attendances", "参加群众", "人次", r => r.Attendances),
        Column.Remark(),
    ];
}
