using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>简报: one page about a place as of a day. Screen, print, clipboard and Word file say the same words.</summary>
public sealed record Brief
{
    public required string Title { get; init; }

    public required DateOnly Day { get; init; }

    public required IReadOnlyList<BriefSection> Sections { get; init; }
}

/// <summary>A head such as 一、基本情况 with its paragraphs.</summary>
public sealed record BriefSection(string Heading, IReadOnlyList<BriefParagraph> Paragraphs);

/// <summary>One paragraph, in pieces: words, and numbers that lead to their rows.</summary>
public sealed record BriefParagraph(IReadOnlyList<TextRun> Pieces)
{
    public string Text => string.Concat(Pieces.Select(p => p.Text));
}

/// <summary>Some words; where they are a number, the page of its rows and what the number means.</summary>
public sealed record TextRun(string Text, string? Path = null, string? Hint = null)
{
    /// <summary>The number of a figure.</summary>
    public static TextRun Of(FigureValue figure) => new(figure.Said(figure.Value!.Value), figure.Figure.RowsPath, figure.Hint);
}

/// <summary>Puts a paragraph together from words and numbers.</summary>
internal sealed class Sentences
{
    private readonly List<TextRun> _pieces = [];

    public BriefParagraph Paragraph => new([.. _pieces]);

    public Sentences Add(string words) => words.Length > 0 ? Add(new TextRun(words)) : this;

    public Sentences Add(TextRun piece)
    {
        _pieces.Add(piece);
        return this;
    }

    /// <summary>Several things, divided from one another.</summary>
    public Sentences Join<T>(IReadOnlyList<T> things, string divider, Action<Sentences, T> add)
    {
        for (var i = 0; i < things.Count; i++)
        {
            if (i > 0) Add(divider);
            add(this, things[i]);
        }

        return this;
    }
}
