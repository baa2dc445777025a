using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Components;

/// <summary>What every component of a page knows: who reads, what scope, which address. A new one for each address and data version.</summary>
public sealed record PageContext(Scope Scope, ScopeLimits Limits, Viewer Viewer, string Path, string Query, long DataVersion)
{
    public Urls Urls { get; } = new(Scope, Limits);

    /// <summary>The path with the page's own choices (a tab, a measure), without scope and without the views of ledgers.</summary>
    public string PathWithChoices => PathWith(Choices);

    /// <summary>A day that the page is compared with, another than its own; see <see cref="ComparedDay"/>.</summary>
    public DateOnly? Compared { get; init; }

    /// <summary>This page in its scope with some of its own choices made otherwise; a choice of none is taken back.</summary>
    public string LinkWith(params IReadOnlyList<(string Key, string? Value)> changed) => Urls.To(PathWith(
        [.. Choices.Where(c => changed.All(n => n.Key != c.Key)), .. changed.Where(c => c.Value is not null).Select(c => (c.Key, c.Value!))]));

    private IEnumerable<(string Key, string Value)> Choices => QueryHelpers.ParseQuery(Query)
        .Where(p => !Insight.Scope.Keys.Contains(p.Key) && !p.Key.Contains('.', StringComparison.Ordinal)).Select(p => (p.Key, p.Value.ToString()));

    private string PathWith(IEnumerable<(string Key, string Value)> choices) =>
        Insight.Urls.Join(Path, string.Join('&', choices.Select(c => $"{Uri.EscapeDataString(c.Key)}={Uri.EscapeDataString(c.Value)}")));

    /// <summary>Where the choice of a scope leads: this page with its choices; from the page of places, the page that it was opened for.</summary>
    public string Target => Path == Insight.Urls.Places ? OpenedFor : PathWithChoices;

    private string OpenedFor => QueryHelpers.ParseQuery(Query).TryGetValue(Insight.Urls.PlacesTarget, out var to) ? LocalUrl.OrHome(to.ToString()) : Insight.Urls.Overview;

    /// <summary>This page in another scope.</summary>
    public string LinkTo(Scope scope) => Urls.Rescoped(Target, scope);

    /// <summary>The scope's query, for links that leave out everything else.</summary>
    public string ScopeQuery => Scope.ToQuery(Limits);
}
