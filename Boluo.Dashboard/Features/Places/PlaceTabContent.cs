using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A tab of the page of a place with all that the rooms publish for it.</summary>
public sealed record PlaceTabContent(string Key, string Label, IReadOnlyList<PlacePart> Parts)
{
    public IReadOnlyList<PlaceLedger> Ledgers { get; } = [.. Parts.SelectMany(p => p.Ledgers)];

    public IReadOnlyList<string> Charts { get; } = [.. Parts.SelectMany(p => p.Charts)];

    /// <summary>The tabs of the place that a scope speaks of: those of all places, then the work of the city forms that it has.</summary>
    public static IReadOnlyList<PlaceTabContent> Of(Scope scope, ScopeLimits limits, IEnumerable<PlacePart> parts, IEnumerable<FormPart> forms)
    {
        var ofPlaces = parts.Where(p => scope.Community is null || !p.OfTownshipsOnly).GroupBy(p => p.Tab).OrderBy(g => g.Key)
            .Select(g => new PlaceTabContent(Key: g.Key.ToString().ToLowerInvariant(), g.Key.Label(), [.. g.OrderBy(p => p.Order)]));
        var ofForms = forms.Where(f => f.Form is { } form && HasForm(scope, limits, form)).OrderBy(f => f.Order)
            .Select(f => new PlaceTabContent(f.Key, f.Label, [new PlacePart(default, 0)
            {
                Cards = f.Content,
                Ledgers = [.. f.Ledgers.Select(l => new PlaceLedger(l.Ledger, l.Label, "截至统计时点没有登记。"))],
            }]));
        return [.. ofPlaces, .. ofForms];
    }

    private static bool HasForm(Scope scope, ScopeLimits limits, UrbanForm form) =>
        scope.Community is { } community ? limits.Communities[community].UrbanForm == form : (scope.Form ?? form) == form && limits.HasForm(scope.Township!, form);
}
