using System.Collections.Concurrent;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The journeys follow each other, after all other tests: what they time is the application, not the other tests.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class BrowserGroup : ICollectionFixture<BrowserFixture>;

/// <summary>The application as a process of its own on its own database and port, and one Chromium for all journeys.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<Role, Task<string>> _sessions = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ProgramProcess? _program;

    /// <summary>Where the application listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>The password of the three demonstration accounts.</summary>
    public static string Password { get; } = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json")).Build()["Boluo:DemoPassword"]!;

    public static string NameOf(Role role) => role switch { Role.Leader => "leader", Role.Staff => "staff", _ => "admin" };

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null) return; // Every journey says so itself.
        _program = ProgramProcess.Start(_folder.File("boluo.db"), environment: "Development");
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        Address = await _program.ListeningAsync();
        Assertions.SetDefaultExpectTimeout(10_000);
    }

    /// <summary>A browser of its own, not signed in.</summary>
    public Task<Visit> OpenAsync(Uri? address = null) => Visit.OpenAsync(_browser!, address ?? Address, session: null);

    /// <summary>A browser of its own with the session of that role, which signs in through the form at the first call.</summary>
    public async Task<Visit> SignInAsync(Role role)
    {
        var session = await _sessions.GetOrAdd(role, async wanted =>
        {
            await using var first = await OpenAsync();
            await first.SignInAsync(NameOf(wanted), Password);
            return await first.Context.StorageStateAsync();
        });
        return await Visit.OpenAsync(_browser!, Address, session);
    }

    /// <summary>Its account has signed out, and that ends all its sessions: the next one signs in anew.</summary>
    public void Forget(Role role) => _sessions.TryRemove(role, out _);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is not null) await _program.DisposeAsync();
        _folder.Dispose();
    }
}
