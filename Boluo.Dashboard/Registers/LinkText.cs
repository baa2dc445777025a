namespace Boluo.Dashboard.Registers;

/// <summary>A row that was chosen and since when, as inputs write both.</summary>
public sealed record ChosenLink(string Row, string? Day);

/// <summary>What was chosen in a <see cref="LinkField"/> as one text, as forms and drafts keep every value: 12@2020-06-01;15@2020-06-20.</summary>
public static class LinkText
{
    private const char Next = ';', Since = '@';

    public static IReadOnlyList<ChosenLink> Read(string? text) =>
        [.. (text ?? "").Split(Next, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(Since, 2)).Select(part => new ChosenLink(part[0], part is [_, { Length: > 0 } day] ? day : null))];

    /// <summary>Null if nothing was chosen.</summary>
    public static string? Write(IEnumerable<ChosenLink> chosen) =>
        string.Join(Next, chosen.Select(c => c.Day is { Length: > 0 } day ? c.Row + Since + day : c.Row)) is { Length: > 0 } text ? text : null;
}
