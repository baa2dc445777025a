namespace Boluo.Dashboard.Editing;

/// <summary>A row that somebody else has changed since the editor looked at it: 原值, 我的修改, 现有值.</summary>
public sealed record Clash
{
    public required string Row { get; init; }

    public required string Field { get; init; }

    /// <summary>Null where the history does not say.</summary>
    public string? Who { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? When { get; init; }

    public required string Seen { get; init; }

    public required string Mine { get; init; }

    public required string Theirs { get; init; }

    /// <summary>A whole sentence: 该网格已于10:32由张××调整，请核对后再提交，所填内容已保留。</summary>
    public required string Message { get; init; }
}
