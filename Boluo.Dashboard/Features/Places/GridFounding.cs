using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A new grid, whether it comes by its form or by a line of a sheet: what speaks against it, and the rows that make it.</summary>
internal sealed class GridFounding
{
    private IReadOnlyList<int> _used = [];

    public required Community Community { get; init; }

    public required PartyOrganisation Branch { get; init; }

    /// <summary>Its number within the community: the one that was said, or the next.</summary>
    public int Number { get; private init; }

    public string Name => GridAssignment.NameOf(Community.Name, Number);

    public static async Task<GridFounding> ReadAsync(BoluoDbContext db, GridSetupForm form, CancellationToken cancel)
    {
        var used = await db.GridAssignments.Where(a => a.CommunityCode == form.CommunityCode).Select(a => a.Number).ToListAsync(cancel);
        return new GridFounding
        {
            Community = await db.Communities.SingleAsync(c => c.Code == form.CommunityCode, cancel),
            Branch = await db.PartyOrganisations.SingleAsync(o => o.Id == form.BranchId, cancel),
            Number = form.Number ?? used.Append(0).Max() + 1,
            _used = used,
        };
    }

    public IEnumerable<(string Field, string Sentence)> Faults(GridSetupForm form)
    {
        if (Branch.CommunityCode != Community.Code) yield return ("branch", $"“所属党支部”应为{Community.Name}的党支部，所选为{Branch.Name}。");
        if (form.Since < Community.ValidFrom) yield return ("since", $"“划定日期”不应早于社区设立的日期{Days.Long(Community.ValidFrom)}。");
        else if (form.Since < Branch.ValidFrom) yield return ("since", $"“划定日期”不应早于党支部成立的日期{Days.Long(Branch.ValidFrom)}。");
        if (_used.Contains(Number)) yield return ("number", $"{Community.Name}的网格序号{Number:00}已经用过，序号不重复使用，可不填。");
        if (form.PartyMembers > form.Residents) yield return ("members", CountedForm.TooManyMembers);
    }

    /// <summary>Adds the grid with what is counted in it. Where it belongs is for the caller to add.</summary>
    public async Task<Grid> AddAsync(BoluoDbContext db, GridSetupForm form, PartyGroup group, string? code, Func<Task> save, CancellationToken cancel)
    {
        code ??= GridCodes.Of(Community.Code, await GridCodes.NextAsync(db, Community.Code, cancel));
        var grid = db.Grids.Add(new Grid { Code = code, ValidFrom = form.Since, Search = Pinyin.SearchText(Name, code) }).Entity;
        await save();
        db.GridFacts.Add(form.ToFact(grid.Id, group.Id, form.Since, null));
        return grid;
    }

    public GridAssignment Assignment(Grid grid, DateOnly from, int? leader, string? basis, DateOnly? to = null) =>
        new() { GridId = grid.Id, CommunityCode = Community.Code, Number = Number, BranchId = Branch.Id, LeaderId = leader, Basis = basis, ValidFrom = from, ValidTo = to };
}
