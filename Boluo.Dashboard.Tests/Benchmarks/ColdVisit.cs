using Boluo.Dashboard.Tests.Browser;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>What a browser noted while it opened a page, in milliseconds since the navigation began.</summary>
internal sealed record Timings
{
    /// <summary>The first byte of the page.</summary>
    public required double Response { get; init; }

    /// <summary>The first frame with the numbers.</summary>
    public required double Numbers { get; init; }

    /// <summary>The first frame with all charts drawn, by the server or by Plotly.</summary>
    public required double Drawn { get; init; }

    /// <summary>The first frame in which Plotly has taken over the charts in view.</summary>
    public required double Taken { get; init; }

    /// <summary>How far the layout moved, as browsers score it.</summary>
    public required double Shift { get; init; }
}

/// <summary>A browser that has never seen the application, but for the session of its owner.</summary>
internal sealed class ColdVisit : IAsyncDisposable
{
    /// <summary>
    /// Asks in every frame whether the numbers are painted and the charts drawn, by whomever: a chart counts when its marks are there. It
    /// goes on until Plotly has taken over the charts in view, so that what moves then counts as a shift.
    /// </summary>
    private const string Watch = """
        const seen = { numbers: 0, drawn: 0, taken: 0, shift: 0 };
        let done, stand;
        window.boluoSeen = new Promise(resolve => done = resolve);
        window.boluoDrawn = new Promise(resolve => stand = resolve);
        new PerformanceObserver(list => { for (const e of list.getEntries()) seen.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
        const frame = () => {
          if (!seen.numbers && document.querySelector('[data-testid=kpi-lists], #c3')) {
            const paint = performance.getEntriesByName('first-contentful-paint')[0];
            if (paint) seen.numbers = Math.max(paint.startTime, seen.candidate ??= performance.now());
            else seen.candidate ??= performance.now();
          }
          const places = document.querySelectorAll('.plot, [id^=c][style]');
          const ready = document.readyState !== 'loading' && places.length > 0;
          const taken = p => p.querySelector('.main-svg .trace');
          if (!seen.drawn && ready && [...places].every(p => taken(p) || p.querySelector('.drawing'))) stand(seen.drawn = performance.now());
          if (!seen.taken && ready && [...places].every(p => taken(p) || p.getBoundingClientRect().top > innerHeight + 200)) seen.taken = performance.now();
          requestAnimationFrame(seen.numbers && seen.drawn && seen.taken ? () => requestAnimationFrame(() => done(seen)) : frame);
        };
        requestAnimationFrame(frame);
        """;

    /// <summary>
    /// A new window starts a process for the browser's own toolbar, which holds both cores of a small machine for a quarter of a
    /// second: as long as the page needs, and another share of it in every run.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.5);

    /// <summary>Not this machine's own name, for which browsers make exceptions: over plain http to any other they accept gzip only.</summary>
    public const string Host = "dashboard.test";

    private readonly IBrowserContext _context;

    private ColdVisit(IBrowserContext context) => _context = context;

    public static async Task<ColdVisit> StartAsync(IBrowser browser, PublishedApp app)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "zh-CN", ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await context.AddCookiesAsync(app.Cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = $"http://{Host}", HttpOnly = c.HttpOnly }));
        await context.AddInitScriptAsync(Watch);
        return new ColdVisit(context);
    }

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => Chromium.LaunchAsync(playwright, $"--host-resolver-rules=MAP {Host} 127.0.0.1");

    /// <summary>Opens a page in a new tab that has been open for a while, waits for its charts and closes it.</summary>
    /// <param name="page">The address.</param>
    /// <param name="settling">How long the tab rests before.</param>
    /// <param name="drawn">Called as soon as the charts stand.</param>
    public async Task<Timings> OpenAsync(Uri page, TimeSpan settling, Action? drawn = null)
    {
        var tab = await _context.NewPageAsync();
        await Task.Delay(settling);
        await tab.GotoAsync(new UriBuilder(page) { Host = Host }.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await tab.EvaluateAsync("boluoDrawn.then(() => null)").WaitAsync(TimeSpan.FromSeconds(60));
        drawn?.Invoke();
        var seen = await tab.EvaluateAsync<Timings>("boluoSeen.then(s => ({ Response: performance.getEntriesByType('navigation')[0].responseStart, Numbers: s.numbers, Drawn: s.drawn, Taken: s.taken, Shift: s.shift }))").WaitAsync(TimeSpan.FromSeconds(60));
        await tab.CloseAsync();
        return seen;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
