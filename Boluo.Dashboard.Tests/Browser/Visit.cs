using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>
/// One browser with its page. It notes what no page may do: ask another host, break the content policy, write an error to the
/// console, throw, or get an error that the journey did not announce.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<int, bool> _expected = new();
    private volatile bool _connected = true;

    private Visit(IBrowserContext context, IPage page, Uri address)
    {
        (Context, Page, _address) = (context, page, address);
        context.Request += (_, request) => NoteHost(request.Url);
        context.Response += (_, response) => { if (response.Status >= 400 && !_expected.ContainsKey(response.Status)) _faults.Enqueue($"{response.Status} {response.Url}"); };
        context.Console += (_, message) => { if (message.Type == "error" && _connected && !IsStatus(message)) _faults.Enqueue($"Console: {message.Text}"); };
        context.WebError += (_, error) => { if (_connected) _faults.Enqueue($"Script: {error.Error}"); };
        page.WebSocket += (_, socket) => NoteHost(socket.Url);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Path and query of the page's address.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>What must not have happened.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Visit> OpenAsync(IBrowser browser, Uri address, string? session)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            StorageState = session,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Screen.Patience);
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))");
        return new Visit(context, await context.NewPageAsync(), address);
    }

    /// <summary>Announces a status that the journey provokes.</summary>
    public void Expect(int status) => _expected[status] = true;

    /// <summary>Announces that the connection goes away or is back; without it the browser complains, as it should.</summary>
    public void Connected(bool connected) => _connected = connected;

    /// <summary>Fills in the sign-in form of this page or, elsewhere, of the sign-in page.</summary>
    public async Task SignInAsync(string name, string password)
    {
        if (!Page.Url.Contains("/login", StringComparison.Ordinal)) await Page.GotoAsync("/login");
        await Page.FillAsync("input[name=username]", name);
        await Page.FillAsync("input[name=password]", password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Page.ArriveAsync(url => !url.Contains("/login", StringComparison.Ordinal));
    }

    /// <summary>Opens a page and waits until its circuit answers.</summary>
    public async Task<IResponse> GoToAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        await InteractiveAsync();
        return response!;
    }

    /// <summary>The first response of a page as this session gets it, without opening it.</summary>
    public async Task<string> ReadAsync(string path)
    {
        await using var response = await Context.APIRequest.GetAsync(path);
        Assert.True(response.Ok, $"{response.Status} {path}");
        return await response.TextAsync();
    }

    /// <summary>The circuit moves the focus to the heading when it has taken over the prerendered page.</summary>
    public Task InteractiveAsync() => Page.Locator("h1[tabindex='-1']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits until Plotly has taken over the charts in view; the others stand as the server drew them.</summary>
    public Task DrawnAsync() => Page.WaitForFunctionAsync("""
        () => [...document.querySelectorAll('.plot')].every(plot => {
          const { top, bottom } = plot.getBoundingClientRect();
          const drawing = plot.querySelector('.drawing');
          return !drawing && plot.querySelector('.main-svg .point') || drawing && (bottom < -200 || top > innerHeight + 200 || !plot.checkVisibility());
        })
        """);

    private void NoteHost(string url)
    {
        var asked = new Uri(url);
        if (asked.Scheme is "data" or "blob") return;
        if (asked.Host != _address.Host || asked.Port != _address.Port) _faults.Enqueue($"Outside request: {url}");
    }

    /// <summary>The browser's own words for a response, which is judged as a response.</summary>
    private static bool IsStatus(IConsoleMessage message) => message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
