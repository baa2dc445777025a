using System.Diagnostics;

namespace Boluo.Dashboard.Tests.Excel.Printing;

/// <summary>An office program as it is found on the machine, turning workbooks into pages.</summary>
internal static class LibreOffice
{
    private static readonly string[] Folders = ["/usr/bin", "/usr/local/bin", "/opt/libreoffice/program"];

    private static readonly string? Office = Find("soffice");
    private static readonly string? Reader = Find("pdftotext");

    /// <summary>Skips the test where one of the two programs is missing.</summary>
    public static void Require() =>
        Assert.SkipWhen(Office is null || Reader is null, "LibreOffice Calc or pdftotext is not installed (packages libreoffice-calc and poppler-utils).");

    /// <summary>The text of every page, by the file's name without its ending.</summary>
    public static async Task<IReadOnlyDictionary<string, string[]>> PagesAsync(IReadOnlyDictionary<string, byte[]> workbooks, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("boluo-office-");
        try
        {
            foreach (var (name, content) in workbooks) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name + ".xlsx"), content, cancel);
            await RunAsync(Office!, [$"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri}", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName,
                .. workbooks.Keys.Select(n => Path.Combine(folder.FullName, n + ".xlsx"))], cancel);
            var pages = new Dictionary<string, string[]>(StringComparer.Ordinal);
            foreach (var name in workbooks.Keys)
            {
                var text = Path.Combine(folder.FullName, name + ".txt");
                await RunAsync(Reader!, ["-layout", "-enc", "UTF-8", Path.Combine(folder.FullName, name + ".pdf"), text], cancel);
                pages[name] = (await File.ReadAllTextAsync(text, cancel)).TrimEnd('\f').Split('\f');
            }

            return pages;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Find(string program) => Folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);

    private static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        Assert.True(process.ExitCode == 0, $"{program}: {await output} {await error}");
    }
}
