using System.Globalization;

namespace Boluo.Dashboard.Insight;

/// <summary>The number of a rule as the settings have it under Boluo:Rules:{Key}, else the rule's own.</summary>
public sealed class Thresholds(IConfiguration settings)
{
    /// <exception cref="InvalidOperationException">The setting is no number.</exception>
    public double? Of(IRule rule)
    {
        var key = $"Boluo:Rules:{rule.Key}";
        if (settings[key] is not { Length: > 0 } text) return rule.Threshold;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"设置“{key}”应为数值,现为“{text}”。");
    }
}
