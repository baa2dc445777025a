using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>What a new grid begins with.</summary>
public class GridSetupForm : CountedForm
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
        Field.Pick("branch", "所属党支部", f => f.BranchId, PickLists.Branches),
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
        var founding = await GridFounding.ReadAsync(db, form, cancel);
        foreach (var (field, sentence) in founding.Faults(form)) run.Refuse(field, sentence);
        var (branch, name) = (founding.Branch, PlainText.Tidy(form.GroupName ?? ""));
        if ((form.GroupId is null) == (name.Length == 0)) run.Refuse("group", "“所属党小组”和“新设党小组名称”应选填其中一项。");
        else if (form.GroupId is { } chosen && await db.GroupFaultAsync(chosen, branch.Id, null, form.Since, cancel) is { } fault) run.Refuse("group", fault);
        else if (form.GroupId is null && await db.GroupOfBranchAsync(name, branch.Id, cancel) is not null)
            run.Refuse("groupName", $"{branch.Name}已有名称为“{name}”的党小组，请在“所属党小组”中选择，或另取名称。");
        if (run.IsRefused) return;

        var group = form.GroupId is { } known ? await db.PartyGroups.SingleAsync(g => g.Id == known, cancel) : db.PartyGroups.Add(new PartyGroup { Name = name }).Entity;
        var grid = await founding.AddAsync(db, form, group, code: null, run.SaveAsync, cancel);
        db.GridAssignments.Add(founding.Assignment(grid, form.Since, leader: null, run.Basis));
        run.Subject = founding.Name;
    }
}
