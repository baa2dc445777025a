using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Insight;

/// <summary>The groups of the main navigation, in their order.</summary>
public enum NavGroup
{
    [Display(Name = "综合展示")] Show,
    [Display(Name = "业务台账")] Ledgers,
    [Display(Name = "统计报送")] Reports,
    [Display(Name = "系统管理")] Administration,
}

/// <summary>A page in the main navigation, published by the room that owns it: what is not built is not there.</summary>
public sealed record PageLink(NavGroup Group, int Order, string Label, string Path)
{
    /// <summary>Other pages under the same label.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The role from which on it is shown; the page itself names its policy.</summary>
    public Role From { get; init; } = Role.Leader;

    public bool AdminOnly => From is Role.Admin;

    /// <summary>What a person can do there, for the manual: whole sentences, the most important first.</summary>
    public required IReadOnlyList<string> Help { get; init; }

    /// <summary>What its reader does not see at first, in one sentence; shown above the page until it is put away.</summary>
    public string? Hint { get; init; }

    /// <summary>Its place in the manual.</summary>
    public string HelpAnchor => Path == Urls.Overview ? "overview" : Path.Trim('/').Replace('/', '-');

    /// <summary>Whether the county has what the page shows.</summary>
    public Func<CountyFacts, bool> IsIn { get; init; } = _ => true;

    public bool IsFor(Viewer viewer) => viewer.Role >= From;

    /// <summary>Whether the page at that path stands under this label.</summary>
    public bool IsCurrent(string path) => Leads(Path, path) || Also.Any(also => Leads(also, path));

    private static bool Leads(string to, string path) =>
        path == to || (to != Urls.Overview && path.StartsWith(to + "/", StringComparison.Ordinal));
}
