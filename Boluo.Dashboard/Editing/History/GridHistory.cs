using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.History;

/// <summary>One event in the life of a grid, in plain words.</summary>
public sealed record HistoryLine
{
    /// <summary>Null for what the initial data already held.</summary>
    public int? ChangeSetId { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>What happened, without date and full stop: 由江南社区第03网格调整到…;网格长由张×改为李×.</summary>
    public required string What { get; init; }

    /// <summary>调整依据.</summary>
    public string? Basis { get; init; }

    public string? Reason { get; init; }

    /// <summary>经办人.</summary>
    public string? ByName { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? At { get; init; }

    /// <summary>The change set that took it back.</summary>
    public int? RevertedById { get; init; }

    /// <summary>The whole line as one sentence.</summary>
    public string Text => $"{Days.Long(On)}，{What}"
        + (Basis is null ? "" : $"；调整依据：{Basis}")
        + (ByName is null ? "" : $"；经办人：{ByName}")
        + (RevertedById is null ? "。" : "（已撤销）。");
}

/// <summary>The history of a grid, from its founding to now.</summary>
public sealed class GridHistory(IDbContextFactory<BoluoDbContext> factory)
{
    /// <summary>The newest first; empty for an unknown code.</summary>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(string gridCode, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var id = await db.Grids.Where(g => g.Code == gridCode).Select(g => (int?)g.Id).SingleOrDefaultAsync(cancel);
        if (id is not { } gridId) return [];

        var timeline = (await GridTimeline.LoadAsync(db, [gridId], cancel))[gridId];
        var founding = Founding(timeline.Initial);
        var positions = timeline.Steps.SelectMany(s => new[] { s.Before, s.After }).Concat(founding.SelectMany(f => new[] { f.Before, f.After }));
        var words = await PositionWords.LoadAsync(db, positions, cancel);
        var counted = await FactWords.LoadAsync(db, timeline.Steps.SelectMany(s => s.Facts), cancel);
        var setIds = timeline.Steps.Select(s => s.ChangeSetId).ToHashSet();
        var sets = await db.ChangeSets.AsNoTracking().Where(s => setIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var reverted = await ChangeLog.ReverterAsync(db, setIds, cancel);

        return
        [
            .. timeline.Steps.Select(step => OfStep(step, sets[step.ChangeSetId], words, counted, reverted)),
            .. founding.Select(f => new HistoryLine { On = f.On, What = words.Change(f.Before, f.After), Basis = f.Basis }).Where(l => l.What.Length > 0).Reverse(),
        ];
    }

    /// <summary>What one change set did, grid by grid in the order of their codes.</summary>
    public async Task<IReadOnlyList<(string GridCode, HistoryLine Line)>> OfChangeAsync(int changeSetId, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var set = await db.ChangeSets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == changeSetId, cancel);
        if (set is null) return [];

        var grids = db.ChangeEntries.Where(e => e.ChangeSetId == changeSetId && e.GridId != null).Select(e => e.GridId!.Value);
        var codes = await db.Grids.Where(g => grids.Contains(g.Id)).OrderBy(g => g.Code).Select(g => new { g.Id, g.Code }).ToListAsync(cancel);
        var timelines = await GridTimeline.LoadAsync(db, codes.ConvertAll(g => g.Id), cancel);
        var steps = codes.ConvertAll(g => (g.Code, Step: timelines[g.Id].Steps.Single(s => s.ChangeSetId == changeSetId)));
        var words = await PositionWords.LoadAsync(db, steps.SelectMany(s => new[] { s.Step.Before, s.Step.After }), cancel);
        var counted = await FactWords.LoadAsync(db, steps.SelectMany(s => s.Step.Facts), cancel);
        var reverted = await ChangeLog.ReverterAsync(db, [changeSetId], cancel);
        return steps.ConvertAll(s => (s.Code, OfStep(s.Step, set, words, counted, reverted)));
    }

    private static HistoryLine OfStep(TimelineStep step, ChangeSet set, PositionWords words, FactWords counted, Dictionary<int, int> reverted)
    {
        var what = string.Join('；', new[] { words.Change(step.Before, step.After), counted.Change(step.Facts, set.EffectiveOn) }.Where(w => w.Length > 0));
        if (what.Length == 0) what = "网格资料有变动";
        return new HistoryLine
        {
            ChangeSetId = set.Id,
            On = set.EffectiveOn,
            What = ChangeLog.UndoneBy(set) is { } undone ? $"{undone}：{what}" : what,
            Basis = set.Basis,
            Reason = set.Reason,
            ByName = set.ByName,
            At = set.At,
            RevertedById = reverted.TryGetValue(set.Id, out var reverter) ? reverter : null,
        };
    }

    /// <summary>The initial rows day by day, the oldest first.</summary>
    private static List<(DateOnly On, Position? Before, Position? After, string? Basis)> Founding(GridRows rows)
    {
        var steps = new List<(DateOnly, Position?, Position?, string?)>();
        Position? before = null;
        foreach (var day in rows.Days)
        {
            var after = rows.On(day);
            steps.Add((day, before, after, rows.BasisOn(day)));
            before = after;
        }

        return steps;
    }
}
