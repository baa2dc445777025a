using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Settings;

/// <summary>One rule as the page lists it: its number, the usual one, and how much it finds in the whole county now.</summary>
public sealed record SettingLine(RuleResult Result, bool IsSet)
{
    public Rule Rule => Result.Rule;

    public string Title => Result.Heading;

    public double? Value => Result.Threshold;

    public double? Usual => Result.Rule.Threshold;
}

/// <summary>One of a few, as it is set.</summary>
public sealed record ChoiceLine(SettingChoice Choice, int Value, bool IsSet);

/// <summary>Every rule with its threshold, and what else is set.</summary>
public sealed class SettingLines(RuleRunner runner, IEnumerable<SettingChoice> choices)
{
    public async Task<IReadOnlyList<ChoiceLine>> ChoicesAsync(BoluoDbContext db, CancellationToken cancel)
    {
        var set = await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => (int)s.Value, StringComparer.Ordinal, cancel);
        return [.. choices.Select(c => new ChoiceLine(c, set.GetValueOrDefault(c.Key), set.ContainsKey(c.Key)))];
    }

    public async Task<IReadOnlyList<SettingLine>> ReadAsync(BoluoDbContext db, CancellationToken cancel)
    {
        var day = await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel);
        var thresholds = await runner.ThresholdsAsync(db, cancel);
        var matters = await runner.FindAsync(db, new Scope(null, null, null, day), cancel);
        return [.. matters.Select(m => new SettingLine(m, thresholds.IsSet(m.Rule)))];
    }
}
