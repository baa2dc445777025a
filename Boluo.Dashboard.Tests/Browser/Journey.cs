using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A test in browsers. Afterwards none of them may have noted a fault.</summary>
[Trait("Needs", "browser")]
public abstract class Journey(BrowserFixture browser) : IAsyncLifetime
{
    private readonly List<Visit> _visits = [];
    private readonly List<IAsyncDisposable> _partners = [];

    protected BrowserFixture Browser { get; } = browser;

    protected static CancellationToken None => CancellationToken.None;

    public virtual async ValueTask InitializeAsync()
    {
        Chromium.Require();
        await Browser.StartAsync();
    }

    /// <summary>A browser in which that role has signed in.</summary>
    protected async Task<Visit> AsAsync(Role role) => Keep(await Browser.SignInAsync(role));

    /// <summary>A browser without a session.</summary>
    protected async Task<Visit> StrangerAsync(Uri? address = null) => Keep(await Browser.OpenAsync(address));

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    /// <summary>Something the browsers talk to: it ends after them, so that they do not miss it.</summary>
    protected T KeepAfter<T>(T partner) where T : IAsyncDisposable
    {
        _partners.Add(partner);
        return partner;
    }

    private Visit Keep(Visit visit)
    {
        _visits.Add(visit);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in _visits) await visit.DisposeAsync();
        foreach (var partner in _partners.AsEnumerable().Reverse()) await partner.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(_visits.SelectMany(v => v.Faults));
    }
}
