using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Campaign;

/// <summary>疫情防控专题汇总表: townships × kinds.</summary>
public sealed class CampaignSummary(Snapshots snapshots, CountyFacts county)
    : Summary(SheetKey, new("疫情防控专题汇总表", county.CampaignMonths), "疫情防控汇总", Urls.Campaign)
{
    public const string SheetKey = "campaign-summary";

    private static readonly CampaignKind[] Kinds = Enum.GetValues<CampaignKind>();

    public override IReadOnlyList<string> Notes => CampaignRoom.NotesOf(county);

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => snapshots.GetAsync<IReadOnlyList<SheetBlock>>(SheetKey, scope, async (db, token) =>
    {
        var limits = await snapshots.LimitsAsync(token);
        var counts = await ReadAsync(db, scope, token);
        return
        [
            new SheetBlock
            {
                Columns =
                [
                    Text("township", "镇街"),
                    .. Kinds.Select(k => Count($"kind{k}", k.Label(), k.Unit())),
                    Remark(),
                ],
                Rows =
                [
                    Row("total", RowKind.Total, "合计", counts, scope),
                    .. counts.GroupBy(c => c.TownshipCode).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(g.Key, RowKind.Row, limits.Townships[g.Key].Name, [.. g], scope)),
                ],
            },
        ];
    }, cancel);

    private static async Task<IReadOnlyList<TownshipCount>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        await db.CampaignActions.Within(db, scope).GroupBy(a => new { a.TownshipCode, a.Kind })
            .Select(g => new TownshipCount { TownshipCode = g.Key.TownshipCode, Kind = g.Key.Kind, Count = g.Sum(a => a.Count) }).ToListAsync(cancel);

    private static SheetRow Row(string key, RowKind kind, string name, IReadOnlyList<TownshipCount> counts, Scope scope) =>
        new(key, kind, [name, .. Kinds.Select(k => CampaignRoom.IsUnder(k, scope) ? Cells.NotApplicable : (object?)counts.Where(c => c.Kind == k).Sum(c => c.Count)), null])
        {
            Links = kind == RowKind.Total ? [] :
                [Urls.Township(key), .. Kinds.Select(k => CampaignRoom.IsUnder(k, scope) ? null : Ledgers.Campaign.Where(l => l.Kind.Is(k), l => l.Township.Has(name))), null],
        };

    private sealed record TownshipCount
    {
        public required string TownshipCode { get; init; }
        public required CampaignKind Kind { get; init; }
        public required int Count { get; init; }
    }
}
