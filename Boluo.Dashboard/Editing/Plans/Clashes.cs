using System.Collections.Immutable;
using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>Compares what a plan's author saw with what is there now, and says who changed it and when.</summary>
internal sealed class Clashes(BoluoDbContext db, TimeProvider clock)
{
    private const string Unchanged = "不调整", Ended = "撤销";

    public async Task<List<Clash>> FindAsync(PlanDrafts drafts, CancellationToken cancel)
    {
        var clashes = new List<Clash>();
        foreach (var (person, to) in drafts.Stale) clashes.Add(await OfPersonAsync(person, to, cancel));
        var stale = drafts.Grids.Where(d => d is { Seen: { } seen, Grid: { } grid } && seen != grid.Version).ToList();
        if (stale.Count == 0) return clashes;

        var timelines = await GridTimeline.LoadAsync(db, stale.ConvertAll(d => d.Grid!.Id), cancel);
        var newest = timelines.Values.SelectMany(t => t.Steps).Select(s => s.ChangeSetId).ToHashSet();
        var sets = await db.ChangeSets.AsNoTracking().Where(s => newest.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var positions = stale.SelectMany(d => new[] { d.Before, d.After }).Concat(timelines.Values.SelectMany(t => t.Steps).SelectMany(s => new[] { s.Before, s.After }));
        var words = await PositionWords.LoadAsync(db, positions, cancel);
        foreach (var draft in stale) clashes.AddRange(OfGrid(draft, timelines[draft.Grid!.Id], sets, words));
        return clashes;
    }

    /// <summary>10:32 today, else with the day.</summary>
    public string Time(DateTime utc) =>
        Days.Local(utc).Date == Days.Local(clock.GetUtcNow().UtcDateTime).Date ? Days.Time(utc) : Days.LongTime(utc);

    public string Sentence(string subject, ChangeSet? last) => last is null
        ? $"{subject}已有变动，请核对后再提交，所填内容已保留。"
        : $"{subject}已于{Time(last.At)}由{last.ByName}调整，请核对后再提交，所填内容已保留。";

    /// <summary>One clash per field that somebody changed; where only the version moved, one per field of the move.</summary>
    private IEnumerable<Clash> OfGrid(GridDraft draft, GridTimeline timeline, Dictionary<int, ChangeSet> sets, PositionWords words)
    {
        var since = timeline.Since(draft.Seen!.Value);
        var (theirs, mine) = (draft.Before!, draft.After);
        var seen = since is null ? null : since[0].Before;
        var fields = new[]
        {
            new Field("归属", Sets(m => m.Place.IsSet, (a, b) => a.HasPlaceOf(b)), p => words.Place(p), (a, b) => a.HasPlaceOf(b),
                p => words.Community(p.CommunityCode) + "，" + words.Branch(p.BranchId)),
            new Field("网格长", Sets(m => m.Leader.IsSet, (a, b) => a.LeaderId == b.LeaderId), p => words.Leader(p.LeaderId), (a, b) => a.LeaderId == b.LeaderId, p => words.Leader(p.LeaderId)),
            new Field("网格员", Sets(m => m.Workers.IsSet, (a, b) => a.Workers.SetEquals(b.Workers)), p => words.Workers(p.Workers), (a, b) => a.Workers.SetEquals(b.Workers), p => words.Workers(p.Workers)),
        };
        bool Sets(Func<GridMove, bool> single, Func<Position, Position, bool> same) => draft.Move is { } move ? single(move) : mine is null || !same(theirs, mine);
        var moved = seen is null ? [] : fields.Where(f => !f.Same(seen, theirs)).ToList();
        var told = moved.Count > 0 ? moved : [.. fields.Where(f => f.IsSet)];
        foreach (var field in told.Count > 0 ? told : [.. fields.Take(1)])
        {
            var step = since?.LastOrDefault(s => s is not { Before: { } b, After: { } a } || !field.Same(b, a)) ?? (timeline.Steps is [var newest, ..] ? newest : null);
            var last = step is null ? null : sets[step.ChangeSetId];
            yield return new Clash
            {
                Row = draft.Row,
                Field = field.Name,
                Who = last?.ByName,
                When = last?.At,
                Seen = seen is null ? Quantity.Unknown : field.Words(seen),
                Mine = mine is null ? Ended : field.IsSet ? field.Mine(mine) : Unchanged,
                Theirs = field.Words(theirs),
                Message = Sentence("该网格", last),
            };
        }
    }

    private async Task<Clash> OfPersonAsync(GridWorker person, int? successorId, CancellationToken cancel)
    {
        var key = person.Id.ToString(CultureInfo.InvariantCulture);
        var last = await db.ChangeSets.AsNoTracking().OrderByDescending(s => s.Id)
            .FirstOrDefaultAsync(s => s.Id >= db.DataStates.Min(d => d.BeganWith) && s.Entries.Any(e => e.Entity == nameof(GridWorker) && e.Key == key), cancel);
        var successor = successorId is { } to ? await db.GridWorkers.Where(w => w.Id == to).Select(w => w.Name).SingleOrDefaultAsync(cancel) : null;
        return new Clash
        {
            Row = person.Name,
            Field = "人员信息",
            Who = last?.ByName,
            When = last?.At,
            Seen = Quantity.Unknown,
            Mine = successor is null ? "移交" : $"移交{successor}",
            Theirs = person.Name,
            Message = Sentence("该人员信息", last),
        };
    }

    private sealed record Field(string Name, bool IsSet, Func<Position, string> Words, Func<Position, Position, bool> Same, Func<Position, string> Mine);
}
