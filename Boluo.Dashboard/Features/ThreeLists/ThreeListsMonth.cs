using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>What happened to the needs of a township in a month.</summary>
public sealed record NeedMonth
{
    public required string TownshipCode { get; init; }

    /// <summary>Open at the end of the month before.</summary>
    public required int OpenBefore { get; init; }

    /// <summary>Raised in the month, or taken up again after they were closed or put off. One that is closed, reopened and closed again is added and closed each time.</summary>
    public required int Added { get; init; }

    public required int Matched { get; init; }
    public required int Closed { get; init; }
    public required int Deferred { get; init; }
    public required int Open { get; init; }
    public required int Raised { get; init; }
    public required int ClosedInAll { get; init; }

    /// <summary>Closed in the month before.</summary>
    public required int ClosedBefore { get; init; }

    public required int Satisfied { get; init; }

    /// <summary>
    /// What is open is counted at the two ends of the month, what came and went by its days within: the state at the ends would hide a
    /// need that is reopened and closed again in between. A need that was put off and is then closed was taken up on that day.
    /// </summary>
    public static async Task<IReadOnlyList<NeedMonth>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var month = Period.Of(PeriodKind.Month, scope.AsOf);
        var (first, day, lastFirst, lastDay) = (month.From, scope.AsOf, month.Previous.From, month.Previous.To);
        var changes = from now in db.Needs.Within(db, scope).WithState(day)
                      join last in db.Needs.WithState(lastDay) on now.Row.Id equals last.Row.Id
                      join community in db.Communities on now.Row.CommunityCode equals community.Code
                      let need = now.Row
                      let closed = need.ClosedOn >= first && need.ClosedOn <= day
                      let reopened = need.ReopenedOn >= first && need.ReopenedOn <= day
                      let closedAgain = need.ClosedAgainOn >= first && need.ClosedAgainOn <= day
                      // On the day on which it was put off it was not closed, or not any more.
                      let putOff = need.DeferredOn >= first && need.DeferredOn <= day && (need.ClosedAgainOn == null || need.ClosedAgainOn > need.DeferredOn)
                          && (need.ClosedOn == null || need.ClosedOn > need.DeferredOn || need.ReopenedOn <= need.DeferredOn)
                      select new
                      {
                          community.TownshipCode,
                          need.MatchedOn,
                          need.Evaluation,
                          IsNew = need.RaisedOn >= first,
                          IsClosed = now.State == NeedState.Closed,
                          IsDeferred = now.State == NeedState.Deferred,
                          WasOpen = need.RaisedOn < first && last.State != NeedState.Closed && last.State != NeedState.Deferred,
                          Closed = (closed ? 1 : 0) + (closedAgain ? 1 : 0),
                          TakenUp = (reopened ? 1 : 0) + (closed && need.DeferredOn < need.ClosedOn ? 1 : 0) + (closedAgain && need.DeferredOn < need.ClosedAgainOn ? 1 : 0),
                          PutOff = (putOff ? 1 : 0) + (reopened && need.DeferredOn < need.ReopenedOn ? 1 : 0),
                          ClosedBefore = (need.ClosedOn >= lastFirst && need.ClosedOn <= lastDay ? 1 : 0) + (need.ClosedAgainOn >= lastFirst && need.ClosedAgainOn <= lastDay ? 1 : 0),
                      };
        return await changes.GroupBy(n => n.TownshipCode).OrderBy(g => g.Key).Select(g => new NeedMonth
        {
            TownshipCode = g.Key,
            OpenBefore = g.Count(n => n.WasOpen),
            Added = g.Sum(n => (n.IsNew ? 1 : 0) + n.TakenUp),
            Matched = g.Count(n => n.MatchedOn >= first && n.MatchedOn <= day),
            Closed = g.Sum(n => n.Closed),
            Deferred = g.Sum(n => n.PutOff),
            Open = g.Count(n => !n.IsClosed && !n.IsDeferred),
            Raised = g.Count(),
            ClosedInAll = g.Count(n => n.IsClosed),
            ClosedBefore = g.Sum(n => n.ClosedBefore),
            Satisfied = g.Count(n => n.IsClosed && n.Evaluation == Evaluation.Satisfied),
        }).ToListAsync(cancel);
    }
}

/// <summary>“三张清单”动态更新（销号）月报表: a line a township.</summary>
public sealed class ThreeListsMonth(Snapshots snapshots)
    : Summary(SheetKey, new("“三张清单”动态更新（销号）月报表"), "动态更新月报", ThreeListsRoom.Page("month"))
{
    public const string SheetKey = "three-lists-month";

    private static readonly IReadOnlyList<Column> Columns =
    [
        Text("township", "镇街"),
        Count("openBefore", "上月末在办", "个"), Count("added", "本月新增及重办需求", "个"), Count("matched", "本月对接", "个"), Count("closed", "本月办结（销号）", "个"), Count("deferred", "本月暂缓", "个"),
        Count("open", "月末在办", "个"), Count("raised", "累计收集", "个"), Count("closedInAll", "累计办结", "个"),
        Percent("rate", "办结率", "closedInAll", "raised"),
        Count("change", "本月办结较上月±", "个"), Current(Count("satisfied", "群众满意", "个")),
        Remark(),
    ];

    public override PeriodKind Covers => PeriodKind.Month;

    public override string? HandedTo => "部务会";

    public override IReadOnlyList<string> Figures => ["list.needs"];

    public override IReadOnlyList<string> Notes =>
    [
        "上月末在办＋本月新增及重办需求－本月办结－本月暂缓＝月末在办；当月重新办理又办结的，重办、办结各计一次；暂缓后办结的视同重办。",
        "在办指待对接、已对接、实施中；本月办结为当月销号的次数，较上月±为与上月次数之差。",
        "群众满意为累计办结的需求中评价为满意的个数。",
    ];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => snapshots.GetAsync<IReadOnlyList<SheetBlock>>(SheetKey, scope, async (db, token) =>
    {
        var limits = await snapshots.LimitsAsync(token);
        var lines = (await NeedMonth.ReadAsync(db, scope, token)).ToDictionary(l => l.TownshipCode, StringComparer.Ordinal);
        var townships = await db.Townships.Within(db, scope).OrderBy(t => t.Code).Select(t => t.Code).ToListAsync(token);
        return
        [
            new SheetBlock
            {
                Columns = Columns,
                Rows =
                [
                    Row("total", RowKind.Total, "合计", [.. lines.Values]),
                    .. townships.Select(t => Row(t, RowKind.Row, limits.Townships[t].Name, lines.TryGetValue(t, out var line) ? [line] : []) with
                    {
                        Links = [Ledgers.Needs.Where(n => n.Township.Has(limits.Townships[t].Name))],
                    }),
                ],
            },
        ];
    }, cancel);

    private static SheetRow Row(string key, RowKind kind, string name, IReadOnlyList<NeedMonth> lines)
    {
        int Sum(Func<NeedMonth, int> value) => lines.Sum(value);
        var (raised, closed) = (Sum(l => l.Raised), Sum(l => l.ClosedInAll));
        return new SheetRow(key, kind,
        [
            name, Sum(l => l.OpenBefore), Sum(l => l.Added), Sum(l => l.Matched), Sum(l => l.Closed), Sum(l => l.Deferred), Sum(l => l.Open), raised, closed,
            raised == 0 ? null : (double)closed / raised, Sum(l => l.Closed) - Sum(l => l.ClosedBefore), Sum(l => l.Satisfied), null,
        ]);
    }
}
