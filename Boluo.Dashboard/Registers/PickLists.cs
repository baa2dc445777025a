using System.Globalization;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Registers;

/// <summary>What fields often pick from, on the county's day.</summary>
public static class PickLists
{
    /// <summary>What may be chosen in a field on a day; nothing where it is filled in.</summary>
    public static async Task<IReadOnlyList<Pickable>> OfAsync(BoluoDbContext db, Field field, DateOnly day, CancellationToken cancel) => field switch
    {
        { Kind: FieldKind.Choice } => [.. Enum.GetValues(field.ValueType).Cast<Enum>().Select(v => new Pickable { Value = v.ToString(), Label = v.Label() })],
        { Offers: { } offers } => offers,
        { Choices: { } query } => await query(db, day).ToListAsync(cancel),
        _ => [],
    };

    /// <summary>The same by the names that people write.</summary>
    public static async Task<PickNames> NamesAsync(BoluoDbContext db, Field field, DateOnly day, CancellationToken cancel)
    {
        var former = field.Code == CodeShape.Community
            ? (await db.Communities.Where(c => c.FormerNames != null && c.FormerNames != "").Select(c => new { c.Code, c.FormerNames }).ToListAsync(cancel))
                .SelectMany(c => Community.NamesIn(c.FormerNames).Select(name => (name, c.Code)))
            : null;
        return new PickNames(await OfAsync(db, field, day, cancel), byValue: field.Code is not null, former);
    }

    public static IQueryable<Pickable> Townships(BoluoDbContext db, DateOnly day) =>
        db.Townships.OrderBy(t => t.Code).Select(t => new Pickable { Value = t.Code, Label = t.Name });

    public static IQueryable<Pickable> Streets(BoluoDbContext db, DateOnly day) =>
        db.Townships.Where(t => t.Kind == TownshipKind.Street).OrderBy(t => t.Code).Select(t => new Pickable { Value = t.Code, Label = t.Name });

    public static IQueryable<Pickable> Communities(BoluoDbContext db, DateOnly day) =>
        from community in db.Communities.AsOf(day)
        join township in db.Townships on community.TownshipCode equals township.Code
        orderby community.Code
        select new Pickable { Value = community.Code, Label = community.Name, Group = township.Name };

    /// <summary>The communities of one city form.</summary>
    public static Func<BoluoDbContext, DateOnly, IQueryable<Pickable>> CommunitiesOf(UrbanForm form) => (db, day) =>
        from community in db.Communities.AsOf(day)
        join township in db.Townships on community.TownshipCode equals township.Code
        where community.UrbanForm == form
        orderby community.Code
        select new Pickable { Value = community.Code, Label = community.Name, Group = township.Name };

    /// <summary>Under their communities, with the township: two communities of the county may have one name, and their grids then too.</summary>
    public static IQueryable<Pickable> Grids(BoluoDbContext db, DateOnly day) =>
        from g in db.GridsOn(day)
        join community in db.Communities on g.Assignment.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        orderby community.Code, g.Assignment.Number
        select new Pickable
        {
            Value = g.Grid.Id.ToString(CultureInfo.InvariantCulture),
            Label = GridAssignment.NameOf(community.Name, g.Assignment.Number),
            Code = g.Grid.Code,
            Group = township.Name + community.Name,
        };

    public static IQueryable<Pickable> Branches(BoluoDbContext db, DateOnly day) =>
        from branch in db.PartyOrganisations.AsOf(day)
        where branch.Kind == PartyOrganisationKind.Branch
        join community in db.Communities.AsOf(day) on branch.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        orderby community.Code, branch.Id
        select new Pickable { Value = branch.Id.ToString(CultureInfo.InvariantCulture), Label = branch.Name, Group = township.Name + community.Name };

    /// <summary>Those in service, under their communities; two of one name in one community are told apart by what may be seen of their numbers.</summary>
    public static IQueryable<Pickable> GridWorkers(BoluoDbContext db, DateOnly day) =>
        from worker in db.GridWorkers.InService(day)
        join community in db.Communities on worker.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        orderby community.Code, worker.Id
        select new Pickable
        {
            Value = worker.Id.ToString(CultureInfo.InvariantCulture),
            Label = worker.Name,
            Group = db.GridWorkers.InService(day).Any(w => w.Id != worker.Id && w.Name == worker.Name && w.CommunityCode == worker.CommunityCode)
                ? township.Name + community.Name + worker.PhoneMasked
                : township.Name + community.Name,
        };

    public static IQueryable<Pickable> Compounds(BoluoDbContext db, DateOnly day) =>
        from compound in db.Compounds
        join community in db.Communities on compound.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        orderby community.Code, compound.Id
        select new Pickable { Value = compound.Id.ToString(CultureInfo.InvariantCulture), Label = compound.Name, Group = township.Name + community.Name };

    /// <summary>Those that are no more stand last: what they did may still have to be entered.</summary>
    public static IQueryable<Pickable> Units(BoluoDbContext db, DateOnly day) =>
        db.CountyUnits.OrderBy(u => u.EndedOn != null && u.EndedOn <= day).ThenBy(u => u.Id)
            .Select(u => new Pickable { Value = u.Id.ToString(CultureInfo.InvariantCulture), Label = u.EndedOn != null && u.EndedOn <= day ? u.Name + "（已撤销）" : u.Name });

    public static IQueryable<Pickable> Organisations(BoluoDbContext db, DateOnly day) =>
        db.PartyOrganisations.AsOf(day).OrderBy(o => o.Id).Select(o => new Pickable { Value = o.Id.ToString(CultureInfo.InvariantCulture), Label = o.Name });
}
