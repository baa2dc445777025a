using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Audit;

/// <summary>A personal number that somebody was shown.</summary>
public sealed record DisclosureRow
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public required DateOnly On { get; init; }
    public required string Time { get; init; }
    public required string ByName { get; init; }
    public required string? Worker { get; init; }
    public required string? CommunityCode { get; init; }
    public required string? Community { get; init; }
    public required string? TownshipName { get; init; }
}

/// <summary>查看号码记录: who looked at whose number, and when. The number itself is not part of it.</summary>
public sealed class DisclosureTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<DisclosureRow>(factory, LedgerName, new("查看号码记录") { NamesCounty = false }, "查看号码记录", Urls.Disclosures)
{
    public const string LedgerName = "disclosures";

    public override bool Internal => true;

    public override bool IsFor(Viewer viewer) => viewer.MayEdit;

    public override bool IsHistory => true;

    public override IReadOnlyList<string> Notes => ["全县范围的全部记录，不随统计范围和统计时点变化；仅系统管理员可见，不含号码。"];

    public override string UsualOrder => "按时间从新到旧排序";

    protected override Expression<Func<DisclosureRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<DisclosureRow> InUsualOrder(IQueryable<DisclosureRow> rows) => rows.OrderByDescending(r => r.Id);

    protected override IReadOnlyList<Expression<Func<DisclosureRow, string?>>> Searched => [r => r.ByName, r => r.Worker, r => r.Community, r => r.TownshipName];

    protected override IQueryable<DisclosureRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) =>
        from shown in db.Disclosures
        where viewer.MayEdit
        let local = shown.At.AddHours(Days.HoursAheadOfUtc)
        join worker in db.GridWorkers on shown.WorkerId equals worker.Id into workers
        from worker in workers.DefaultIfEmpty()
        join community in db.Communities on worker.CommunityCode equals community.Code into communities
        from community in communities.DefaultIfEmpty()
        join township in db.Townships on community.TownshipCode equals township.Code into townships
        from township in townships.DefaultIfEmpty()
        select new DisclosureRow
        {
            Id = shown.Id,
            Key = "" + shown.Id,
            On = DateOnly.FromDateTime(local),
            Time = Days.Time(shown.At),
            ByName = shown.ByName,
            Worker = worker.Name,
            CommunityCode = community.Code,
            Community = community.Name,
            TownshipName = township.Name,
        };

    protected override IEnumerable<RowColumn<DisclosureRow>> Define() =>
    [
        Column.Day("on", "日期", r => r.On),
        Column.Text("time", "时间", r => r.Time),
        Column.Text("by", "查看人", r => r.ByName),
        Column.Text("worker", "网格员", r => r.Worker),
        Column.Township(r => r.TownshipName, r => r.CommunityCode ?? ""),
        Column.Text("community", "社区", r => r.Community, r => r.CommunityCode is { } code ? Urls.Community(code) : null) with { SortBy = r => r.CommunityCode ?? "" },
    ];
}
