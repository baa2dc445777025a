using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Tests.Excel;

/// <summary>The endpoint alone, on a server in memory; who asks stands in the header X-Role.</summary>
public sealed class ExportsTests(ExcelHouse house) : IClassFixture<ExcelHouse>, IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private WebApplication? _app;
    private Action _aborted = () => { };
    private Action<string> _noted = _ => { };

    private HttpClient Client => _app!.GetTestClient();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        house.AddTo(builder.Services);
        builder.Services.AddSingleton<ILedger, CommunityTable>();
        builder.Services.AddSingleton<IReport, TreeReport>();
        builder.Services.AddSingleton<IReport>(new PairReport([Sheet("first"), Sheet("second")]));
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("header", null);
        builder.Services.AddAuthorization(o => o.AddPolicy(Exports.Policy, p => p.RequireRole(nameof(Role.Staff), nameof(Role.Admin))));
        _app = builder.Build();
        _app.Use((context, next) =>
        {
            context.RequestAborted.Register(() => _aborted());
            return next(context);
        });
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapExports();
        await _app.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_ledger_is_a_download_of_all_rows_that_no_cache_keeps()
    {
        using var answer = await GetAsync("/exports/places.xlsx?places.size=20&places.page=2");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(ExportFile.ContentType, answer.Content.Headers.ContentType!.MediaType);
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "【示例】博罗县社区一览表_截至2020年6月30日_工作版.xlsx"), (disposition.DispositionType, disposition.FileNameStar));
        Assert.Equal("places.xlsx", disposition.FileName);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var book = new XLWorkbook(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel)));
        Assert.Equal(["01社区一览", "99导出说明", "回传信息"], book.Worksheets.Select(s => s.Name));
        Assert.Equal(12, book.Worksheet(1).Cell(15, 1).GetDouble());
    }

    [Fact]
    public async Task The_hand_in_edition_and_the_scope_are_asked_for_in_the_query()
    {
        using var answer = await GetAsync("/exports/places.xlsx?edition=submit&township=441322001&places.sort=-members");
        using var book = new XLWorkbook(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel)));

        Assert.Equal("社区一览", Assert.Single(book.Worksheets).Name);
        Assert.Equal("第12社区", book.Worksheet(1).Cell(4, 3).GetString());
        Assert.Equal("合计", book.Worksheet(1).Cell(10, 1).GetString());
    }

    [Fact]
    public async Task A_report_has_all_its_sheets_and_takes_the_view_of_each_ledger()
    {
        using var answer = await GetAsync("/exports/tree-report.xlsx?edition=submit&places.members=10..");
        using var book = new XLWorkbook(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel)));

        Assert.Equal(["汇总表", "汇总表（按单位性质）", "社区一览"], book.Worksheets.Select(s => s.Name));
        Assert.Equal("合计", book.Worksheet(3).Cell(11, 1).GetString());
    }

    [Theory]
    [InlineData("?edition=draft", "submit")]
    [InlineData("?edition=", "submit")]
    [InlineData("?edition=submit&edition=submit", "edition")]
    [InlineData("?colour=red", "colour")]
    [InlineData("?grids.q=a", "places.")]
    [InlineData("?places.nothing=1", "members")]
    [InlineData("?places.sort=nothing", "members")]
    [InlineData("?places.members=many", "数值")]
    [InlineData("?township=1", "罗阳街道")]
    [InlineData("?asOf=yesterday", "2020-06-30")]
    [InlineData("?asOf=2031-01-01", "2019年1月1日")]
    public async Task A_query_that_is_not_understood_answers_400_and_names_what_is(string query, string named)
    {
        using var answer = await GetAsync("/exports/places.xlsx" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_answers_404_with_the_known_ones()
    {
        using var answer = await GetAsync("/exports/nothing.xlsx");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("没有名为“nothing”的报表，可用值：tree-report、pair、places。", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Leader", HttpStatusCode.Forbidden)]
    [InlineData("Staff", HttpStatusCode.OK)]
    [InlineData("Admin", HttpStatusCode.OK)]
    public async Task Only_who_may_export_gets_a_file(string? role, HttpStatusCode status)
    {
        using var answer = await GetAsync("/exports/places.xlsx", role);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_crowd_is_asked_to_come_back()
    {
        var gate = _app!.Services.GetRequiredService<ExportGate>();
        using var patience = new CancellationTokenSource();
        for (var i = 0; i < ExportGate.Running; i++) await gate.EnterAsync(ExportGateTests.Somebody(), Cancel);
        for (var i = 0; i < ExportGate.Waiting; i++) _ = gate.EnterAsync(ExportGateTests.Somebody(), patience.Token);
        using var answer = await GetAsync("/exports/places.xlsx");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("稍后", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await patience.CancelAsync();
    }

    [Fact]
    public async Task Six_quick_exports_of_one_reader_all_come()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => GetAsync("/exports/places.xlsx")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        foreach (var answer in answers) answer.Dispose();
    }

    /// <summary>The reader goes while the first of two sheets is written; when the place in the gate is free again, the second has not been begun.</summary>
    [Fact]
    public async Task A_workbook_is_given_up_between_two_sheets_when_its_download_is_cancelled()
    {
        using var reading = new CancellationTokenSource();
        using var gone = new ManualResetEventSlim();
        var begun = new List<string>();
        _aborted = gone.Set;
        _noted = sheet =>
        {
            begun.Add(sheet);
            reading.Cancel();
            Assert.True(gone.Wait(TimeSpan.FromSeconds(10)), "The server has heard that the reader went.");
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/exports/pair.xlsx?edition=submit") { Headers = { { "X-Role", "Staff" } } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.SendAsync(request, reading.Token));

        var gate = _app!.Services.GetRequiredService<ExportGate>();
        for (var i = 0; i < ExportGate.Running; i++) Assert.True((await gate.EnterAsync(ExportGateTests.Somebody(), Cancel)).Ok);
        Assert.Equal(["first"], begun);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? role = "Staff")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (role is not null) request.Headers.Add("X-Role", role);
        return await Client.SendAsync(request, Cancel);
    }

    private ListLedger Sheet(string name) =>
        new([new SummaryColumn("name", "名称", null, Format.Text)], [["甲"]]) { Name = name, SheetName = name, Noted = () => _noted(name) };

    private sealed record PairReport(IReadOnlyList<ISheet> Sheets) : IReport
    {
        public string Name => "pair";

        public SheetTitle Title => new("两表");
    }

    private sealed class TreeReport(IEnumerable<ILedger> ledgers) : IReport
    {
        public string Name => "tree-report";

        public SheetTitle Title => new("“三张清单”汇总表");

        public IReadOnlyList<ISheet> Sheets { get; } = [new TreeSummary(), .. ledgers];
    }

    private sealed class HeaderAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Role"].ToString() is not { Length: > 0 } role) return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "7"), new Claim(ClaimTypes.Role, role)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
