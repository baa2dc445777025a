using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Beginnings;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Starting;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace Boluo.Dashboard;

/// <summary>What belongs to no room: where the program listens, its language, its health, the steps before the first request.</summary>
internal static class Hosting
{
    /// <summary>How long requests may go on when the program stops; pages are told at once, and a file that is not ready by then is asked for again.</summary>
    private static readonly TimeSpan LastRequests = TimeSpan.FromSeconds(3);

    /// <summary>Called from a foreign working directory, the program still finds its settings and assets beside its binaries.</summary>
    public static WebApplicationOptions Options(string[] args)
    {
        if (ContentRoot(args) is { } given && !Directory.Exists(given)) throw new StartRefusedException($"设置contentRoot的值“{given}”无效，应为程序设置文件所在的文件夹。");
        var chosen = ContentRoot(args) is not null || (File.Exists("appsettings.json") && !WindowsServiceHelpers.IsWindowsService()); // Which begins in a folder of the system.
        return new WebApplicationOptions { Args = args, ContentRootPath = chosen ? null : AppContext.BaseDirectory };
    }

    private static string? ContentRoot(string[] args) =>
        new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build()["contentRoot"];

    public static void Listen(this WebApplicationBuilder builder, StartSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (settings.Certificate is not { } certificate) return;
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificateSelector = (_, _) => certificate.Leaf;
                https.OnAuthenticate = (_, connection) => (connection.ServerCertificateSelectionCallback, connection.ServerCertificateContext) = (null, certificate.Context); // With those between it and its root.
            });
        });
        if (ListeningAddresses.AreUnset(builder.Configuration)) builder.WebHost.UseUrls([.. settings.Addresses.Select(a => a.Url)]);
    }

    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.AddSystemd().AddWindowsService(service => service.ServiceName = ServicePlan.Name); // Nothing where it is run by hand.
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IUpkeepEvents, RecordedUpkeep>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LastRequests);
        services.AddResponseCompression();
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.SmallestSize); // A quarter less than the default; over plain http browsers accept no other.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Chinese as itself, not as &#x…;, a third of the size.
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(8)).AddCheck<SystemHealth>("system");
        return services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture("zh-CN");
            options.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN").AddSupportedUICultures("zh-CN");
            options.RequestCultureProviders.Clear();
        });
    }

    /// <summary>Migrates, loads, creates the first accounts. The first request finds everything ready.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<StartSettings>();
        Ports.RequireFree(app.Services, settings.Addresses);
        SecurityRoom.PrepareKeys(settings.File);
        var cancel = app.Lifetime.ApplicationStopping;
        var version = await app.Services.GetRequiredService<DatabaseStart>().RunAsync(settings.DataDirectory, cancel);
        app.Services.GetRequiredService<DataChanges>().Announce(version);
        await BeginLogsAsync(app.Services, cancel);
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<Data.BoluoDbContext>>().CreateDbContextAsync(cancel))
            await app.Services.GetRequiredService<CountyFacts>().ReadAsync(db, cancel);
        await app.Services.GetRequiredService<CountyCalendar>().KeepAsync(cancel);
        await FirstAccounts.EnsureAsync(app.Services, cancel);
    }

    private static async Task BeginLogsAsync(IServiceProvider services, CancellationToken cancel)
    {
        var start = await services.GetRequiredService<LogChain>().BeginAsync(cancel);
        if (LogWords.Begun(start) is { } sentence)
            services.GetRequiredService<SecurityLog>().NoteSystem(SecurityEventKind.Log, start.KeyIsNew ? SecurityOutcome.Done : SecurityOutcome.Failed, sentence);
    }

    public static void UseHosting(this WebApplication app)
    {
        var proxy = app.Services.GetRequiredService<ProxySettings>();
        if (proxy.KnownProxies.Count > 0) app.UseForwardedHeaders(proxy.ToOptions());
        if (proxy.PathBase.HasValue) app.UseMiddleware<SubPath>();
        app.Use((context, next) => app.Lifetime.ApplicationStopping.IsCancellationRequested && context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            ? ComeBack(context)
            : next(context));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Entrance>();
        app.UseMiddleware<OldAddresses>();
        app.UseMiddleware<Caching>();
        app.UseRequestLocalization();
        app.UseResponseCompression();
    }

    /// <summary>A page whose line has just been cut connects again at once; the program that stops would wait for it.</summary>
    private static Task ComeBack(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    public static void MapHosting(this WebApplication app)
    {
        // Before authentication: a file that renews the session would carry a cookie, and the order not to be kept.
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapHealthChecks(Urls.Health, new HealthCheckOptions { ResponseWriter = SystemHealth.WriteAsync }).AllowAnonymous();
    }

    private sealed class DatabaseHealth(IDbContextFactory<Data.BoluoDbContext> factory) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            await db.DataStates.AsNoTracking().SingleAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
