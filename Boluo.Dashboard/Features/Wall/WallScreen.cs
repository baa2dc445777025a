using System.Globalization;
using System.Security.Claims;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Features.Wall;

/// <summary>One scene as an address asks for it, and who asks.</summary>
/// <param name="Number">From 1.</param>
public sealed record WallView(Scope Scope, ScopeLimits Limits, IReadOnlyList<WallScene> Scenes, int Number)
{
    public const string SceneKey = "scene";

    public WallScene Scene => Scenes[Number - 1];

    public string Next => PathOf((Number % Scenes.Count) + 1);

    public string Previous => PathOf(((Number + Scenes.Count - 2) % Scenes.Count) + 1);

    public string PathOf(int number) => Urls.Link(Urls.Join(Urls.Join(Urls.Wall, Scope.ToQuery(Limits)), Invariant($"{SceneKey}={number}")));
}

/// <summary>Reads which scene of which place is asked for. A screen shows its own place, on the day of the data, whatever its address says.</summary>
public sealed class WallScreen(IEnumerable<WallScene> scenes, Snapshots snapshots)
{
    private readonly IReadOnlyList<WallScene> _scenes = [.. scenes.OrderBy(s => s.Order)];

    public async Task<Result<WallView>> ReadAsync(ClaimsPrincipal viewer, string query, CancellationToken cancel)
    {
        var limits = await snapshots.LimitsAsync(cancel);
        var scope = WallAuthentication.IsScreen(viewer)
            ? new Scope(WallAuthentication.TownshipOf(viewer) is { } code && limits.Townships.ContainsKey(code) ? code : null, null, null, limits.AsOf)
            : Scope.Parse(query, limits);
        return scope.Then(asked => Numbered(query).Then<WallView>(number => new WallView(asked, limits, _scenes, number)));
    }

    private Result<int> Numbered(string query)
    {
        if (!QueryHelpers.ParseQuery(query).TryGetValue(WallView.SceneKey, out var text)) return 1;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _scenes.Count
            ? number
            : Result<int>.Fail(Invariant($"画面序号应为1至{_scenes.Count}的整数。"));
    }
}
