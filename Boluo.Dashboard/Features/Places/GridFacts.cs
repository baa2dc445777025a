using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>What is counted in a grid, as a form holds it. Its numbers have to be filled in.</summary>
public abstract class CountedForm
{
    public const string TooManyMembers = "“党员”不应多于“常住人口”，请核对。";

    public int? Households { get; set; }

    public int? Residents { get; set; }

    public int? PartyMembers { get; set; }

    public int? Buildings { get; set; }

    public string Extent { get; set; } = "";

    public string? Source { get; set; }

    /// <summary>A fact with what was filled in.</summary>
    public GridFact ToFact(int gridId, int groupId, DateOnly from, DateOnly? to) => new()
    {
        GridId = gridId,
        Households = Households!.Value,
        Residents = Residents!.Value,
        PartyMembers = PartyMembers!.Value,
        Buildings = Buildings!.Value,
        Extent = Extent,
        GroupId = groupId,
        Source = Source,
        ValidFrom = from,
        ValidTo = to,
    };
}

/// <summary>What the forms of grids share.</summary>
internal static class GridFacts
{
    public static readonly GridFactRegister Register = new();

    /// <summary>A field as <see cref="GridFactRegister"/> declares it.</summary>
    public static Field<TForm> Counted<TForm, TValue>(this FieldMaker<TForm> maker, string key, Expression<Func<TForm, TValue>> property) where TForm : class =>
        maker.Same(Register.Fields.First(f => f.Key == key), property);

    /// <summary>The fact in force on a day, tracked.</summary>
    public static Task<GridFact?> FactOnAsync(this BoluoDbContext db, int gridId, DateOnly day, CancellationToken cancel) =>
        db.GridFacts.AsOf(day).SingleOrDefaultAsync(f => f.GridId == gridId, cancel);

    /// <summary>What messages call a grid: 东区社区第03网格; null where none of that code is there on the day.</summary>
    public static Task<string?> GridNameAsync(this BoluoDbContext db, string code, DateOnly day, CancellationToken cancel) =>
        db.GridsOn(day).Where(g => g.Grid.Code == code).Join(db.Communities, g => g.Assignment.CommunityCode, c => c.Code, (g, c) => (string?)GridAssignment.NameOf(c.Name, g.Assignment.Number)).SingleOrDefaultAsync(cancel);

    /// <summary>The group of that name among those that grids of the branch belong to now; null where there is none.</summary>
    public static Task<PartyGroup?> GroupOfBranchAsync(this BoluoDbContext db, string name, int branchId, CancellationToken cancel)
    {
        var grids = db.GridAssignments.Where(a => a.BranchId == branchId && a.ValidTo == null).Select(a => a.GridId);
        return db.PartyGroups.Where(g => g.Name == name && db.GridFacts.Any(f => f.GroupId == g.Id && f.ValidTo == null && grids.Contains(f.GridId))).OrderBy(g => g.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Why a group cannot be that of a grid of this branch; null where it can: it has no other grids, or some of the branch.</summary>
    public static async Task<string?> GroupFaultAsync(this BoluoDbContext db, int groupId, int branchId, int? gridId, DateOnly day, CancellationToken cancel)
    {
        var branches = await db.GridsOn(day).Where(g => g.Fact.GroupId == groupId && g.Grid.Id != gridId).Select(g => g.Assignment.BranchId).Distinct().ToListAsync(cancel);
        return branches.Count == 0 || branches.Contains(branchId) ? null : "“所属党小组”应为该网格所属党支部的党小组。";
    }
}
