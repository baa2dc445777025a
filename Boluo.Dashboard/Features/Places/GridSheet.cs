using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A grid as a line of a sheet says it: what it begins with, and who leads and serves it.</summary>
public sealed class GridLine : GridSetupForm
{
    public string? Code { get; set; }

    public int? LeaderId { get; set; }

    /// <summary>By the number of the worker, since when.</summary>
    public IReadOnlyDictionary<int, DateOnly?> Workers { get; set; } = new Dictionary<int, DateOnly?>();
}

/// <summary>Grids by a workbook, as a county begins with them: the rules are those of <see cref="GridSetup"/>, and who leads and serves comes with them.</summary>
public sealed class GridSheet : IRowSheet
{
    private static readonly FieldMaker<GridLine> Field = new();

    private static readonly Field<GridLine> Community = Field.Community("community", "所属社区", g => g.CommunityCode) with { Required = true },
        Number = Field.Same(new GridAssignmentRegister().Fields.First(f => f.Key == "number"), g => g.Number) with { Required = false },
        Code = Field.Code("code", "网格编码", g => g.Code, CodeShape.Grid) with { Required = false };

    private static readonly LinkField Workers = WorkersOf(Field.Links<GridDutyRegister>("workers", "网格员", "grid"));

    public string Noun => "网格";

    public Type RowType => typeof(Grid);

    public string Ledger => GridTable.LedgerName;

    public bool IsSkeleton => true;

    public IReadOnlyList<Type> JudgedBy { get; } = [typeof(Community), typeof(PartyOrganisation), typeof(GridWorker), typeof(PartyGroup)];

    public IReadOnlyList<Type> Writes { get; } = [typeof(Grid), typeof(GridAssignment), typeof(GridFact), typeof(GridDuty), typeof(PartyGroup)];

    public IReadOnlyList<IReadOnlyList<Field>> KnownBy { get; } = [[Code], [Community, Number]];

    public string ChangedElsewhere => "已登记的网格不在这里修改：户数等在“网格数据”中登记，归属、网格长和网格员在“网格调整”中安排。";

    public IReadOnlyList<FormField> Offered { get; } =
    [
        Code, Community, Number,
        Field.Pick("branch", "所属党支部", g => g.BranchId, PickLists.Branches),
        Field.Text("groupName", "所属党小组", g => g.GroupName, longest: 30) with { Required = true },
        Field.Day("since", "划定日期", g => g.Since),
        Field.Counted("households", g => g.Households),
        Field.Counted("residents", g => g.Residents),
        Field.Counted("members", g => g.PartyMembers),
        Field.Counted("buildings", g => g.Buildings),
        Field.Counted("extent", g => g.Extent),
        Field.Counted("source", g => g.Source),
        Field.Pick("leader", "网格长", g => g.LeaderId, PickLists.GridWorkers),
        Workers,
    ];

    public object NewLine(DateOnly day) => new GridLine { Since = day };

    public async Task<string> SubjectAsync(BoluoDbContext db, object line, CancellationToken cancel)
    {
        var grid = (GridLine)line;
        var community = await db.Communities.Where(c => c.Code == grid.CommunityCode).Select(c => c.Name).SingleOrDefaultAsync(cancel);
        return community is null ? Noun : grid.Number is { } number ? GridAssignment.NameOf(community, number) : $"{community}的网格";
    }

    public void Put(object line, LinkField links, IReadOnlyDictionary<object, DateOnly?> named) => ((GridLine)line).Workers = named.ToDictionary(n => (int)n.Key, n => n.Value);

