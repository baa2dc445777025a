namespace Boluo.Dashboard.Domain;

/// <summary>
/// Something that people look for by name. Loader and editing fill <see cref="Search"/> from the names, so that it can neither be
/// forgotten nor go stale.
/// </summary>
public interface ISearchable
{
    /// <summary>Normalised names and their pinyin initials, for searching.</summary>
    string Search { get; set; }

    /// <summary>What it is looked for by: names, and the code that is not looked for by itself.</summary>
    IEnumerable<string> SearchedNames { get; }
}

public static class Searchables
{
    /// <summary>Makes the search text anew from the names.</summary>
    public static void Index(this ISearchable row) => row.Search = Pinyin.SearchText(row.SearchedNames);
}
