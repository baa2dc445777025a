using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>A place whose work is listed together. Without a code of its own: what belongs to no single place.</summary>
public sealed record WorkPlace(string Key, string Name);

/// <summary>The places that a work list is divided by, in the order of their codes: the townships of the county, the communities of a township.</summary>
public sealed class WorkPlaces
{
    /// <summary>The key of what belongs to no single place.</summary>
    public const string Shared = "shared";

    private readonly ScopeLimits _limits;
    private readonly bool _ofTownships;
    private readonly Dictionary<string, WorkPlace> _byKey;

    public WorkPlaces(Scope scope, ScopeLimits limits)
    {
        (_limits, _ofTownships) = (limits, scope.Township is null);
        All = [.. PlacesOf(scope, limits), new WorkPlace(Shared, _ofTownships ? "县本级、跨镇街" : "跨社区、跨镇街")];
        _byKey = All.ToDictionary(p => p.Key, StringComparer.Ordinal);
    }

    /// <summary>The shared ones last.</summary>
    public IReadOnlyList<WorkPlace> All { get; }

    /// <summary>镇街 or 社区.</summary>
    public string Noun => _ofTownships ? "镇街" : "社区";

    public WorkPlace Of(Finding finding)
    {
        var code = finding.LiesIn ?? Shared;
        if (_ofTownships && _limits.Communities.TryGetValue(code, out var community)) code = community.TownshipCode;
        return _byKey.GetValueOrDefault(code) ?? _byKey[Shared];
    }

    /// <summary>The page of a place; null of what belongs to no single one.</summary>
    public string? PageOf(WorkPlace place)
    {
        if (_limits.Townships.ContainsKey(place.Key)) return _ofTownships ? Urls.Township(place.Key) : null;
        return _limits.Communities.ContainsKey(place.Key) ? Urls.Community(place.Key) : null;
    }

    private static IEnumerable<WorkPlace> PlacesOf(Scope scope, ScopeLimits limits)
    {
        if (scope.Community is { } one) return [new WorkPlace(one, limits.CommunityName(one))];
        if (scope.Township is not { } township)
            return limits.Townships.Values.Where(t => scope.Form is not { } form || limits.HasForm(t.Code, form)).Select(t => new WorkPlace(t.Code, t.Name));
        var communities = limits.CommunitiesOf(township)
            .Where(c => c.IsThereOn(scope.AsOf) && (scope.Form is null || c.UrbanForm == scope.Form))
            .Select(c => new WorkPlace(c.Code, c.Name));
        return [new WorkPlace(township, limits.Townships[township].Kind == TownshipKind.Street ? "街道本级" : "镇本级"), .. communities];
    }
}

/// <summary>镇街 × 事项: how many findings of each rule lie in which place. A count is no score: places stand in the order of their codes.</summary>
public sealed record WorkMatrix(IReadOnlyList<RuleResult> Columns, IReadOnlyList<WorkMatrixRow> Rows)
{
    public int Total => Rows.Sum(r => r.Total);

    public static WorkMatrix Of(WorkList list, WorkPlaces places, Scope scope)
    {
        var columns = list.Sheet.All.Where(m => m.Findings.Count > 0).ToList();
        var counts = list.Items.CountBy(i => (Place: places.Of(i.Finding).Key, Rule: i.Finding.Rule)).ToDictionary();
        var rows = places.All.Select(p => new WorkMatrixRow(p, columns.ConvertAll(c => counts.GetValueOrDefault((p.Key, c.Rule.Key)))));
        // A row of its own for what is nobody's alone is there only where there is such work.
        return new WorkMatrix(columns, [.. rows.Where(r => r.Total > 0 || r.Place.Key != WorkPlaces.Shared && r.Place.Key != scope.Township)]);
    }
}

public sealed record WorkMatrixRow(WorkPlace Place, IReadOnlyList<int> Counts)
{
    public int Total => Counts.Sum();
}
