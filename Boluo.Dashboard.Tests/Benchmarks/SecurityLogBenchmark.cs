using System.Diagnostics;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Data.Upgrades;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>The 安全日志 after years: a million events, 60 people, 250 addresses.</summary>
[Trait("Needs", "application")]
public sealed class SecurityLogBenchmark
{
    private const int Events = 1_000_000;
    private const double Limit = 200;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact(Explicit = true)]
    public async Task A_million_events_answer_within_200_ms()
    {
        using var folder = new TempFolder();
        var path = folder.File("boluo.db");
        TestDatabase.CopyTo(path);
        await TableRows.ExecuteAsync(path, $"""
            INSERT INTO SecurityEvents (At, "On", Kind, Outcome, ById, ByName, Address, What, ScopeWords, Edition, Rows, ControlNumber, Times)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Events})
            SELECT strftime('%Y-%m-%d %H:%M:%S', 1500000000 + i * 90, 'unixepoch'), strftime('%Y-%m-%d', 1500000000 + i * 90 + 28800, 'unixepoch'),
                CASE i % 7 WHEN 0 THEN 'SignIn' WHEN 1 THEN 'Export' WHEN 2 THEN 'SignOut' WHEN 3 THEN 'RosterPrint' WHEN 4 THEN 'SignIn' WHEN 5 THEN iif(i % 5000 = 0, 'AccountChange', 'SignInFailure') ELSE 'PhoneReveal' END,
                iif(i % 7 = 5, 'Refused', 'Done'), i % 60, '工作人员' || (i % 60), '10.1.2.' || (i % 250), '博罗县居民群众需求清单', '全县', '工作版', 103, hex(randomblob(32)), 1 FROM n;
            """);
        await using var app = new BoluoApp { From = path };
        var start = Stopwatch.StartNew();
        var ledger = app.Services.GetServices<ILedger>().Named("security-events"); // The first start seals all of them.
        var sealing = start.Elapsed.TotalSeconds;
        var scope = Scope.Parse("", await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None)).Value;
        var table = new BudgetTable();
        foreach (var query in (string[])
        [
            "", "?security-events.page=20000", "?security-events.kind=SignIn", "?security-events.kind=AccountChange", "?security-events.outcome=Refused", "?security-events.by=工作人员7",
            "?security-events.on=2018-01-01..2018-12-31", "?security-events.kind=Export&security-events.by=工作人员7", "?security-events.q=工作人员7",
        ])
        {
            var times = new List<double>();
            for (var i = 0; i < 5; i++)
            {
                var clock = Stopwatch.StartNew();
                await ledger.PageAsync(scope, View.Parse(query, ledger).Value, new Viewer("1", "周管理", Role.Admin), None);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            table.Add(query.Length == 0 ? "newest" : query, times.Min(), Limit, "ms");
        }

        var verifying = Stopwatch.StartNew();
        var check = await app.Services.GetRequiredService<LogChain>().VerifyAsync(None);
        TestContext.Current.SendDiagnosticMessage($"{table}\nFirst start with sealing {sealing:0.0} s, verification {verifying.Elapsed.TotalSeconds:0.0} s");
        Assert.True(check.Holds);
        Assert.DoesNotContain(table.Broken, f => !f.Contains(".q=", StringComparison.Ordinal)); // A search for words reads every row.
    }
}
