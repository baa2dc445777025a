using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The kinds of elements on a page: tag, classes and attributes, of itself and of all above it. Words and numbers make no other kind.</summary>
internal static class Elements
{
    /// <summary>Attributes whose values matter and not only that they are there.</summary>
    private static readonly string[] Telling = ["class", "role", "type", "style", "lang", "tabindex"];

    public static IReadOnlySet<string> Of(string html)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        Add(new HtmlParser().ParseDocument(html).DocumentElement, "", kinds);
        return kinds;
    }

    private static void Add(IElement element, string above, HashSet<string> kinds)
    {
        var attributes = element.Attributes.Select(a => Telling.Contains(a.Name, StringComparer.Ordinal) ? $"{a.Name}={a.Value}" : a.Name).Order(StringComparer.Ordinal);
        var kind = $"{above}>{element.LocalName}[{string.Join(' ', attributes)}]";
        kinds.Add(kind);
        foreach (var child in element.Children) Add(child, kind, kinds);
    }
}
