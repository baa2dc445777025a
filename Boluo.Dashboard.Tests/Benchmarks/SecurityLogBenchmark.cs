using System.Diagnostics;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.Growing;
using Boluo.Dashboard.Tests.Data.Upgrades;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>The 安全日志 after years: a million events, 60 people, 250 addresses.</summary>
[Trait("Needs", "application")]
public sealed class SecurityLogBenchmark
{
    private const int Events = 1_000_000;
    private const double Limit = 200;

    /// <summary>Each filter, search and sort that the page offers, its end, and what one person did.</summary>
    private static readonly string[] Views =
    [
        "", "page=20000", "kind=SignIn", "kind=AccountChange", "kind=SignIn,Export", "outcome=Refused", "by=工作人员7", "by=某某", "address=10.1.2.77", "what=清单77", "scope=全县", "edition=none", "rows=1..", "times=2..", "number=AB12",
        "on=2018-01-01..2018-12-31", "id=500000..600000", "kind=Export&by=工作人员7", "kind=PhoneReveal&by=工作人员7&page=300", "q=工作人员7", "q=某某", "q=10.1.2.77", "q=需求&sort=-by&page=9000",
        "sort=id", "sort=on", "sort=time", "sort=kind", "sort=-outcome", "sort=by", "sort=by&page=10000", "sort=-address", "sort=what&page=20000", "sort=-scope,edition", "sort=rows", "sort=-times", "sort=number",
    ];

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
                iif(i % 7 = 5, 'Refused', 'Done'), i % 60, '工作人员' || (i % 60), '10.1.2.' || (i % 250), '博罗县居民群众需求清单' || (i % 997), iif(i % 7 = 1, '全县', NULL), iif(i % 7 = 1, '工作版', NULL), iif(i % 7 = 1, 103, NULL), iif(i % 7 = 1, hex(randomblob(32)), NULL), 1 FROM n;
            """);
        await using var app = new BoluoApp { From = path, Clock = new FakeTimeProvider(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero)) }; // None is old enough to be archived.
        var start = Stopwatch.StartNew();
        var ledger = app.Services.GetServices<ILedger>().Named("security-events"); // The first start seals all of them.
        var sealing = start.Elapsed.TotalSeconds;
        var scope = Scope.Parse("", await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None)).Value;
        var table = new BudgetTable();
        var reading = Stopwatch.StartNew();
        await ((IGrowingTable)ledger).PrepareAsync(None);
        table.Add("reading all after the start", reading.Elapsed.TotalMilliseconds, 60_000, "ms");
        await MeasureAsync(table, ledger, scope, Views);
        var verifying = Stopwatch.StartNew();
        var check = await app.Services.GetRequiredService<LogChain>().VerifyAsync(None);
        TestContext.Current.SendDiagnosticMessage($"{table}\nFirst start with sealing {sealing:0.0} s, verification {verifying.Elapsed.TotalSeconds:0.0} s");
        Assert.True(check.Holds);
        Assert.Empty(table.Broken);
    }

    /// <summary>操作日志 after years: a hundred thousand change sets of three rows each.</summary>
    [Fact(Explicit = true)]
    public async Task A_hundred_thousand_change_sets_answer_within_200_ms()
    {
        using var folder = new TempFolder();
        var path = folder.File("boluo.db");
        TestDatabase.CopyTo(path);
        await TableRows.ExecuteAsync(path, """
            INSERT INTO ChangeSets (Kind, Reason, EffectiveOn, ById, ByName, At, Summary, Basis)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            SELECT iif(i % 50 = 0, 'GridMove', 'RecordEdit'), '核对登记' || (i % 300), '2020-06-30', i % 60, '工作人员' || (i % 60), strftime('%Y-%m-%d %H:%M:%S', 1500000000 + i * 900, 'unixepoch'), '修改居民需求第' || i || '号', iif(i % 9 = 0, '博委组〔2020〕' || (i % 40) || '号', NULL) FROM n;
            INSERT INTO ChangeEntries (ChangeSetId, Entity, Key, Before, After) SELECT s.Id, 'Need', k.value, '{"Title":"a"}', '{"Title":"b"}' FROM ChangeSets s, json_each('[1,2,3]') k WHERE s.Id > 1;
            """);
        await using var app = new BoluoApp { From = path };
        var ledger = app.Services.GetServices<ILedger>().Named("audit");
        var scope = Scope.Parse("", await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None)).Value;
        var table = new BudgetTable();
        await MeasureAsync(table, ledger, scope, ["", "page=2000", "kind=GridMove", "by=工作人员7", "what=777", "q=核对登记77", "q=某某", "on=2018-01-01..2018-12-31", "sort=by", "sort=-what&page=500", "sort=on", "sort=kind", "basis=none", "reverted=none"]);
        TestContext.Current.SendDiagnosticMessage($"{table}");
        Assert.Empty(table.Broken);
    }

    private static async Task MeasureAsync(BudgetTable table, ILedger ledger, Scope scope, IEnumerable<string> views)
    {
        foreach (var query in views)
        {
            var view = View.Parse("?" + string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => $"{ledger.Name}.{part}")), ledger).Value;
            var times = new List<double>();
            for (var i = 0; i < 5; i++)
            {
                var clock = Stopwatch.StartNew();
                await ledger.PageAsync(scope, view, new Viewer("1", "周管理", Role.Admin), None);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            table.Add(query.Length == 0 ? "newest" : query, times.Min(), Limit, "ms");
        }
    }
}
