using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>What stays on screen when a load fails, and what does not.</summary>
public sealed class LiveComponentTests : BunitContext
{
    private static readonly ScopeLimits Limits = new()
    {
        AsOf = County.Day,
        EarliestAsOf = new DateOnly(2019, 1, 1),
        Origin = Dashboard.Domain.DataOrigin.Sample,
        Townships = new Dictionary<string, Dashboard.Domain.Township>(StringComparer.Ordinal),
        Communities = new Dictionary<string, Dashboard.Domain.Community>(StringComparer.Ordinal),
    };

    private readonly DataChanges _changes = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly Source _source = new();

    public LiveComponentTests()
    {
        Services.AddSingleton(_changes).AddSingleton(_source).AddSingleton<TimeProvider>(_clock).AddSingleton(new PageResponse(new HttpContextAccessor()));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void The_numbers_of_one_place_are_never_shown_under_the_address_of_another()
    {
        var page = Open("/communities/1");
        Assert.Equal("/communities/1 (1)", page.Find("p").TextContent);

        _source.Fails = true;
        Follow(page, "/communities/2");
        Assert.Empty(page.FindAll("p"));
        Assert.Contains("系统出现异常", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Following_the_same_link_again_tries_again()
    {
        _source.Fails = true;
        var page = Open("/communities/1");
        _source.Fails = false;
        Follow(page, "/communities/1");
        Assert.Equal("/communities/1 (2)", page.Find("p").TextContent);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task What_could_only_not_be_renewed_stays_and_is_renewed_with_the_next_change()
    {
        var page = Open("/communities/1");
        _source.Fails = true;
        Announce(1);
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll("[role=alert]")));
        Assert.Equal("/communities/1 (1)", page.Find("p").TextContent);

        _source.Fails = false;
        Announce(2);
        await page.WaitForAssertionAsync(() => Assert.Equal("/communities/1 (3)", page.Find("p").TextContent));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    private void Announce(long version)
    {
        _changes.Announce(version);
        _clock.Advance(TimeSpan.FromSeconds(1));
    }

    private IRenderedComponent<CascadingValue<PageContext>> Open(string path) => Render(At(path));

    /// <summary>A link gives the page that is open a new context, also where it leads to the same address.</summary>
    private static void Follow(IRenderedComponent<CascadingValue<PageContext>> page, string path) => page.Render(At(path));

    private static Action<ComponentParameterCollectionBuilder<CascadingValue<PageContext>>> At(string path) => p => p
        .Add(v => v.Value, new PageContext(County.On(Limits.AsOf), Limits, new Viewer("test", "测试", Role.Leader), path, "", 1))
        .AddChildContent<Probe>();

    private sealed class Source
    {
        private int _loads;

        public bool Fails { get; set; }

        public string Load(string path)
        {
            _loads++;
            return Fails ? throw new InvalidOperationException("The database is away.") : $"{path} ({_loads})";
        }
    }

    private sealed class Probe : LiveComponent<string>
    {
        [Inject]
        public required Source Source { get; init; }

        protected override Task<Result<string>> LoadAsync(CancellationToken cancel) => Task.FromResult<Result<string>>(Source.Load(Context.Path));

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (Model is not null) builder.AddMarkupContent(0, $"<p>{Model}</p>");
            if (Error is not null) builder.AddMarkupContent(1, $"<div role=\"alert\">{Error}</div>");
        }
    }
}
