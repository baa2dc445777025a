namespace Boluo.Dashboard.Domain;

/// <summary>A threshold or standard that an administrator has set. Where there is no row the default holds.</summary>
public sealed class Setting : IVersioned
{
    /// <summary>The key of the rule or standard.</summary>
    public required string Key { get; init; }

    public required double Value { get; set; }

    public Guid Version { get; set; }
}
