namespace Boluo.Dashboard.Domain;

/// <summary>
/// 模拟测算: one way in which a community might be divided, tried out on the figures of the day. All administrators share it. It is no business data and
/// says nothing of what is to be done; a 调整方案 may be made of it.
/// </summary>
public sealed class Simulation
{
    public const int LongestTitle = 30;

    public int Id { get; init; }

    /// <summary>The community's code. No reference: a trial never stands in the way of taking back what has founded the community.</summary>
    public required string PlaceCode { get; init; }

    public required string Title { get; set; }

    /// <summary>JSON: the parts, which of them each grid is in, in which order the grids stand, and the standards tried.</summary>
    public required string Content { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>Renewed by each save, so that two administrators do not overwrite each other.</summary>
    public required Guid Revision { get; set; }

    /// <summary>Who has begun it, as he was called then.</summary>
    public required string AuthorName { get; init; }

    /// <summary>Who has saved it last.</summary>
    public required string EditorName { get; set; }
}
