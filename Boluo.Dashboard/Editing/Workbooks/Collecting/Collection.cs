using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Editing.Workbooks.Collecting;

/// <summary>Who hands in a form.</summary>
public enum SenderKind
{
    [Display(Name = "镇街")] Townships,
    [Display(Name = "社区")] Communities,
    [Display(Name = "县直单位")] Units,
}

/// <summary>收表: the returns of one form for a month that the files of a draft are.</summary>
/// <param name="Form">表名.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="From">Who hands it in. Only townships have states of their returns.</param>
public sealed record CollectionOrder(string Form, DateOnly Month, SenderKind From)
{
    public const string FormKey = "form", FromKey = "from", MonthKey = "month";

    public string Title => $"{Form}（{Days.Month(Month)}）";
}

/// <summary>Somebody from whom a return is expected, with whom to ask.</summary>
public sealed record Sender
{
    /// <summary>A division's code, or the number of a unit.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Where it lies, which tells two of one name apart.</summary>
    public string? Group { get; init; }

    public required string Contact { get; init; }

    /// <summary>The public line.</summary>
    public required string Phone { get; init; }

    /// <summary>When it was due; null where that is not laid down.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What became of its return so far; null where no return is registered.</summary>
    public ReturnState? State { get; init; }

    /// <summary>Nothing has come, and it was due before the county's day.</summary>
    public bool IsOverdue(DateOnly day) => State is null or ReturnState.Missing && DueOn < day;
}

/// <summary>What is kept of a collection with its draft: whose each file is, and which of several counts.</summary>
public sealed record CollectedFiles(CollectionOrder Order, IReadOnlyList<CollectedFile> Files);

/// <param name="Position">The file within the draft, from 0.</param>
/// <param name="Sender">The code of whoever handed it in; null where nobody could tell.</param>
/// <param name="IsUsed">It counts: of several files of one sender only one does.</param>
public sealed record CollectedFile(int Position, string? Sender, bool IsUsed);

/// <summary>One of the files of a sender.</summary>
public sealed record CollectedCopy
{
    public required int Position { get; init; }

    public required string Name { get; init; }

    /// <summary>When the program that wrote it saved it last, UTC; null where it does not say.</summary>
    public DateTime? SavedAt { get; init; }

    public bool IsUsed { get; init; }

    /// <summary>Why nothing of it could be read, as whole sentences; null where something could.</summary>
    public string? Refusal { get; init; }

    /// <summary>How many of its rows are refused.</summary>
    public int Refused { get; init; }

    /// <summary>Of a file that does not count, what it says otherwise than the one that does.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>It was read, and no row of it is refused.</summary>
    public bool IsClean => Refusal is null && Refused == 0;
}

/// <summary>A sender with what has come from it.</summary>
public sealed record CollectedSender(Sender Sender, IReadOnlyList<CollectedCopy> Copies)
{
    public CollectedCopy? Used => Copies.FirstOrDefault(c => c.IsUsed);
}

/// <summary>The collection of a draft as its page shows it: everybody who is expected, and files of which nobody could tell whose they are.</summary>
public sealed record Collection(CollectionOrder Order, DateOnly Day, IReadOnlyList<CollectedSender> Senders, IReadOnlyList<CollectedCopy> Unknown)
{
    public IEnumerable<CollectedSender> Received => Senders.Where(s => s.Used is not null);

    public IEnumerable<CollectedSender> Missing => Senders.Where(s => s is { Used: null, Sender.State: null or ReturnState.Missing });
}
