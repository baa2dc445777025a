using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>Whether something has changed in the grid, or was registered wrongly.</summary>
public enum FactChange
{
    [Display(Name = "自生效日期起变更，此前各日仍按原数")] FromDayOn,
    [Display(Name = "更正登记错误，原数一直有误")] Correction,
}

public sealed class GridChangeForm : CountedForm
{
    public FactChange? Kind { get; set; }

    public DateOnly? Since { get; set; }

    public int GroupId { get; set; }

    /// <summary>The first day of the fact that the form shows.</summary>
    public DateOnly From { get; init; }
}

/// <summary>变更网格数据: other numbers from a day on, or the right ones where a fact has been wrong.</summary>
public sealed class GridChange() : RecordAction<GridChangeForm>(ActionName, "变更网格数据")
{
    public const string ActionName = "grid-change";

    private const char Divider = '@';

    public override string ReasonLabel => "变更原因";

    /// <summary>The form of the fact that began on a day.</summary>
    public static string KeyOf(string code, DateOnly from) => code + Divider + Days.Iso(from);

    protected override IEnumerable<Field<GridChangeForm>> Define() =>
    [
        Field.Choice("kind", "变更性质", f => f.Kind) with { Required = true },
        Field.Day("since", "生效日期", f => f.Since) with { Hint = "更正登记错误的不填。早于所示数据起始日的，没有改动的各项按该日原有的数登记。" },
        Field.Counted("households", f => f.Households),
        Field.Counted("residents", f => f.Residents),
        Field.Counted("members", f => f.PartyMembers),
        Field.Counted("buildings", f => f.Buildings),
        Field.Counted("extent", f => f.Extent),
        Field.Counted("group", f => f.GroupId),
        Field.Counted("source", f => f.Source),
    ];

    protected override async Task<ActionStart<GridChangeForm>?> BeginAsync(BoluoDbContext db, string? key, DateOnly day, CancellationToken cancel)
    {
        if (key is null || await FindAsync(db, key, day, cancel) is not { } fact) return null;
        var (name, isNamed) = (await db.GridNameAsync(CodeOf(key), day, cancel) ?? CodeOf(key), key.Contains(Divider, StringComparison.Ordinal));
        return new ActionStart<GridChangeForm>(new GridChangeForm
        {
            Kind = isNamed ? FactChange.Correction : null,
            Households = fact.Households,
            Residents = fact.Residents,
            PartyMembers = fact.PartyMembers,
            Buildings = fact.Buildings,
            Extent = fact.Extent,
            GroupId = fact.GroupId,
            // New numbers come from a new source.
            Source = isNamed ? fact.Source : null,
            From = fact.ValidFrom,
        }, isNamed ? $"{name}自{Days.Long(fact.ValidFrom)}起的数据" : name, fact.GridId);
    }

    protected override DateOnly EffectiveOn(GridChangeForm form, DateOnly day) => form.Kind == FactChange.Correction ? form.From : form.Since ?? day;

    protected override async Task RunAsync(ActionRun<GridChangeForm> run, CancellationToken cancel)
    {
        var (db, form) = (run.Db, run.Form);
        var fact = (await FindAsync(db, run.Key!, run.Day, cancel))!;
        if (form.Kind == FactChange.Correction)
        {
            if (form.Since is not null) run.Refuse("since", $"更正的是自{Days.Long(fact.ValidFrom)}起的数据，“生效日期”不填。");
            form.Source ??= fact.Source;
            await CheckAsync(run, fact, fact.ValidFrom, cancel);
            if (!run.IsRefused) Put(form, fact);
            return;
        }

        if (form.Since is not { } since)
        {
            run.Refuse("since", "“生效日期”应填写。");
            return;
        }

        if (await db.FactOnAsync(fact.GridId, since, cancel) is not { } former)
        {
            var grid = await db.Grids.SingleAsync(g => g.Id == fact.GridId, cancel);
            run.Refuse("since", since < grid.ValidFrom ? $"“生效日期”不应早于网格划定的日期{Days.Long(grid.ValidFrom)}。" : $"“生效日期”应早于网格撤销的日期{Days.Long(grid.ValidTo!.Value)}。");
            return;
        }

        TakeUntouched(form, fact, former);
        if (former.ValidFrom == since) run.Refuse("since", $"自{Days.Long(since)}起的数据已有登记，生效日期应为其他日期；该条数据有误的，请在该条上更正。");
        else await CheckAsync(run, former, since, cancel);
        if (run.IsRefused) return;
        var next = form.ToFact(former.GridId, form.GroupId, since, former.ValidTo);
        former.ValidTo = since;
        await run.SaveAsync();
        db.GridFacts.Add(next);
    }

    /// <summary>What was left as the form showed it stays as it was on the day from which on the change holds: the form shows another period.</summary>
    private static void TakeUntouched(GridChangeForm form, GridFact shown, GridFact former)
    {
        if (form.Households == shown.Households) form.Households = former.Households;
        if (form.Residents == shown.Residents) form.Residents = former.Residents;
        if (form.PartyMembers == shown.PartyMembers) form.PartyMembers = former.PartyMembers;
        if (form.Buildings == shown.Buildings) form.Buildings = former.Buildings;
        if (form.Extent == shown.Extent) form.Extent = former.Extent;
        if (form.GroupId == shown.GroupId) form.GroupId = former.GroupId;
    }

    private static async Task CheckAsync(ActionRun<GridChangeForm> run, GridFact fact, DateOnly day, CancellationToken cancel)
    {
        var form = run.Form;
        if (form.PartyMembers > form.Residents) run.Refuse("members", CountedForm.TooManyMembers);
        var isSame = (form.Households, form.Residents, form.PartyMembers, form.Buildings, form.Extent, form.GroupId)
            == (fact.Households, fact.Residents, fact.PartyMembers, fact.Buildings, fact.Extent, fact.GroupId);
        if (isSame && (form.Kind == FactChange.FromDayOn || form.Source == fact.Source))
            run.Refuse("households", $"所填内容与自{Days.Long(fact.ValidFrom)}起的数据相同，没有变化。");
        if (form.GroupId == fact.GroupId) return;
        var branch = await run.Db.GridAssignments.AsOf(day).Where(a => a.GridId == fact.GridId).Select(a => a.BranchId).SingleAsync(cancel);
        if (await run.Db.GroupFaultAsync(form.GroupId, branch, fact.GridId, day, cancel) is { } fault) run.Refuse("group", fault);
    }

    private static void Put(GridChangeForm form, GridFact fact)
    {
        (fact.Households, fact.Residents, fact.PartyMembers, fact.Buildings) = (form.Households!.Value, form.Residents!.Value, form.PartyMembers!.Value, form.Buildings!.Value);
        (fact.Extent, fact.GroupId, fact.Source) = (form.Extent, form.GroupId, form.Source);
    }

    private static string CodeOf(string key) => key.Split(Divider)[0];

    /// <summary>The fact that began on the day that the key names, else the one in force.</summary>
    private static async Task<GridFact?> FindAsync(BoluoDbContext db, string key, DateOnly day, CancellationToken cancel)
    {
        var code = CodeOf(key);
        var facts = db.GridFacts.Where(f => db.Grids.Any(g => g.Id == f.GridId && g.Code == code));
        if (key.Length == code.Length) return await facts.AsOf(day).SingleOrDefaultAsync(cancel);
        return DateOnly.TryParseExact(key[(code.Length + 1)..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? await facts.SingleOrDefaultAsync(f => f.ValidFrom == from, cancel) : null;
    }
}
