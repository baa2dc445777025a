using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>What is counted in grids, from a day on. Where nothing begins on that day yet, what was in force ends and what is filled in takes its place; all else of it stays as it was.</summary>
public sealed class GridFactSheet(IEnumerable<IRegister> registers) : EntrySheet(registers.OfType<GridFactRegister>().First())
{
    public override string Name => GridFactTable.LedgerName;

    public override string Hint => "表中为该日的现有数据，改动的自该日起按新数统计，此前各日仍按原数；没有改动的不变。该日已有登记的，改动即为更正。";

    public override DateOnly EffectiveOn(Occasion occasion, DateOnly today) => (DateOnly)occasion.Each;

    public override async Task<IReadOnlyDictionary<string, EntryLine>> LinesAsync(BoluoDbContext db, Occasion occasion, IReadOnlyCollection<string> places, CancellationToken cancel)
    {
        var (since, grids) = ((DateOnly)occasion.Each, places.Select(p => (int)FieldReading.Read(Place, p).Value!).ToList());
        var facts = await db.GridFacts.AsOf(since).Where(f => grids.Contains(f.GridId)).ToListAsync(cancel);
        return facts.ToDictionary(f => FieldText.Of(Place, f.GridId)!, f => LineOf(db, f, since, occasion.Once[0] as string), StringComparer.Ordinal);
    }

    public override async Task<IReadOnlyList<EntryFault>> JudgeAsync(BoluoDbContext db, IReadOnlyDictionary<string, EntryLine> lines, DateOnly today, CancellationToken cancel) =>
    [
        .. lines.Where(l => l.Value.Row.Entity is GridFact fact && fact.PartyMembers > fact.Residents).Select(l => new EntryFault(l.Key, "members", CountedForm.TooManyMembers)),
        .. await base.JudgeAsync(db, lines, today, cancel),
    ];

    private static EntryLine LineOf(BoluoDbContext db, GridFact fact, DateOnly since, string? source)
    {
        if (fact.ValidFrom == since) return new EntryLine(db.Entry(fact), HoldsValues: true) { Touches = () => fact.Source = source ?? fact.Source };
        var next = new GridFact
        {
            GridId = fact.GridId,
            Households = fact.Households,
            Residents = fact.Residents,
            PartyMembers = fact.PartyMembers,
            Buildings = fact.Buildings,
            Extent = fact.Extent,
            GroupId = fact.GroupId,
            Source = source,
            ValidFrom = since,
            ValidTo = fact.ValidTo,
        };
        return new EntryLine(db.Entry(next), HoldsValues: true) { Touches = () => fact.ValidTo = since };
    }
}
