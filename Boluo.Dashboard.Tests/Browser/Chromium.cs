using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The browser that is installed on this machine; nothing is downloaded.</summary>
public static class Chromium
{
    private const string Variable = "BOLUO_CHROMIUM";

    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell", // Without the windows around its pages, of which a whole browser makes one for each visit: an eighth of its work.
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Where it is; none if it is not installed.</summary>
    public static string? Path { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? chosen : Places.FirstOrDefault(File.Exists);

    /// <summary>BOLUO_BROWSER=required makes a missing browser a failure instead of a reason to skip.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("BOLUO_BROWSER") == "required";

    /// <summary>Skips or fails the test where there is no browser.</summary>
    public static void Require()
    {
        if (Path is not null) return;
        const string reason = $"Chromium is not installed; install it or name it in {Variable}.";
        if (IsRequired) Assert.Fail(reason);
        Assert.Skip(reason);
    }

    /// <summary>Without background traffic of its own, so that every request is the application's.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] arguments) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = Path,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", .. arguments,
        ],
    });
}
