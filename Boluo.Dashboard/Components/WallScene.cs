namespace Boluo.Dashboard.Components;

/// <summary>
/// What a room shows on a wall, as it publishes it: a component with the parameters <see cref="ScopeParameter"/> and <see cref="LimitsParameter"/>, or
/// charts. A wall is seen by whoever passes: a scene names no persons.
/// </summary>
public sealed record WallScene(int Order, string Title)
{
    public const string ScopeParameter = "Scope";
    public const string LimitsParameter = "Limits";

    /// <summary>It loads what it shows.</summary>
    public Type? Content { get; init; }

    /// <summary>The keys of charts: two stand beside each other.</summary>
    public IReadOnlyList<string> Charts { get; init; } = [];
}
