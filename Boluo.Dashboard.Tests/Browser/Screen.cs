using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The words and rows of a ledger on the screen.</summary>
public sealed record ScreenTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Totals);

/// <summary>What journeys do on many pages.</summary>
public static partial class Screen
{
    /// <summary>
    /// Milliseconds after which a journey gives up what it waits for: long, since browsers and processes of other tests want the same processors. Where
    /// something is claimed to be quick, the journey says within what time.
    /// </summary>
    public const float Patience = 60_000;

    private const string RowsScript = "rows => rows.map(r => [...r.cells].map(c => c.innerText.trim()))";

    /// <summary>
    /// Waits until the page has such an address and stands: loaded, and dealt with by its circuit, as a reader sees by the bar that goes.
    /// Whoever waits for the event of its load, as Playwright does, can miss it.
    /// </summary>
    public static Task ArriveAsync(this IPage page, string address, float milliseconds = Patience) => page.ArriveAsync(Pattern(address).IsMatch, milliseconds);

    /// <inheritdoc cref="ArriveAsync(IPage, string, float)"/>
    public static Task ArriveAsync(this IPage page, Regex address) => page.ArriveAsync(address.IsMatch);

    /// <inheritdoc cref="ArriveAsync(IPage, string, float)"/>
    public static async Task ArriveAsync(this IPage page, Func<string, bool> isAddress, float milliseconds = Patience)
    {
        // Playwright's own wait hangs where the page is there already and nothing but the commit is asked for.
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.FrameNavigated += Look;
        try
        {
            Look(page, page.MainFrame);
            await arrived.Task.WaitAsync(TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The page is still at {page.Url}.", late);
        }
        finally
        {
            page.FrameNavigated -= Look;
        }

        await page.StandsAsync();

        void Look(object? sender, IFrame frame)
        {
            if (isAddress(page.Url)) arrived.TrySetResult();
        }
    }

    /// <summary>An address in which * stands for anything but a /, and ** for anything.</summary>
    private static Regex Pattern(string address) => new(
        "^" + Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Waits until the page is loaded, and its circuit has dealt with what went before.</summary>
    public static Task StandsAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => document.readyState === 'complete' && !document.querySelector('#progress.on')");

    public static ILocator Ledger(this IPage page, string name) => page.GetByTestId($"ledger-{name}");

    /// <summary>Opens the menu whose button has these words and follows one of its links.</summary>
    public static async Task ChooseAsync(this ILocator place, string menu, string link)
    {
        await place.Locator("summary", new() { HasText = menu }).First.ClickAsync();
        await place.Locator("details[open] a", new() { HasText = link }).First.ClickAsync();
    }

    /// <summary>The number of rows that the pager names.</summary>
    public static async Task<int> RowCountAsync(this ILocator ledger) =>
        int.Parse(CountWords().Match(await ledger.Locator(".pager").InnerTextAsync()).Groups["count"].Value, CultureInfo.InvariantCulture);

    /// <summary>Turns all pages and comes back to the first, which is read last: then every page is of the view just chosen.</summary>
    public static async Task<ScreenTable> ReadAsync(this ILocator ledger)
    {
        var current = ledger.Locator("nav.pager b[aria-current=page]");
        var pages = new SortedDictionary<int, string[][]>();
        for (var number = 2; await ledger.GetByRole(AriaRole.Link, new() { Name = "下一页" }).CountAsync() > 0; number++)
        {
            await ledger.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
            await Assertions.Expect(current).ToHaveTextAsync(number.ToString(CultureInfo.InvariantCulture));
            pages[number] = await BodyAsync(ledger);
        }

        if (pages.Count > 0)
        {
            await ledger.GetByRole(AriaRole.Link, new() { Name = "第1页" }).ClickAsync();
            await Assertions.Expect(current).ToHaveTextAsync("1");
        }

        pages[1] = await BodyAsync(ledger);
        var headers = await ledger.Locator("thead tr").EvaluateAllAsync<string[][]>("rows => rows.map(r => [...r.cells].map(c => c.innerText.replace(/[▲▼]/g, '').trim()))");
        var totals = await ledger.Locator("tfoot tr").EvaluateAllAsync<string[][]>(RowsScript);
        return new ScreenTable(headers[0], [.. pages.Values.SelectMany(rows => rows)], totals.Length == 0 ? [] : totals[0]);
    }

    /// <summary>Clicks the first mark of a chart that is drawn, as a mouse does.</summary>
    public static async Task ClickMarkAsync(this IPage page, string chart)
    {
        var mark = page.GetByTestId($"chart-{chart}").Locator(".point path").First;
        await page.GetByTestId($"chart-{chart}").ScrollIntoViewIfNeededAsync();
        await page.WaitForFunctionAsync("key => document.querySelector(`[data-testid=${key}] .js-plotly-plot`)?._ev?.listenerCount('plotly_click') > 0", $"chart-{chart}");
        await mark.ScrollIntoViewIfNeededAsync();
        var box = (await mark.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.GetByTestId($"chart-{chart}").Locator(".hoverlayer .hovertext").First.WaitForAsync();
        await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static Task<string[][]> BodyAsync(ILocator ledger) => ledger.Locator("tbody tr").EvaluateAllAsync<string[][]>(RowsScript);

    [GeneratedRegex(@"共\s*(?<count>\d+)\s*条", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CountWords();
}
