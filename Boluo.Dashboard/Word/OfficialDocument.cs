namespace Boluo.Dashboard.Word;

/// <summary>A short official document: a title, sections of plain paragraphs, who signs and of which day.</summary>
public sealed record OfficialDocument
{
    /// <summary>What must be seen before anything is read, at the head of every page; null for a document of real data.</summary>
    public string? Mark { get; init; }

    public required string Title { get; init; }

    /// <summary>The line below the title, such as (截至2020年6月30日).</summary>
    public required string Subtitle { get; init; }

    public required IReadOnlyList<DocumentSection> Sections { get; init; }

    /// <summary>落款, line by line.</summary>
    public required IReadOnlyList<string> Signature { get; init; }

    /// <summary>The author in the file's properties.</summary>
    public required string Author { get; init; }
}

/// <summary>A head and its paragraphs.</summary>
public sealed record DocumentSection(string Heading, IReadOnlyList<string> Paragraphs);

public static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
