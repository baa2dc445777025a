using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Charts;

/// <summary>The parts that drawings are made of. Lengths are shares of the plotting area, as the server does not know how wide that is.</summary>
internal static class Svg
{
    /// <summary>The units across a <see cref="Stretched"/> place.</summary>
    public const double Wide = 1000;

    /// <summary>Stands before words that are to be seen first. Who hears the mark hears the words.</summary>
    public const string Loud = "▲ ";

    /// <summary>A <see cref="Pattern"/> of slanting lines.</summary>
    public const string Slashes = "M-1 1 1-1M-1 7 7-1M5 7 7 5";

    /// <summary>The plotting area, with margins in pixels around it.</summary>
    public static XElement Area(double left, double top, double right, double bottom) => new("svg", new XAttribute("class", "drawing"), new XAttribute("focusable", "false"), new XAttribute("style", Invariant(
        $"left:{left}px;top:{top}px;width:calc(100% - {left + right}px);height:calc(100% - {top + bottom}px)")));

    public static XElement Box(string x, string y, string width, string height, string fill) => new("rect",
        new XAttribute("x", x), new XAttribute("y", y), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("rx", 3), new XAttribute("fill", fill));

    public static XElement Dot(double x, double y, double size, string fill) => new("circle",
        new XAttribute("cx", Percent(x)), new XAttribute("cy", Percent(y)), new XAttribute("r", size / 2), new XAttribute("fill", fill));

    public static XElement Line(string x1, string y1, string x2, string y2) => new("line",
        new XAttribute("x1", x1), new XAttribute("y1", y1), new XAttribute("x2", x2), new XAttribute("y2", y2));

    public static XElement Text(string x, string y, string text, string? dx = null, string dy = ".35em", string? anchor = null) => new("text", new XAttribute("x", x), new XAttribute("y", y),
        dx is null ? null : new XAttribute("dx", dx), new XAttribute("dy", dy), anchor is null ? null : new XAttribute("text-anchor", anchor), text);

    /// <summary>A place of <see cref="Wide"/> units either way over the plotting area, for paths, which know no percents.</summary>
    public static XElement Stretched(string kind, params object[] content) => new("svg", new XAttribute("width", "100%"), new XAttribute("height", "100%"),
        new XAttribute("viewBox", Invariant($"0 0 {Wide} {Wide}")), new XAttribute("preserveAspectRatio", "none"), new XAttribute("class", kind), content);

    /// <summary>White lines over a colour: they tell it from others without colour.</summary>
    public static XElement Pattern(string id, string path, string kind) => new("pattern", new XAttribute("id", id), new XAttribute("width", 6), new XAttribute("height", 6),
        new XAttribute("patternUnits", "userSpaceOnUse"), new XElement("path", new XAttribute("d", path), new XAttribute("class", kind)));

    /// <summary>
    /// A mark that is a link by itself, with its name for those who point at it and those who hear it. Words drawn at the mark are in
    /// that name and not heard again; a label beside a title would count as other words than those that are seen.
    /// </summary>
    public static XElement Linked(string kind, Mark mark, string name, Urls urls, params IReadOnlyList<XElement> shapes)
    {
        var words = shapes.Where(s => s.Name == "text").ToList();
        foreach (var text in words) text.SetAttributeValue("aria-hidden", "true");
        return new XElement(mark.Href is null ? "g" : "a", new XAttribute("class", kind), mark.LinkFrom(urls) is { } href ? new XAttribute("href", href) : null,
            words.Count == 0 ? new XAttribute("aria-label", name) : null, shapes, new XElement("title", name));
    }

    public static string Percent(double share) => Invariant($"{Digits.Round(share * 100, 3)}%");

    public static string Pixels(double pixels) => Digits.Round(pixels, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>With that class.</summary>
    public static XElement As(this XElement element, string kind)
    {
        element.SetAttributeValue("class", kind);
        return element;
    }
}
