using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>What another threshold would do to the matters of the whole county, on its day.</summary>
public sealed record SettingEffect(int Before, int After, IReadOnlyList<Finding> Found, IReadOnlyList<Finding> Gone);

/// <summary>Sets a threshold, reads what it does, and takes it back: what is shown is what saving would do.</summary>
public sealed class SettingEffects(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, RuleRunner runner, ILogger<SettingEffects> logger)
{
    /// <param name="rule">The rule whose threshold it is.</param>
    /// <param name="value">The threshold; none for the usual one.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancel">Cancels it.</param>
    public Task<Result<SettingEffect>> PreviewAsync(Rule rule, double? value, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<SettingEffect>(logger, async () =>
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<SettingEffect>.Fail(admin.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var county = new Scope(null, null, null, await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel));
        var before = await FindAsync(db, rule, county, cancel);
        var setting = await db.Settings.FindAsync([rule.Key], cancel);
        if (value is { } wanted)
        {
            if (setting is null) db.Settings.Add(new Setting { Key = rule.Key, Value = wanted });
            else setting.Value = wanted;
        }
        else if (setting is not null)
        {
            db.Settings.Remove(setting);
        }

        await db.SaveChangesAsync(cancel);
        var after = await FindAsync(db, rule, county, cancel);
        var (known, now) = (before.Select(f => f.Key).ToHashSet(StringComparer.Ordinal), after.Select(f => f.Key).ToHashSet(StringComparer.Ordinal));
        return new SettingEffect(before.Count, after.Count, [.. after.Where(f => !known.Contains(f.Key))], [.. before.Where(f => !now.Contains(f.Key))]);
    });

    private async Task<IReadOnlyList<Finding>> FindAsync(BoluoDbContext db, Rule rule, Scope scope, CancellationToken cancel) =>
        await rule.Find(db, scope, await runner.ThresholdAsync(rule, db, cancel)).OrderByDescending(f => f.Amount).ThenBy(f => f.Key).ToListAsync(cancel);
}
