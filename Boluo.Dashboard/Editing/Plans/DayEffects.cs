using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>One matter on the county's day and on another: the findings that are added and those that are gone.</summary>
public sealed record RuleShift(RuleKind Kind, string Title, int Before, int After, IReadOnlyList<Finding> Found, IReadOnlyList<Finding> Gone);

/// <summary>What moving the county's day would do to the matters of the whole county, in the order of their rules.</summary>
public sealed record DayEffect(DateOnly From, DateOnly To, IReadOnlyList<RuleShift> Matters)
{
    /// <summary>Plans that would take effect, by their names.</summary>
    public IReadOnlyList<string> Plans { get; init; } = [];

    /// <summary>Problems alone: what is due soon is none, and becomes one by itself.</summary>
    public int Before => Matters.Where(m => m.Kind == RuleKind.Problem).Sum(m => m.Before);

    public int After => Matters.Where(m => m.Kind == RuleKind.Problem).Sum(m => m.After);

    /// <summary>The matters whose findings would change.</summary>
    public IEnumerable<RuleShift> Changed => Matters.Where(m => m.Found.Count + m.Gone.Count > 0);
}

/// <summary>Asks every rule on the county's day and on the new one, from one state of the data.</summary>
public sealed class DayEffects(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, RuleRunner runner, DuePlans due, TimeProvider clock, ILogger<DayEffects> logger)
{
    public Task<Result<DayEffect>> PreviewAsync(DateOnly to, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<DayEffect>(logger, async () =>
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<DayEffect>.Fail(admin.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var state = await db.DataStates.AsNoTracking().SingleAsync(cancel);
        var from = state.AsOf;
        if (Fault(state, to, clock) is { } fault) return Result<DayEffect>.Fail(fault);
        var before = await runner.FindAsync(db, new Scope(null, null, null, from), cancel);
        var after = await runner.FindAsync(db, new Scope(null, null, null, to), cancel);
        return new DayEffect(from, to, [.. before.Zip(after, Compared)]) { Plans = await due.TitlesAsync(to, cancel) };
    });

    /// <summary>Why the county's day cannot be moved there; null where it can.</summary>
    internal static string? Fault(DataState state, DateOnly to, TimeProvider clock)
    {
        if (state.Origin == DataOrigin.Real) return "本县数据的统计时点随日历推进，不需要手工推进。";
        var (from, today) = (state.AsOf, Days.Today(clock));
        if (to <= from) return $"统计时点只能向后推进，应晚于{Days.Long(from)}，现为{Days.Long(to)}。";
        return to > today ? $"统计时点不应晚于今天{Days.Long(today)}，现为{Days.Long(to)}。" : null;
    }

    private static RuleShift Compared(RuleResult before, RuleResult after)
    {
        var (known, now) = (KeysOf(before), KeysOf(after));
        return new RuleShift(after.Rule.Kind, after.Title, before.Findings.Count, after.Findings.Count,
            [.. after.Findings.Where(f => !known.Contains(f.Key))], [.. before.Findings.Where(f => !now.Contains(f.Key))]);
    }

    private static HashSet<string> KeysOf(RuleResult matter) => matter.Findings.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
}