    public async Task<(int Id, object Line)?> FindAsync(BoluoDbContext db, object line, DateOnly day, CancellationToken cancel)
    {
        var said = (GridLine)line;
        if (said.Code is null && said.Number is null) return null;
        var found = await (
            from grid in db.GridsOn(day)
            where said.Code != null ? grid.Grid.Code == said.Code : grid.Assignment.CommunityCode == said.CommunityCode && grid.Assignment.Number == said.Number
            join named in db.PartyGroups on grid.Fact.GroupId equals named.Id
            select new { grid.Grid, grid.Assignment, grid.Fact, Group = named.Name }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var duties = await db.GridDuties.AsNoTracking().AsOf(day).Where(d => d.GridId == found.Grid.Id).ToListAsync(cancel);
        return (found.Grid.Id, new GridLine
        {
            Code = found.Grid.Code,
            CommunityCode = found.Assignment.CommunityCode,
            Number = found.Assignment.Number,
            BranchId = found.Assignment.BranchId,
            GroupName = found.Group,
            Since = found.Grid.ValidFrom,
            Households = found.Fact.Households,
            Residents = found.Fact.Residents,
            PartyMembers = found.Fact.PartyMembers,
            Buildings = found.Fact.Buildings,
            Extent = found.Fact.Extent,
            Source = found.Fact.Source,
            LeaderId = found.Assignment.LeaderId,
            Workers = duties.GroupBy(d => d.WorkerId).ToDictionary(d => d.Key, d => (DateOnly?)d.Min(x => x.ValidFrom)),
        });
    }

    /// <summary>The same people; since when is said where it is known.</summary>
    public bool IsSame(LinkField links, object line, object found)
    {
        var (said, known) = (((GridLine)line).Workers, ((GridLine)found).Workers);
        return said.Count == known.Count && said.All(w => known.TryGetValue(w.Key, out var since) && (w.Value is null || w.Value == since));
    }

    public async Task<(int Id, IReadOnlyList<FieldFault> Faults)> AddAsync(BoluoDbContext db, object line, DateOnly day, Func<Task> save, CancellationToken cancel)
    {
        var said = (GridLine)line;
        var founding = await GridFounding.ReadAsync(db, said, cancel);
        var posts = await GridPosts.ReadAsync(db, said, cancel);
        List<FieldFault> faults =
        [
            .. founding.Faults(said).Select(f => new FieldFault(f.Field, f.Sentence)),
            .. await CodeFaultsAsync(db, said.Code, cancel),
            .. posts.Faults(said),
        ];
        if (faults.Count > 0) return (0, faults);

        var group = await GroupAsync(db, said, founding.Branch.Id, cancel) ?? db.PartyGroups.Add(new PartyGroup { Name = PlainText.Tidy(said.GroupName!) }).Entity;
        var grid = await founding.AddAsync(db, said, group, said.Code, save, cancel);
        if (posts.LedFrom is { } led && led > said.Since) db.GridAssignments.Add(founding.Assignment(grid, said.Since, leader: null, basis: null, to: led));
        db.GridAssignments.Add(founding.Assignment(grid, posts.LedFrom ?? said.Since, said.LeaderId, basis: null));
        db.GridDuties.AddRange(posts.Served.Select(s => new GridDuty { GridId = grid.Id, WorkerId = s.Worker, ValidFrom = s.From }));
        return (grid.Id, []);
    }

    private static async Task<IReadOnlyList<FieldFault>> CodeFaultsAsync(BoluoDbContext db, string? code, CancellationToken cancel)
    {
        if (code is null) return [];
        var founder = code[..Domain.Community.CodeLength];
        if (!await db.Communities.AnyAsync(c => c.Code == founder, cancel)) return [new FieldFault("code", $"“网格编码”的前{Domain.Community.CodeLength}位“{founder}”不是本县社区的代码，可不填，由系统编制。")];
        return await db.Grids.AnyAsync(g => g.Code == code, cancel) ? [new FieldFault("code", $"“网格编码”{code}已经用过，编码不重复使用，可不填，由系统编制。")] : [];
    }

    /// <summary>A day need not be said: whoever serves does so from the first day on.</summary>
    private static LinkField WorkersOf(LinkField links) => links with { Day = links.Day! with { Required = false } };

    /// <summary>The group of that name in the branch, else one that has no grids yet; null where it is new.</summary>
    private static async Task<PartyGroup?> GroupAsync(BoluoDbContext db, GridLine said, int branch, CancellationToken cancel)
    {
        var name = PlainText.Tidy(said.GroupName!);
        return await db.GroupOfBranchAsync(name, branch, cancel)
            ?? await db.PartyGroups.Where(g => g.Name == name).OrderBy(g => g.Id).FirstOrDefaultAsync(g => !db.GridFacts.Any(f => f.GroupId == g.Id), cancel);
    }
}
