using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A number of a place beside those of the communities that it is seen among.</summary>
/// <param name="Own">Of the place itself: a community's own, a township's as a whole.</param>
/// <param name="All">Of each community, from the smallest on; none where there is too little to see among.</param>
public sealed record ComparedMeasure(string Name, string Unit, Format Format, double? Own, IReadOnlyList<double> All)
{
    public double? Median { get; } = ChartTable.Median(All);

    public string InWords(double? value) => Cells.Text(value, Format);
}

/// <summary>
/// A community beside the communities of its own city form, or a township as the distribution of its communities. Nobody is ranked: the
/// others have no names.
/// </summary>
public sealed record PlaceComparison(IReadOnlyList<ComparedMeasure> Measures, int Communities)
{
    private static readonly IReadOnlyList<(string Name, string Unit, Format Format, Func<IReadOnlyCollection<Member>, double?> Of)> Definitions =
    [
        ("户数", "户", Format.Integer, all => all.Sum(m => m.Row.Households)),
        ("常住人口", "人", Format.Integer, all => all.Sum(m => m.Row.Residents)),
        ("社区党员", "名", Format.Integer, all => all.Sum(m => m.Row.PartyMembers)),
        ("网格", "个", Format.Integer, all => all.Sum(m => m.Row.Grids)),
        ("户数/网格", "户/个", Format.OneDecimal, all => Ratio(all.Sum(m => m.Row.Households), all.Sum(m => m.Row.Grids))),
        ("户数/社区工作者", "户/名", Format.OneDecimal, all => Ratio(all.Sum(m => m.Row.Households), all.Sum(m => m.Row.WorkersInPost))),
        ("社区工作者缺口", "名", Format.Integer, all => all.Sum(m => m.Row.WorkersShort)),
        ("党群服务中心（站）", "个", Format.Integer, all => all.Sum(m => m.Row.Centers)),
        ("在办需求", "个", Format.Integer, all => all.Sum(m => m.OpenNeeds)),
        ("结对单位", "个", Format.Integer, all => all.Sum(m => m.Row.PairedUnits)),
    ];

    public static async Task<PlaceComparison> ReadAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var among = scope.Community is null ? scope : new Scope(null, null, null, scope.AsOf);
        var rows = CommunityRow.Query(db, among);
        if (scope.Community is { } code)
        {
            var form = limits.Communities[code].UrbanForm;
            rows = rows.Where(r => r.Community.UrbanForm == form);
        }

        var communities = await rows.OrderBy(r => r.Community.Code).ToListAsync(cancel);
        var open = await db.Needs.Within(db, among).WithState(scope.AsOf).OnlyOpen()
            .GroupBy(n => n.Row.CommunityCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancel);
        return Of([.. communities.Select(r => new Member(r, open.GetValueOrDefault(r.Community.Code)))], scope.Community);
    }

    /// <summary>Of the communities of a form or township; <paramref name="community"/> is the one that is shown among them.</summary>
    private static PlaceComparison Of(IReadOnlyList<Member> members, string? community)
    {
        List<Member> own = community is null ? [.. members] : [.. members.Where(m => m.Row.Community.Code == community)];
        return new PlaceComparison([.. Definitions.Select(d => new ComparedMeasure(d.Name, d.Unit, d.Format, d.Of(own),
            members.Count < 2 ? [] : [.. members.Select(m => d.Of([m])).OfType<double>().Order()]))], members.Count);
    }

    private static double? Ratio(int of, int by) => by == 0 ? null : of / (double)by;

    private sealed record Member(CommunityRow Row, int OpenNeeds);
}
