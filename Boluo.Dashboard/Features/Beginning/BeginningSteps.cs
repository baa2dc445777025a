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
/// <param name="IsNeeded">Whether other kinds of rows cannot be entered without it.</param>
public sealed record BeginningStep(string Noun, string Ledger, string Path, int Rows, IReadOnlyList<string> Missing, bool IsNeeded);

/// <summary>
/// The kinds of rows that are entered by hand, each after those that its required fields refer to: a community after its township, a grid after
/// its community and branch. The order follows from the registers and the model's references; nobody writes it down.
/// </summary>
public sealed class BeginningSteps(IEnumerable<IRegister> registers, IEnumerable<ILedger> ledgers)
{
    private readonly IReadOnlyList<IRegister> _kept = [.. registers.Where(r => r is { Ledger: not null, MayAdd: true } && r.RowType != typeof(Setting))];

    public async Task<IReadOnlyList<BeginningStep>> ReadAsync(BoluoDbContext db, CancellationToken cancel)
    {
        var contents = await db.ContentsAsync(_kept.Select(r => r.RowType), await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel), cancel);
        var rows = contents.ToDictionary(c => c.Key, c => c.Value.Rows);
        var needs = _kept.ToDictionary(r => r.RowType, r => NeedsOf(r, db.Model));
        var needed = needs.Values.SelectMany(n => n).ToHashSet();
        return
        [
            .. InOrder(needs).Select(register => (Register: register, Ledger: ledgers.FirstOrDefault(l => l.Name == register.Ledger))).Where(s => s.Ledger is not null).Select(s => new BeginningStep(
                s.Register.Noun, s.Ledger!.Name, s.Ledger.Path, rows[s.Register.RowType],
                [.. needs[s.Register.RowType].Where(type => rows[type] == 0).Select(type => _kept.First(r => r.RowType == type).Noun)], needed.Contains(s.Register.RowType))),
        ];
    }

    /// <summary>The kinds that a required field refers to, other than the kind itself.</summary>
    private HashSet<Type> NeedsOf(IRegister register, IModel model) =>
    [
        .. register.FormFields.Where(f => f.Required).SelectMany(f => model.FindEntityType(register.RowType)!.FindProperty(f.Property)?.GetContainingForeignKeys() ?? [])
            .Select(k => k.PrincipalEntityType.ClrType).Where(type => type != register.RowType && _kept.Any(r => r.RowType == type)),
    ];

    /// <summary>None before what it needs; among the others, first what more kinds wait for.</summary>
    private List<IRegister> InOrder(Dictionary<Type, HashSet<Type>> needs)
    {
        var ordered = new List<IRegister>();
        var left = _kept.OrderByDescending(r => WaitingFor(r.RowType, needs).Count).ToList();
        while (left.Count > 0)
        {
            var next = left.Find(r => needs[r.RowType].All(type => ordered.Exists(o => o.RowType == type))) ?? left[0];
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }

    /// <summary>The kinds that cannot begin before one, also through others.</summary>
    private static HashSet<Type> WaitingFor(Type type, Dictionary<Type, HashSet<Type>> needs)
    {
        var found = new HashSet<Type>();
        var asked = new Queue<Type>([type]);
        while (asked.TryDequeue(out var next))
            foreach (var waiting in needs.Where(n => n.Value.Contains(next)).Select(n => n.Key))
                if (found.Add(waiting)) asked.Enqueue(waiting);
        return found;
    }
}
