using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

public sealed class GridEndForm
{
    public DateOnly Since { get; set; }

    public int? ReceiverId { get; set; }
}

/// <summary>撤销网格: it ends with its assignment, its duties and its facts; what is counted in it goes to another grid.</summary>
public sealed class GridEnd() : RecordAction<GridEndForm>(ActionName, "撤销网格")
{
    public const string ActionName = "grid-end";

    public override string ReasonLabel => "撤销原因";

    protected override IEnumerable<Field<GridEndForm>> Define() =>
    [
        Field.Day("since", "撤销日期", f => f.Since) with { Hint = "自该日起不再计入各项统计，网格长、网格员的任职同日结束。" },
        Field.Pick("receiver", "并入的网格", f => f.ReceiverId, PickLists.Grids) with { Hint = "该网格的户数、常住人口、党员、楼栋自撤销日期起计入所选网格；户数、人口、党员都为0的可不选。" },
    ];

    protected override async Task<ActionStart<GridEndForm>?> BeginAsync(BoluoDbContext db, string? key, DateOnly day, CancellationToken cancel)
    {
        var id = await db.Grids.AsOf(day).Where(g => g.Code == key && g.ValidTo == null).Select(g => (int?)g.Id).SingleOrDefaultAsync(cancel);
        return id is null || await db.GridNameAsync(key!, day, cancel) is not { } name ? null : new ActionStart<GridEndForm>(new GridEndForm { Since = day }, name, id);
    }

    protected override DateOnly EffectiveOn(GridEndForm form, DateOnly day) => form.Since;

    protected override async Task RunAsync(ActionRun<GridEndForm> run, CancellationToken cancel)
    {
        var (db, since) = (run.Db, run.Form.Since);
        var grid = await db.Grids.SingleAsync(g => g.Code == run.Key, cancel);
        var assignment = await db.GridAssignments.SingleAsync(a => a.GridId == grid.Id && a.ValidTo == null, cancel);
        var fact = await db.GridFacts.SingleAsync(f => f.GridId == grid.Id && f.ValidTo == null, cancel);
        var duties = await db.GridDuties.Where(d => d.GridId == grid.Id).ToListAsync(cancel);
        var began = duties.SelectMany(d => new[] { d.ValidFrom, d.ValidTo ?? d.ValidFrom }).Concat([grid.ValidFrom, assignment.ValidFrom, fact.ValidFrom]).Max();
        if (since <= began) run.Refuse("since", $"“撤销日期”应晚于该网格最近一次变动的日期{Days.Long(began)}。");
        if (await HangingAsync(db, grid, assignment, run.Day, cancel) is { Count: > 0 } hanging) run.Refuse("since", $"该网格{string.Join('；', hanging)}，不能撤销。");
        var receiver = await ReceiverAsync(run, grid, fact, cancel);
        if (run.IsRefused) return;

        (grid.ValidTo, assignment.ValidTo, fact.ValidTo) = (since, since, since);
        foreach (var duty in duties.Where(d => d.ValidTo is null)) duty.ValidTo = since;
        if (receiver is null) return;
        receiver.ValidTo = since;
        await run.SaveAsync();
        db.GridFacts.Add(new GridFact
        {
            GridId = receiver.GridId,
            Households = receiver.Households + fact.Households,
            Residents = receiver.Residents + fact.Residents,
            PartyMembers = receiver.PartyMembers + fact.PartyMembers,
            Buildings = receiver.Buildings + fact.Buildings,
            Extent = receiver.Extent,
            GroupId = receiver.GroupId,
            Source = $"并入网格{grid.Code}的户数、常住人口、党员、楼栋",
            ValidFrom = since,
        });
    }

    /// <summary>What would be left without a grid, in clauses.</summary>
    private static async Task<List<string>> HangingAsync(BoluoDbContext db, Grid grid, GridAssignment assignment, DateOnly day, CancellationToken cancel)
    {
        var clauses = new List<string>();
        var needs = await db.Needs.ThereOn(day).WithState(day).OnlyOpen().CountAsync(n => n.Row.GridId == grid.Id, cancel);
        if (needs > 0) clauses.Add(Invariant($"有在办需求{needs}个，应先办结，或在需求清单中改到其他网格"));
        if (!await db.GridAssignments.AnyAsync(a => a.CommunityCode == assignment.CommunityCode && a.ValidTo == null && a.GridId != grid.Id, cancel)) clauses.Add("是所属社区唯一的网格");
        return clauses;
    }

    /// <summary>The fact of the grid that takes over what is counted; null where nothing is.</summary>
    private static async Task<GridFact?> ReceiverAsync(ActionRun<GridEndForm> run, Grid grid, GridFact fact, CancellationToken cancel)
    {
        const string field = "receiver";
        if (run.Form.ReceiverId is not { } id)
        {
            if (fact.Households + fact.Residents + fact.PartyMembers > 0) run.Refuse(field, Invariant($"该网格还有{fact.Households}户、{fact.Residents}人、党员{fact.PartyMembers}名，应选择“并入的网格”；确已没有的，先变更网格数据。"));
            return null;
        }

        if (id == grid.Id)
        {
            run.Refuse(field, "“并入的网格”不应为所撤销的网格本身。");
            return null;
        }

        var communities = await run.Db.GridAssignments.Where(a => (a.GridId == id || a.GridId == grid.Id) && a.ValidTo == null).Select(a => a.CommunityCode).Distinct().CountAsync(cancel);
        if (communities > 1)
        {
            run.Refuse(field, "“并入的网格”应为同一社区的网格；并入其他社区的，请先在“网格调整”中把该网格调整到那个社区。");
            return null;
        }

        var receiver = await run.Db.GridFacts.SingleOrDefaultAsync(f => f.GridId == id && f.ValidTo == null, cancel);
        if (receiver is null) run.Refuse(field, "“并入的网格”已撤销，请重新选择。");
        else if (receiver.ValidFrom >= run.Form.Since) run.Refuse(field, $"并入的网格自{Days.Long(receiver.ValidFrom)}起的数据已有登记，“撤销日期”应晚于该日。");
        return receiver;
    }
}
