using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Components;

/// <summary>What every component of a page knows: who reads, what scope, which address. A new one for each address and data version.</summary>
public sealed record PageContext(Scope Scope, ScopeLimits Limits, Viewer Viewer, string Path, string Query, long DataVersion)
{
    public Urls Urls { get; } = new(Scope, Limits);

    /// <summary>The path with the page's own choices (a tab, a measure), without scope and without the views of ledgers.</summary>
    public string PathWithChoices => Insight.Urls.Join(Path, string.Join('&', QueryHelpers.ParseQuery(Query)
        .Where(p => !Insight.Scope.Keys.Contains(p.Key) && !p.Key.Contains('.', StringComparison.Ordinal))
        .Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value.ToString())}")));

    /// <summary>Where the choice of a scope leads: this page with its choices; from the page of places, the page that it was opened for.</summary>
    public string Target => Path == Insight.Urls.Places ? OpenedFor : PathWithChoices;

    private string OpenedFor => QueryHelpers.ParseQuery(Query).TryGetValue(Insight.Urls.PlacesTarget, out var to) ? LocalUrl.OrHome(to.ToString()) : Insight.Urls.Overview;

    /// <summary>This page in another scope.</summary>
    public string LinkTo(Scope scope) => Urls.Rescoped(Target, scope);

    /// <summary>The scope's query, for links that leave out everything else.</summary>
    public string ScopeQuery => Scope.ToQuery(Limits);
}
