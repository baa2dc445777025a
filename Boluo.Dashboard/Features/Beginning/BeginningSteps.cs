using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Features.Beginning;

/// <summary>One kind of row on the way from an empty county to a full one.</summary>
/// <param name="Noun">What one row is called.</param>
/// <param name="Ledger">The name of the ledger whose form keeps the rows.</param>
/// <param name="Path">The page of the ledger.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Missing">What must be there before the first one can be entered, and is not.</param>
/// <param name="IsNeeded">Whether the county stands on it.</param>
public sealed record BeginningStep(string Noun, string Ledger, string Path, int Rows, IReadOnlyList<string> Missing, bool IsNeeded);

/// <summary>
/// The kinds of rows that are entered by hand, each after those that it cannot be without: a community after its township, a grid after
/// its community and branch. Beyond the base the order follows from registers, actions and the model's references.
/// </summary>
public sealed class BeginningSteps(IEnumerable<IRegister> registers, IEnumerable<IRecordAction> actions, IEnumerable<ILedger> ledgers)
{
    /// <summary>What the county stands on, in its order: with these the overview, the map and most ledgers begin. All else may come when it is needed.</summary>
    private static readonly Type[] Base = [typeof(Township), typeof(Community), typeof(PartyOrganisation), typeof(GridWorker), typeof(Grid)];

    public async Task<IReadOnlyList<BeginningStep>> ReadAsync(BoluoDbContext db, CancellationToken cancel)
    {
        var kinds = KindsOf(db.Model);
        var contents = await db.ContentsAsync(kinds.Select(k => k.RowType), await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel), cancel);
        return
        [
            .. InOrder(kinds).Select(kind => (Kind: kind, Ledger: ledgers.FirstOrDefault(l => l.Name == kind.Ledger))).Where(s => s.Ledger is not null).Select(s => new BeginningStep(
                s.Kind.Noun, s.Ledger!.Name, s.Ledger.Path, contents[s.Kind.RowType].Rows,
                [.. s.Kind.Needs.Where(type => contents[type].Rows == 0).Select(type => kinds.First(k => k.RowType == type).Noun)], Base.Contains(s.Kind.RowType))),
        ];
    }

    private List<Kind> KindsOf(IModel model)
    {
        List<Kind> kinds = [.. registers.Where(r => r is { Ledger: not null, MayAdd: true } && r.RowType != typeof(Setting)).Select(r => new Kind(r.RowType, r.Noun, r.Ledger!, ReferencesOf(r, model)))];
        kinds.AddRange(actions.Select(a => a.Adds).OfType<ActionAddition>().Select(a => new Kind(a.RowType, registers.First(r => r.RowType == a.RowType).Noun, a.Ledger, [.. a.Needs])));
        // What leads a township says so; what leads a community names that, so that neither field is required by itself.
        kinds.Find(k => k.RowType == typeof(PartyOrganisation))?.Needs.Add(typeof(Township));
        return [.. kinds.Select(k => k with { Needs = [.. k.Needs.Where(type => type != k.RowType && kinds.Exists(other => other.RowType == type))] })];
    }

    /// <summary>The kinds that a required field refers to.</summary>
    private static HashSet<Type> ReferencesOf(IRegister register, IModel model) =>
        [.. register.FormFields.Where(f => f.Required).SelectMany(f => model.FindEntityType(register.RowType)!.FindProperty(f.Property)?.GetContainingForeignKeys() ?? []).Select(k => k.PrincipalEntityType.ClrType)];

    /// <summary>None before what it needs; among the others, first what more kinds wait for.</summary>
    private static List<Kind> InOrder(IReadOnlyList<Kind> kinds)
    {
        var ordered = new List<Kind>();
        var left = kinds.OrderBy(k => Array.IndexOf(Base, k.RowType) is var place and >= 0 ? place : Base.Length).ThenByDescending(k => WaitingFor(k.RowType, kinds)).ToList();
        while (left.Count > 0)
        {
            var next = left.Find(k => k.Needs.All(type => ordered.Exists(o => o.RowType == type))) ?? left[0];
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }

    /// <summary>How many kinds cannot begin before one, also through others.</summary>
    private static int WaitingFor(Type type, IReadOnlyList<Kind> kinds)
    {
        var found = new HashSet<Type>();
        var asked = new Queue<Type>([type]);
        while (asked.TryDequeue(out var next))
            foreach (var waiting in kinds.Where(k => k.Needs.Contains(next)))
                if (found.Add(waiting.RowType)) asked.Enqueue(waiting.RowType);
        return found.Count;
    }

    private sealed record Kind(Type RowType, string Noun, string Ledger, HashSet<Type> Needs);
}
