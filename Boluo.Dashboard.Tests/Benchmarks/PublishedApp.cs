using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>
/// The program as it is handed over: published, started in production on an empty folder, its owner signed in with the printed
/// password and a new one of his own.
/// </summary>
internal sealed partial class PublishedApp : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly ProgramProcess _program;
    private readonly CookieContainer _cookies = new();

    private PublishedApp(TempFolder folder, ProgramProcess program, Uri address, string files)
    {
        (_folder, _program, Address, Files) = (folder, program, address, files);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
    }

    public Uri Address { get; }

    /// <summary>The published wwwroot.</summary>
    public string Files { get; }

    /// <summary>The owner's, signed in.</summary>
    public HttpClient Client { get; }

    public IReadOnlyList<System.Net.Cookie> Cookies => _cookies.GetCookies(Address).ToList();

    public static async Task<PublishedApp> StartAsync()
    {
        var folder = new TempFolder();
        var binaries = folder.File("app");
        await PublishAsync(binaries);
        var program = ProgramProcess.Start(folder.File("boluo.db"), binaries: binaries, settings: ("Boluo__Hosts", ColdVisit.Host)); // The name that the visits ask for.
        var app = new PublishedApp(folder, program, await program.ListeningAsync(), Path.Combine(binaries, "wwwroot"));
        await app.SignInAsync();
        return app;
    }

    private static async Task PublishAsync(string to)
    {
        var info = new ProcessStartInfo("dotnet", ["publish", Path.Combine(Source.Root, "Boluo.Dashboard"), "-c", "Release", "-o", to, "-v", "q", "--nologo"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var key in info.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) info.Environment.Remove(key);
        using var publish = Process.Start(info)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, output);
    }

    private async Task SignInAsync()
    {
        var issued = IssuedPassword().Match(_program.Output).Groups["password"].Value;
        using var login = await BoluoApp.PostLoginAsync(Client, "admin", issued);
        using var changed = await BoluoApp.PostFormAsync(Client, "/account/password", "/account/password",
            new() { ["present"] = issued, ["wanted"] = BoluoApp.Password, ["repeated"] = BoluoApp.Password });
        Assert.Equal("/admin/beginning", changed.Headers.Location!.OriginalString); // Where a new owner says what the county works with.
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _program.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex("一次性密码：(?<password>[A-Za-z0-9-]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IssuedPassword();
}
