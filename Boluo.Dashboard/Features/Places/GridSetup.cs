using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

public sealed class GridSetupForm : CountedForm
{
    public string CommunityCode { get; set; } = "";

    public int? Number { get; set; }

    public int BranchId { get; set; }

    public int? GroupId { get; set; }

    public string? GroupName { get; set; }

    public DateOnly Since { get; set; }
}

/// <summary>新增网格: its code, where it belongs and what is counted in it, at once. Its leader and its workers are appointed by a plan.</summary>
public sealed class GridSetup() : RecordAction<GridSetupForm>(ActionName, "新增网格")
{
    public const string ActionName = "grid-setup";

    private static readonly GridAssignmentRegister Assignments = new();

    public override string ReasonLabel => "新增原因";

    public override ActionAddition? Adds => new(typeof(Grid), GridTable.LedgerName, [typeof(Community), typeof(PartyOrganisation)]);

    protected override IEnumerable<Field<GridSetupForm>> Define() =>
    [
        Field.Community("community", "所属社区", f => f.CommunityCode) with { Required = true },
        Field.Same(Assignments.Fields.First(f => f.Key == "number"), f => f.Number) with { Required = false, Hint = "可不填，取该社区没有用过的下一个序号。" },
        Field.Pick("branch", "所属党支部", f => f.BranchId, Branches),
        Field.Counted("group", f => f.GroupId) with { Required = false, Hint = "新设党小组的不选，填写下一项。" },
        Field.Text("groupName", "新设党小组名称", f => f.GroupName, longest: 30),
        Field.Day("since", "划定日期", f => f.Since) with { Hint = "自该日起计入各项统计。网格长、网格员在“网格调整”中安排。" },
        Field.Counted("households", f => f.Households),
        Field.Counted("residents", f => f.Residents),
        Field.Counted("members", f => f.PartyMembers),
        Field.Counted("buildings", f => f.Buildings),
        Field.Counted("extent", f => f.Extent),
        Field.Counted("source", f => f.Source),
    ];

    protected override Task<ActionStart<GridSetupForm>?> BeginAsync(BoluoDbContext db, string? key, DateOnly day, CancellationToken cancel) =>
        Task.FromResult<ActionStart<GridSetupForm>?>(new ActionStart<GridSetupForm>(new GridSetupForm { Since = day }, "网格"));

    protected override DateOnly EffectiveOn(GridSetupForm form, DateOnly day) => form.Since;

    protected override async Task RunAsync(ActionRun<GridSetupForm> run, CancellationToken cancel)
    {
        var (db, form) = (run.Db, run.Form);
        var community = await db.Communities.SingleAsync(c => c.Code == form.CommunityCode, cancel);
        var branch = await db.PartyOrganisations.SingleAsync(o => o.Id == form.BranchId, cancel);
        if (branch.CommunityCode != community.Code) run.Refuse("branch", $"“所属党支部”应为{community.Name}的党支部，所选为{branch.Name}。");
        if (form.Since < community.ValidFrom) run.Refuse("since", $"“划定日期”不应早于社区设立的日期{Days.Long(community.ValidFrom)}。");
        else if (form.Since < branch.ValidFrom) run.Refuse("since", $"“划定日期”不应早于党支部成立的日期{Days.Long(branch.ValidFrom)}。");
        var numbers = await db.GridAssignments.Where(a => a.CommunityCode == community.Code).Select(a => a.Number).ToListAsync(cancel);
        var number = form.Number ?? numbers.Append(0).Max() + 1;
        if (numbers.Contains(number)) run.Refuse("number", $"{community.Name}的网格序号{number:00}已经用过，序号不重复使用，可不填。");
        var name = PlainText.Tidy(form.GroupName ?? "");
        if ((form.GroupId is null) == (name.Length == 0)) run.Refuse("group", "“所属党小组”和“新设党小组名称”应选填其中一项。");
        else if (form.GroupId is { } chosen && await db.GroupFaultAsync(chosen, branch.Id, null, form.Since, cancel) is { } fault) run.Refuse("group", fault);
        else if (form.GroupId is null && await db.GridsOn(form.Since).Where(g => g.Assignment.BranchId == branch.Id).AnyAsync(g => db.PartyGroups.Any(p => p.Id == g.Fact.GroupId && p.Name == name), cancel))
            run.Refuse("groupName", $"{branch.Name}已有名称为“{name}”的党小组，请在“所属党小组”中选择，或另取名称。");
        if (form.PartyMembers > form.Residents) run.Refuse("members", CountedForm.TooManyMembers);
        if (run.IsRefused) return;

        var group = form.GroupId is { } known ? await db.PartyGroups.SingleAsync(g => g.Id == known, cancel) : db.PartyGroups.Add(new PartyGroup { Name = name }).Entity;
        var code = GridCodes.Of(community.Code, await GridCodes.NextAsync(db, community.Code, cancel));
        var grid = db.Grids.Add(new Grid { Code = code, ValidFrom = form.Since, Search = Pinyin.SearchText(GridAssignment.NameOf(community.Name, number), code) }).Entity;
        await run.SaveAsync();
        db.GridAssignments.Add(new GridAssignment { GridId = grid.Id, CommunityCode = community.Code, Number = number, BranchId = branch.Id, Basis = run.Basis, ValidFrom = form.Since });
        db.GridFacts.Add(form.ToFact(grid.Id, group.Id, form.Since, null));
        run.Subject = GridAssignment.NameOf(community.Name, number);
    }

    private static IQueryable<Pickable> Branches(BoluoDbContext db, DateOnly day) =>
        from branch in db.PartyOrganisations.AsOf(day)
        where branch.Kind == PartyOrganisationKind.Branch
        join community in db.Communities.AsOf(day) on branch.CommunityCode equals community.Code
        orderby community.Code, branch.Id
        select new Pickable { Value = branch.Id.ToString(CultureInfo.InvariantCulture), Label = branch.Name, Group = community.Name };
}
