using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>
/// The real application on a real database file of its own, with its accounts. Dispose it to remove the file. It finds the county's
/// data loaded, unless the test turns its clock or names its data.
/// </summary>
public class BoluoApp : WebApplicationFactory<Program>
{
    public const string Password = "Shili-2020-Test";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boluo-app-");
    private readonly Lock _starting = new();
    private readonly SemaphoreSlim _accounts = new(1);
    private DatabaseFile? _database;

    public string DatabasePath => Path.Combine(_folder.FullName, "boluo.db");

    public string EnvironmentName { get; init; } = "Development";

    /// <summary>Settings over those of the fixture.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>A database that the application finds; none for the county's data.</summary>
    public string? From { get; init; }

    /// <summary>A clock that the test turns; none for the real one.</summary>
    public FakeTimeProvider? Clock { get; init; }

    /// <summary>Replaces services of the application.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Starts it at the first call, once, whichever test comes first.</summary>
    public override IServiceProvider Services
    {
        get
        {
            lock (_starting) return base.Services;
        }
    }

    /// <summary>Puts the database where the application will look for it, if it is to find one. Waits: an application is configured without a task.</summary>
    protected virtual void PutDatabase()
    {
        if (From is not null) File.Copy(From, DatabasePath);
        else if (Clock is null && !Settings.ContainsKey("Boluo:DataDirectory")) TestDatabase.CopyTo(DatabasePath);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        PutDatabase();
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("ConnectionStrings:Boluo", $"Data Source={DatabasePath}");
        builder.UseSetting("Boluo:FailedLoginsPerMinute", "1000");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Error"); // The test server cannot limit a body and says so.
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            if (Clock is not null) services.AddSingleton<TimeProvider>(Clock);
            services.KeepQueries();
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000); // Not what these tests measure.
            Replace?.Invoke(services);
        });
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        _database = host.Services.GetRequiredService<DatabaseFile>();
        return host;
    }

    /// <summary>A browser without a session. It keeps cookies and does not follow redirects.</summary>
    public HttpClient Stranger(string address = "http://localhost")
    {
        _ = Services;
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) });
        client.Timeout = Timeout.InfiniteTimeSpan; // How long it takes among other tests says nothing of it.
        return client;
    }

    /// <summary>A browser in which an account of that role has signed in through the form.</summary>
    public async Task<HttpClient> SignInAsync(Role role, string address = "http://localhost")
    {
        var user = await AccountAsync($"test-{role}", role);
        var client = Stranger(address);
        using var response = await PostLoginAsync(client, user.UserName!, Password);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.True(await Services.GetRequiredService<SecurityLog>().FlushAsync(all: false, CancellationToken.None)); // Its event is not counted among what follows.
        return client;
    }

    /// <summary>The account of that name; made with <see cref="Password"/> at the first call.</summary>
    public async Task<BoluoUser> AccountAsync(string name, Role? role, bool mustChangePassword = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<BoluoUser>>();
        await _accounts.WaitAsync();
        try
        {
            if (await users.FindByNameAsync(name) is { } known) return known;
            var user = new BoluoUser { UserName = name, DisplayName = $"测试{name}", MustChangePassword = mustChangePassword };
            Assert.True((await users.CreateAsync(user, Password)).Succeeded);
            if (role is not null) Assert.True((await users.AddToRoleAsync(user, role.Value.ToString())).Succeeded);
            return user;
        }
        finally
        {
            _accounts.Release();
        }
    }

    /// <summary>Changes an account as the users page would.</summary>
    public async Task ChangeAsync(string userId, Func<UserManager<BoluoUser>, BoluoUser, Task<IdentityResult>> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<BoluoUser>>();
        Assert.True((await change(users, (await users.FindByIdAsync(userId))!)).Succeeded);
    }

    public static async Task<HttpResponseMessage> PostLoginAsync(HttpClient client, string name, string password, string? returnUrl = null) =>
        await PostFormAsync(client, "/login", "/login", new() { ["username"] = name, ["password"] = password, ["returnUrl"] = returnUrl ?? "" });

    /// <summary>Opens the page that holds the form, then posts it with its antiforgery token.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(HttpClient client, string page, string action, Dictionary<string, string> fields)
    {
        var html = await client.GetStringAsync(page);
        fields["__RequestVerificationToken"] = Regex.Match(html, "__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(action, content);
    }

    public async Task<BoluoDbContext> OpenAsync() =>
        await Services.GetRequiredService<IDbContextFactory<BoluoDbContext>>().CreateDbContextAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _database?.Release();
        _accounts.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
