namespace Boluo.Dashboard.Domain;

/// <summary>报表方案: another office's form with how it is filled, kept by one of the staff for all of them. It is no business data of the county.</summary>
public sealed class FormScheme
{
    public const int LongestName = 40;

    public int Id { get; init; }

    /// <summary>What people call it; no two have the same.</summary>
    public required string Name { get; init; }

    /// <summary>The form's file without folder and ending.</summary>
    public required string FileName { get; init; }

    /// <summary>The blank form as it was uploaded.</summary>
    public required byte[] Content { get; init; }

    /// <summary>How it is read and what goes where: the choices of its page as an address has them.</summary>
    public required string Choices { get; init; }

    /// <summary>The headers that it was made for, by which another month's form of the same kind is known again.</summary>
    public required string Headers { get; init; }

    /// <summary>The table that it is filled from, by its title then.</summary>
    public required string Source { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
