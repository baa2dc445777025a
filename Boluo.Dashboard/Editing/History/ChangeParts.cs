using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Editing.History;

/// <summary>
/// What of a change set can only be taken back together: all that was written of a grid, a row with the rows of the set that point at it or that
/// it points at. What founds, ends, divides or joins something is one whole, and so is what one form did to rows of several kinds, and an undo.
/// </summary>
internal static class ChangeParts
{
    /// <summary>The entries of a change set by the parts that they belong to.</summary>
    public static IReadOnlyList<IReadOnlyList<ChangeEntry>> Of(IModel model, ChangeSet set)
    {
        var owners = set.Entries.GroupBy(NodeOf).ToDictionary(g => g.Key, g => g.Key, StringComparer.Ordinal);
        string Root(string node)
        {
            while (owners[node] != node) node = owners[node] = owners[owners[node]];
            return node;
        }

        foreach (var entry in set.Entries)
            foreach (var other in PointsAt(model, entry).Where(owners.ContainsKey))
                owners[Root(other)] = Root(NodeOf(entry));
        var parts = set.Entries.GroupBy(e => Root(NodeOf(e)), StringComparer.Ordinal).Select(g => (IReadOnlyList<ChangeEntry>)[.. g]).ToList();
        return IsDivisible(model, set, parts) ? parts : [set.Entries];
    }

    private static bool IsDivisible(IModel model, ChangeSet set, IReadOnlyList<IReadOnlyList<ChangeEntry>> parts) => set.Kind switch
    {
        ChangeKind.GridMove => !parts.Any(p => p.All(e => e.GridId is null) || p.Any(FoundsOrEnds)),
        ChangeKind.Import => true,
        // The rows of a sheet; an action ends one thing for another, which hang together by more than their references.
        ChangeKind.RecordEdit => set.Entries.Where(e => !RowJson.IsOnlyRenewed(model, e)).Select(e => e.Entity).Distinct(StringComparer.Ordinal).Count() <= 1,
        _ => false,
    };

    private static bool FoundsOrEnds(ChangeEntry entry) =>
        entry.Entity == nameof(Grid) && (entry is not { Before: { } before, After: { } after } || RowJson.Read<Grid>(before).ValidTo != RowJson.Read<Grid>(after).ValidTo);

    private static string NodeOf(ChangeEntry entry) => entry.GridId is { } grid ? NodeOf(nameof(Grid), Invariant($"{grid}")) : NodeOf(entry.Entity, entry.Key);

    private static string NodeOf(string entity, string key) => $"{entity} {key}";

    /// <summary>The rows that it has pointed at, and those that it points at now.</summary>
    private static IEnumerable<string> PointsAt(IModel model, ChangeEntry entry)
    {
        if (RowJson.TypeOf(model, entry.Entity) is not { } type) yield break;
        foreach (var json in new[] { entry.Before, entry.After }.OfType<string>())
        {
            var values = RowJson.Values(type, json);
            foreach (var key in type.GetForeignKeys().Where(k => k.PrincipalKey.IsPrimaryKey() && k.Properties.Count == 1))
                if (values.GetValueOrDefault(key.Properties[0]) is { } to) yield return NodeOf(key.PrincipalEntityType.ClrType.Name, Convert.ToString(to, System.Globalization.CultureInfo.InvariantCulture)!);
        }
    }
}
