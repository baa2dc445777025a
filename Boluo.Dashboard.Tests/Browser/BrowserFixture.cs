using System.Collections.Concurrent;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Browser;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]
[assembly: AssemblyFixture(typeof(EditingFixture))]

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>
/// The application as a process of its own on its own database and port, and a Chromium; both start with the first journey that asks.
/// This one is for journeys that only read.
/// </summary>
public class BrowserFixture : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<Role, Lazy<Task<string>>> _sessions = new();
    private readonly Lazy<Task> _started;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private ProgramProcess? _program;

    public BrowserFixture() => _started = new(() => Task.Run(RunAsync)); // Outside the scheduler of the tests, which those that wait may hold.

    public string DatabasePath => _folder.File("boluo.db");

    /// <summary>Where the application listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>The password of the three demonstration accounts.</summary>
    public static string Password { get; } = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json")).Build()["Boluo:DemoPassword"]!;

    public static string NameOf(Role role) => role switch { Role.Leader => "leader", Role.Staff => "staff", _ => "admin" };

    public Task StartAsync() => _started.Value;

    private async Task RunAsync()
    {
        File.Copy(UsedCounty.Path, DatabasePath);
        _program = ProgramProcess.Start(DatabasePath, environment: "Development");
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        Address = await _program.ListeningAsync();
        Assertions.SetDefaultExpectTimeout(Screen.Patience);
    }

    /// <summary>A browser of its own, not signed in.</summary>
    public Task<Visit> OpenAsync(Uri? address = null, string? session = null) => Visit.OpenAsync(_browser!, address ?? Address, session);

    /// <summary>A browser of its own with the session of that role, which signs in through the form at the first call.</summary>
    public async Task<Visit> SignInAsync(Role role)
    {
        var session = _sessions.GetOrAdd(role, wanted => new(async () =>
        {
            await using var first = await OpenAsync();
            await first.SignInAsync(NameOf(wanted), Password);
            return await first.Context.StorageStateAsync();
        }));
        try
        {
            return await Visit.OpenAsync(_browser!, Address, await session.Value);
        }
        catch
        {
            Forget(role); // One that failed is none for those who come next.
            throw;
        }
    }

    /// <summary>Its account has signed out, and that ends all its sessions: the next one signs in anew.</summary>
    public void Forget(Role role) => _sessions.TryRemove(role, out _);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is not null) await _program.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Journeys that only read follow each other too, beside those that write and beside other tests: more browsers at once than the machine has cores wait for each other.</summary>
[CollectionDefinition]
public sealed class ReadingJourneys;

/// <summary>The same once more, for journeys that write.</summary>
public sealed class EditingFixture : BrowserFixture;

/// <summary>Journeys that write follow each other, beside other tests.</summary>
[CollectionDefinition]
public sealed class EditingJourneys;

/// <summary>Journeys that allow the application two seconds or less follow each other after all other tests: what they time is the application, not the other tests.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class TimedJourneys;
