namespace Boluo.Dashboard.Insight;

/// <summary>A setting that is one of a few things and not a number. Kept by its position; the first is the usual one.</summary>
public sealed record SettingChoice(string Key, string Title, IReadOnlyList<string> Options);
