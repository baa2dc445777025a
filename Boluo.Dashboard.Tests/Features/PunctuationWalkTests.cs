using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>What is read on screen and in files is punctuated as Chinese, whatever it was put together from; see <see cref="ChineseText"/>.</summary>
[Trait("Needs", "application")]
public sealed partial class PunctuationWalkTests(SharedApp app)
{
    /// <summary>More kinds of pages than there are; a walk that reaches it follows values instead of kinds.</summary>
    private const int Most = 900;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_kind_of_page_that_links_lead_to()
    {
        await using var used = new BoluoApp { From = UsedCounty.Path };
        using var client = await used.SignInAsync(Role.Admin);
        var (seen, ahead, faults) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(Routes.Pages().Select(p => p.Path)), new List<string>());
        while (ahead.TryDequeue(out var path))
        {
            if (!seen.Add(KindOf(path))) continue;
            Assert.True(seen.Count < Most, $"{seen.Count} kinds of pages, now {path}.");
            using var response = await client.GetAsync(path, None);
            if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(None));
            faults.AddRange(Texts(page).SelectMany(ChineseText.Faults).Distinct(StringComparer.Ordinal).Select(fault => $"{path}: {fault}"));
            foreach (var href in page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(href => !href.Contains(':', StringComparison.Ordinal)).Select(href => href.StartsWith('/') ? href : "/" + href.TrimStart('.', '/')))
                if (!href.StartsWith("/exports/", StringComparison.Ordinal) && !href.StartsWith("/admin/forms/", StringComparison.Ordinal)) ahead.Enqueue(href);
        }

        Assert.True(seen.Count > 150, $"{seen.Count} kinds of pages.");
        ChineseText.AssertNone(faults);
    }

    [Fact]
    public async Task Every_export()
    {
        using var client = await app.SignInAsync(Role.Admin);
        var (faults, walked) = (new List<string>(), 0);
        foreach (var path in app.Exports())
        {
            using var response = await client.GetAsync(path, None);
            Assert.True(response.IsSuccessStatusCode, path);
            faults.AddRange(ChineseText.Faults(response.Content.Headers.ContentDisposition!.FileNameStar!).Select(fault => $"{path}: {fault}"));
            using var package = new ZipArchive(await response.Content.ReadAsStreamAsync(None), ZipArchiveMode.Read);
            foreach (var part in package.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
            {
                await using var stream = await part.OpenAsync(None);
                var xml = await XDocument.LoadAsync(stream, LoadOptions.None, None);
                walked++;
                faults.AddRange(TextsOf(xml).SelectMany(ChineseText.Faults).Select(fault => $"{path} {part.Name}: {fault}"));
            }
        }

        Assert.True(walked > 500, $"{walked} parts.");
        ChineseText.AssertNone(faults);
    }

    /// <summary>The runs of a text together; a formula is no prose.</summary>
    private static IEnumerable<string> TextsOf(XDocument xml) =>
        xml.Descendants().Where(e => e.Name.LocalName is "si" or "p" || (!e.HasElements && e.Name.LocalName is not ("f" or "formula1" or "t" or "definedName" or "lpstr"))).Select(e => e.Value)
            .Concat(xml.Descendants().Attributes().Where(a => a.Name.LocalName is "name" or "prompt" or "error" or "title").Select(a => a.Value));

    private static IEnumerable<string> Texts(IDocument page)
    {
        foreach (var silent in page.QuerySelectorAll("script, style").ToList()) silent.Remove();
        yield return page.Title ?? "";
        yield return Blank().Replace(page.Body!.TextContent, " ");
        foreach (var element in page.All)
            foreach (var attribute in element.Attributes)
                if (attribute.Name is "title" or "aria-label" or "placeholder" or "alt" or "data-copy") yield return attribute.Value;
    }

    /// <summary>An address without its codes, and of its query the tabs and whether something is filtered or sorted.</summary>
    private static string KindOf(string path)
    {
        var parts = path.Split('?', 2);
        var query = (parts.Length == 1 ? "" : parts[1]).Split('&').Select(p => p.Split('=', 2)).Where(p => !Scope.Keys.Contains(p[0], StringComparer.Ordinal))
            .Select(p => p[0] is Urls.TabKey or "map" ? $"{p[0]}={p[^1]}" : "view").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Code().Replace(parts[0], "*") + "?" + string.Join('&', query);
    }

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    [GeneratedRegex("[0-9]{9,15}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
