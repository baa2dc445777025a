using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Components;

/// <summary>What every component of a page knows: who reads, what scope, which address. A new one for each address and data version.</summary>
public sealed record PageContext(Scope Scope, ScopeLimits Limits, Reader Reader, string Path, string Query, long DataVersion)
{
    public Urls Urls { get; } = new(Scope, Limits);

    /// <summary>The scope's query, for links that leave out everything else.</summary>
    public string ScopeQuery => Scope.ToQuery(Limits);
}
