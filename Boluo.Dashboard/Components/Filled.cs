using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Components;

/// <summary>What a form hears of its inputs besides their changes: that one is too long to be sent (data-longest), or how often the page has sent something.</summary>
public sealed class FilledEventArgs : EventArgs
{
    /// <summary>The id of an input that is too long, or no longer.</summary>
    public string? Id { get; set; }

    /// <summary>Its length while it is too long.</summary>
    public int Length { get; set; }

    /// <summary>To be repeated at the mark of the draft: everything that was filled in before has been heard.</summary>
    public int Count { get; set; }
}

/// <summary>The cells of a sheet that were filled in at once.</summary>
public sealed class CellsEventArgs : EventArgs
{
    public IReadOnlyList<FilledCell> Cells { get; set; } = [];
}

/// <summary>A cell by the id of its input, and what it holds.</summary>
/// <param name="Id">The input.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Typing">It has not been left yet.</param>
public sealed record FilledCell(string Id, string Text, bool Typing);

/// <summary>Squares of a map that somebody has clicked, painted over or pressed a key on; see squares.js.</summary>
public sealed class SquaresEventArgs : EventArgs
{
    /// <summary>What the squares stand for.</summary>
    public IReadOnlyList<string> Codes { get; set; } = [];

    /// <summary>The digit that was pressed; null where the chosen part is meant.</summary>
    public int? Digit { get; set; }

    /// <summary>By how many places the square is to be moved in the order; null where it is to be put into a part.</summary>
    public int? By { get; set; }
}

/// <summary>Events of our own, raised by app.js, sheet.js and squares.js.</summary>
[EventHandler("onfilled", typeof(FilledEventArgs), enableStopPropagation: true, enablePreventDefault: false)]
[EventHandler("oncells", typeof(CellsEventArgs), enableStopPropagation: true, enablePreventDefault: false)]
[EventHandler("onsquares", typeof(SquaresEventArgs), enableStopPropagation: true, enablePreventDefault: false)]
public static class EventHandlers;
