using System.Diagnostics;
using System.Globalization;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>What stands on the sheets of a printed page, sheet by sheet and line by line.</summary>
public sealed record Paper(IReadOnlyList<IReadOnlyList<string>> Sheets)
{
    private const string Reader = "/usr/bin/pdftotext";

    /// <summary>Skips or fails the test where nothing can read a PDF.</summary>
    public static void Require()
    {
        if (File.Exists(Reader)) return;
        const string reason = $"{Reader} (poppler-utils) is not installed.";
        if (Chromium.IsRequired) Assert.Fail(reason);
        Assert.Skip(reason);
    }

    public static async Task<Paper> PrintAsync(IPage page)
    {
        using var folder = new TempFolder();
        var file = folder.File("paper.pdf");
        await page.PdfAsync(new PagePdfOptions { Path = file, PreferCSSPageSize = true });
        using var process = Process.Start(new ProcessStartInfo(Reader, ["-layout", "-enc", "UTF-8", file, "-"]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Paper([.. text.TrimEnd('\f').Split('\f').Select(sheet => (IReadOnlyList<string>)[.. sheet.Split('\n').Select(Plain).Where(line => line.Length > 0)])]);
    }

    /// <summary>All lines of all sheets.</summary>
    public IEnumerable<string> Lines => Sheets.SelectMany(s => s);

    /// <summary>What must be true of any paper: each sheet has its number and the mark of the system, and no second one is begun or left with next to nothing on it.</summary>
    public IEnumerable<string> Faults(string of, int fewestLines)
    {
        for (var i = 0; i < Sheets.Count; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"第{i + 1}页，共{Sheets.Count}页");
            var lines = Sheets[i];
            if (!lines.Any(line => line.EndsWith(number, StringComparison.Ordinal))) yield return $"{of}: sheet {i + 1} has no {number}";
            if (!lines.Any(line => line.StartsWith(Classification.Unclassified, StringComparison.Ordinal))) yield return $"{of}: sheet {i + 1} does not say what the system is not for";
            if (Sheets.Count > 1 && lines.Count - 1 < fewestLines) yield return $"{of}: sheet {i + 1} of {Sheets.Count} has {lines.Count - 1} lines";
        }
    }

    public int Count(string words) => Lines.Sum(line => line.Split(words).Length - 1);

    /// <summary>Letters without the spaces that only set them apart on paper; a gap between columns stays one space.</summary>
    private static string Plain(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
