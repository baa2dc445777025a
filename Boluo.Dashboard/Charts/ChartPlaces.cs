using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Charts;

/// <summary>A community as a chart may name it.</summary>
public sealed record ChartCommunity(string Code, string Name, string TownshipCode, string Township);

/// <summary>A place of a chart: a community or a township, by its code.</summary>
public sealed record ChartPlace(string Code, string Name);

/// <summary>
/// The places that a chart sets beside each other, by division code: the communities of a scope or, where they are more than a chart can
/// name, their townships, each of which leads to its communities. Within one township a chart of many communities goes on page by page.
/// </summary>
public sealed class ChartPlaces
{
    /// <summary>As many communities as are still told apart.</summary>
    public const int MostCommunities = 60;

    private readonly SortedDictionary<string, ChartPlace> _ofCommunities = new(StringComparer.Ordinal);

    private ChartPlaces(IReadOnlyCollection<ChartCommunity> communities)
    {
        AreTownships = communities.Count > MostCommunities && communities.Any(c => c.TownshipCode != communities.First().TownshipCode);
        var names = AreTownships ? null : ShortNames.Of(communities.Select(c => (c.Code, c.Name, c.Township)).ToList());
        var townships = communities.GroupBy(c => c.TownshipCode, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new ChartPlace(g.Key, g.First().Township), StringComparer.Ordinal);
        foreach (var community in communities)
            _ofCommunities[community.Code] = names is null ? townships[community.TownshipCode] : new ChartPlace(community.Code, names[community.Code]);
    }

    /// <summary>There are too many communities to name each.</summary>
    public bool AreTownships { get; }

    /// <summary>What a place is.</summary>
    public string Noun => AreTownships ? "镇街" : "社区";

    /// <summary>What a reader of a chart by township must know; nothing where its places are communities.</summary>
    public string Note => AreTownships ? Invariant($"社区超过{MostCommunities}个，按镇街合计，选择镇街后列出各社区。") : "";

    public static ChartPlaces Of(IReadOnlyCollection<ChartCommunity> communities) => new(communities);

    /// <summary>Of the communities of a scope.</summary>
    public static async Task<ChartPlaces> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Of(
        await (from community in db.Communities.Within(scope)
               join township in db.Townships on community.TownshipCode equals township.Code
               select new ChartCommunity(community.Code, community.Name, township.Code, township.Name)).ToListAsync(cancel));

    /// <summary>What belongs to each place that has any of it.</summary>
    public IEnumerable<(ChartPlace Place, IReadOnlyList<T> Items)> Group<T>(IEnumerable<T> items, Func<T, string> community) =>
        items.GroupBy(i => _ofCommunities[community(i)]).OrderBy(g => g.Key.Code, StringComparer.Ordinal).Select(g => (g.Key, (IReadOnlyList<T>)[.. g]));

    /// <summary>The mark of a place: of a community it leads to its rows, of a township to this page in the township.</summary>
    public Mark Mark(ChartPlace place, double? value, string page, Func<string, string> rowsOf) => AreTownships
        ? new Mark(place.Name, value, Href: page) { Township = place.Code }
        : new Mark(place.Name, value, Href: rowsOf(place.Code));
}
