using System.Text.Json;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans.Moves;

namespace Boluo.Dashboard.Editing.Plans.Documents;

/// <summary>All of a plan that administrators write.</summary>
public sealed record PlanVersion(string Title, PlanDocument Content);

/// <summary>What is written of a plan by itself.</summary>
public enum PlanPart
{
    Title,
    Reason,
    Basis,
    EffectiveOn,
    Line,
}

/// <summary>The same part that two administrators have changed otherwise; of a line which one.</summary>
/// <param name="Part">What it is.</param>
/// <param name="LineId">Which line; none of another part.</param>
/// <param name="Seen">What both have started from.</param>
/// <param name="Mine">What one of them has on his screen.</param>
/// <param name="Theirs">What is stored.</param>
/// <param name="By">Who has stored it.</param>
public sealed record PlanConflict(PlanPart Part, Guid LineId, PlanVersion Seen, PlanVersion Mine, PlanVersion Theirs, string By);

/// <summary>
/// Two administrators have changed a plan since one of them read it. What only one has changed is taken from him; where both have changed the same,
/// what is stored already stands, and it is said what the other one wanted. Nothing is lost and nobody is overwritten unknowingly.
/// </summary>
public static class PlanMerge
{
    /// <param name="seen">What both have started from.</param>
    /// <param name="mine">What one of them has on his screen.</param>
    /// <param name="theirs">What the other one has stored meanwhile.</param>
    /// <param name="by">The other one.</param>
    public static (PlanVersion Merged, IReadOnlyList<PlanConflict> Conflicts) Merge(PlanVersion seen, PlanVersion mine, PlanVersion theirs, string by)
    {
        var conflicts = new List<PlanConflict>();
        T Pick<T>(PlanPart part, Guid line, T old, T own, T other, Func<T, T, bool> same)
        {
            if (same(own, old) || same(own, other)) return other;
            if (same(other, old)) return own;
            conflicts.Add(new PlanConflict(part, line, seen, mine, theirs, by));
            return other;
        }

        T Of<T>(PlanPart part, Func<PlanVersion, T> value) => Pick(part, Guid.Empty, value(seen), value(mine), value(theirs), EqualityComparer<T>.Default.Equals);
        PlanMove? Line(Guid id) => Pick(PlanPart.Line, id, seen.Find(id), mine.Find(id), theirs.Find(id), Same);

        var merged = new PlanVersion(Of(PlanPart.Title, v => v.Title), theirs.Content with
        {
            Reason = Of(PlanPart.Reason, v => v.Content.Reason),
            Basis = Of(PlanPart.Basis, v => v.Content.Basis),
            EffectiveOn = Of(PlanPart.EffectiveOn, v => v.Content.EffectiveOn),
            Moves = [.. Order(seen, mine, theirs).Select(Line).OfType<PlanMove>()],
        });
        return (merged, conflicts);
    }

    /// <summary>One part as another version has it.</summary>
    public static PlanVersion Take(PlanVersion now, PlanConflict conflict, PlanVersion from) => conflict.Part switch
    {
        PlanPart.Title => now with { Title = from.Title },
        PlanPart.Reason => now with { Content = now.Content with { Reason = from.Content.Reason } },
        PlanPart.Basis => now with { Content = now.Content with { Basis = from.Content.Basis } },
        PlanPart.EffectiveOn => now with { Content = now.Content with { EffectiveOn = from.Content.EffectiveOn } },
        _ => now with { Content = now.Content with { Moves = [.. WithLine(now.Content.Moves, conflict.LineId, from.Find(conflict.LineId))] } },
    };

    /// <summary>The line of that id; null where the version has none.</summary>
    public static PlanMove? Find(this PlanVersion version, Guid line) => version.Content.Moves.FirstOrDefault(m => m.LineId == line);

    private static IEnumerable<PlanMove> WithLine(IReadOnlyList<PlanMove> moves, Guid id, PlanMove? line) =>
        line is null ? moves.Where(m => m.LineId != id) : moves.Any(m => m.LineId == id) ? moves.Select(m => m.LineId == id ? line : m) : [.. moves, line];

    /// <summary>All lines of either, in the order of who has changed it; what only the other one has comes last.</summary>
    private static IEnumerable<Guid> Order(PlanVersion seen, PlanVersion mine, PlanVersion theirs)
    {
        var (old, own, other) = (Ids(seen), Ids(mine), Ids(theirs));
        var common = old.Where(id => own.Contains(id) && other.Contains(id)).ToHashSet();
        var isMine = !own.Where(common.Contains).SequenceEqual(old.Where(common.Contains));
        return isMine ? own.Union(other) : other.Union(own);
    }

    private static List<Guid> Ids(PlanVersion version) => [.. version.Content.Moves.Select(m => m.LineId)];

    /// <summary>Lines hold lists, which are the same if they say the same.</summary>
    private static bool Same(PlanMove? one, PlanMove? other) => one is null || other is null ? one is null && other is null : Json(one) == Json(other);

    private static string Json(PlanMove move) => JsonSerializer.Serialize(move, RowJson.Options);
}
