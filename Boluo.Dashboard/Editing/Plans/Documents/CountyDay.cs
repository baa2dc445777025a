using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans.Documents;

/// <summary>推进统计时点: the sample's day is moved, and plans whose day has come take effect.</summary>
public sealed class CountyDay(IEditor editor, DuePlans due)
{
    /// <returns>What became of the plans that were due.</returns>
    public async Task<Result<IReadOnlyList<DuePlan>>> AdvanceAsync(DateOnly to, string reason, Viewer by, CancellationToken cancel)
    {
        var moved = await editor.AdvanceDayAsync(to, reason, by, cancel);
        if (!moved.Ok) return Result<IReadOnlyList<DuePlan>>.Fail(moved.Error!);
        // What the database would not take now is tried again by the calendar at the next start.
        List<DuePlan> plans = [.. await due.ApplyAsync(CancellationToken.None) ?? []];
        return plans;
    }
}
