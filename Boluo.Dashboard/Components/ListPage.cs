using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Components;

/// <summary>One page of a list that is no ledger: a city has more places than a response should carry.</summary>
/// <param name="Number">Of the page, from 1.</param>
/// <param name="First">The position in the list of the page's first row, from 0.</param>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, int Number, int Pages, int First, int Count);

public static class ListPages
{
    /// <summary>The key in the address of a list's page. As a view of the page it does not follow to another scope.</summary>
    public static string Key(string name) => $"{name}.page";

    /// <summary>The page that an address asks for: the last one past the end, the first one where it does not say.</summary>
    public static ListPage<TRow> Of<TRow>(IReadOnlyList<TRow> all, string name, int size, string query)
    {
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var asked = QueryHelpers.ParseQuery(query).TryGetValue(Key(name), out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var page = Math.Clamp(asked, 1, pages);
        var first = (page - 1) * size;
        return new ListPage<TRow>(pages == 1 ? all : [.. all.Skip(first).Take(size)], page, pages, first, all.Count);
    }

    /// <summary>First, last, and those around the current one.</summary>
    public static IEnumerable<int> Around(int page, int pages) =>
        Enumerable.Range(page - 2, 5).Append(1).Append(pages).Where(n => n >= 1 && n <= pages).Distinct().Order();
}
