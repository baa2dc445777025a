using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>
/// Writes down what people see, so that a change that should alter nothing can be compared before and after: the texts of all pages
/// and the cells of all workbooks, in several scopes and on two days. Into the folder that BOLUO_WRITTEN names.
/// </summary>
[Trait("Needs", "application")]
public sealed partial class EverythingWritten(SharedApp app)
{
    private static readonly string[] Scopes = ["", "township=441322001", "community=441322001001", "form=newtown"];
    private static readonly string[] Days = ["", "asOf=2019-12-31"];

    [Fact(Explicit = true)]
    public async Task Write_the_texts_of_all_pages_and_the_cells_of_all_workbooks()
    {
        var folder = Environment.GetEnvironmentVariable("BOLUO_WRITTEN");
        Assert.False(string.IsNullOrEmpty(folder), "BOLUO_WRITTEN names the folder to write to.");
        using var client = await app.SignInAsync(Role.Admin);
        foreach (var scope in Scopes)
            foreach (var day in Days)
            {
                var query = string.Join('&', new[] { scope, day }.Where(part => part.Length > 0));
                var place = Directory.CreateDirectory(Path.Combine(folder, query.Length == 0 ? "county" : query)).FullName;
                foreach (var (path, _) in Routes.Pages())
                {
                    var page = await ReadAsync(client, path, query);
                    await File.WriteAllTextAsync(Path.Combine(place, NameOf(path) + ".txt"), TextOf(page));
                    await File.WriteAllLinesAsync(Path.Combine(place, NameOf(path) + ".links"), Link().Matches(page).Select(link => link.Groups["to"].Value));
                }

                foreach (var path in app.Workbooks())
                    foreach (var edition in (string[])["", "edition=submit"])
                        await File.WriteAllLinesAsync(Path.Combine(place, $"{NameOf(path)}{(edition.Length == 0 ? "" : ".submit")}.cells"), await CellsAsync(client, path, query, edition));
            }
    }

    private static async Task<string> ReadAsync(HttpClient client, string path, string query)
    {
        using var answer = await client.GetAsync($"{path}?{query}");
        return $"{(int)answer.StatusCode}\n{WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())}";
    }

    private static async Task<IEnumerable<string>> CellsAsync(HttpClient client, string path, string query, string edition)
    {
        using var answer = await client.GetAsync($"{path}?{string.Join('&', new[] { query, edition }.Where(part => part.Length > 0))}");
        if (!answer.IsSuccessStatusCode) return [$"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"];
        using var book = new XLWorkbook(await answer.Content.ReadAsStreamAsync());
        return [.. book.Worksheets.SelectMany(sheet => sheet.CellsUsed(XLCellsUsedOptions.Contents).Select(cell => $"{sheet.Name}!{cell.Address}\t{Value(cell)}"))
            .Where(line => !Moving().IsMatch(line))];
    }

    private static string Value(IXLCell cell) => (cell.HasFormula ? cell.CachedValue ?? cell.FormulaA1 : cell.Value) switch
    {
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => $"{other}",
    };

    /// <summary>Words and numbers of a page line by line, without markup, tokens and states of the framework.</summary>
    private static string TextOf(string html)
    {
        var text = Tag().Replace(Invisible().Replace(html, ""), "\n");
        return string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !Moving().IsMatch(line)));
    }

    private static string NameOf(string path) => path.Trim('/') is { Length: > 0 } name ? name.Replace('/', '_') : "overview";

    [GeneratedRegex("<script.*?</script>|<style.*?</style>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Invisible();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("(href|action)=\"(?<to>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    /// <summary>When and by whom something was made, and hashes over that.</summary>
    [GeneratedRegex("导出时间|生成时间|校验码|校验值|[0-9A-Fa-f]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex Moving();
}
