using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(SharedApp))]
[assembly: AssemblyFixture(typeof(EdgeCounty))]

namespace Boluo.Dashboard.Tests.Support;

/// <summary>
/// The one application of all tests that only read, started by the first of them. Whoever writes more than an account gets an error:
/// he needs a <see cref="BoluoApp"/> or a <see cref="TestDatabase"/> of his own.
/// </summary>
public sealed class SharedApp : BoluoApp
{
    private readonly ConcurrentDictionary<(Type, string, Edition, Scope), Lazy<Task<ExportFile>>> _files = new();

    public SharedApp() => Replace = WriteGuard.KeepAll;

    /// <summary>A file as an administrator gets it, written once for all tests that look at it.</summary>
    public Task<ExportFile> FileAsync(IReport report, Edition edition, Scope scope) => _files.GetOrAdd((report.GetType(), report.Name, edition, scope), _ => new(() => Task.Run(async () =>
        (await Services.GetRequiredService<ReportWriter>().WriteAsync(report, edition, scope, new Dictionary<string, View>(), new Viewer("test", "测试", Role.Admin), CancellationToken.None)).File.Value))).Value;
}

/// <summary>Writes nothing down: the 安全日志 of the one application stays as it is, while a test compares its page with its file.</summary>
internal sealed class SilentLog(IDbContextFactory<BoluoDbContext> factory, PendingEvents pending, IHttpContextAccessor contexts, TimeProvider time, ILogger<SecurityLog> logger)
    : SecurityLog(factory, pending, contexts, time, logger)
{
    public override void Record(BoluoDbContext db, SecurityEventKind kind, string? byId, string byName, string what)
    {
        // Nothing is added to what is stored.
    }

    protected override Task StoreAsync(IReadOnlyList<SecurityEvent> events, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>Keeps an application's rows as they are, but for its accounts.</summary>
internal sealed partial class WriteGuard : CommandWatch
{
    /// <summary>Refuses what a test writes, and writes nothing into the 安全日志 of what it reads.</summary>
    public static void KeepAll(IServiceCollection services)
    {
        new WriteGuard().Attach(services);
        services.AddSingleton<SecurityLog, SilentLog>();
    }

    protected override void See(string sql)
    {
        if (Write().Match(sql) is { Success: true } write)
            throw new InvalidOperationException($"A test on the shared application writes to {write.Groups["table"].Value}; give it an application or a database of its own.");
    }

    [GeneratedRegex("(INSERT INTO|UPDATE|DELETE FROM) \"?(?!AspNet|__EF)(?<table>[A-Z][A-Za-z]+)\"?\\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Write();
}
