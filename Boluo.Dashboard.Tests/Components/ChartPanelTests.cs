using System.Net;
using System.Text.Json;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Charts;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Plotly.Blazor;
using Plotly.Blazor.Interop;

namespace Boluo.Dashboard.Tests.Components;

public sealed class ChartPanelTests : BunitContext
{
    private readonly BunitJSModuleInterop _plotly;

    public ChartPanelTests()
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        JSInterop.Mode = JSRuntimeMode.Loose;
        _plotly = JSInterop.SetupModule(i => i.Arguments[0] is string path && path.Contains("plotly-interop", StringComparison.Ordinal));
        _plotly.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_panel_says_in_words_and_numbers_what_it_draws()
    {
        var panel = Show(Specs.Needs);
        Open(panel, "details.chart-table");

        var figure = panel.Find("figure[data-testid=chart-needs]");
        Assert.Equal("需求办理进度，103个。103个需求已办结56个。", figure.GetAttribute("aria-label"));
        Assert.Equal("需求办理进度", panel.Find("h2").TextContent);
        Assert.Equal("103个需求已办结56个。", panel.Find("figcaption").TextContent);
        Assert.Equal(["办理状态", "需求（个）"], panel.FindAll("thead th").Select(c => c.TextContent));
        Assert.Equal(["56", "—", "14"], panel.FindAll("tbody td").Select(c => c.TextContent.Trim()));
        Assert.Equal("three-lists?needs.state=Closed&asOf=2020-03-31", panel.Find("tbody a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(Role.Leader, false)]
    [InlineData(Role.Staff, true)]
    [InlineData(Role.Admin, true)]
    public void Export_is_offered_to_those_who_may(Role role, bool offered)
    {
        var panel = Show(Specs.Needs, role);
        Open(panel, "details.menu");

        var links = panel.FindAll("details.menu a[download]").Select(a => a.GetAttribute("href"));
        Assert.Equal(offered ? ["exports/needs.xlsx?asOf=2020-03-31&edition=submit"] : [], links);
        Assert.Equal(["保存图片", "全屏", "复制文字"], panel.FindAll("details.menu button").Select(b => b.TextContent));
    }

    [Fact]
    public void A_chart_without_a_ledger_has_no_export()
    {
        var panel = Show(Specs.Sizes, Role.Admin);
        Open(panel, "details.menu");
        Assert.Empty(panel.FindAll("a[download]"));
    }

    [Fact]
    public void A_saved_picture_says_whether_the_data_are_real()
    {
        var sample = Show(Specs.Needs).Find("figure");
        Assert.Equal("全县 截至2020年3月31日 示例数据，不代表实际情况", sample.GetAttribute("data-source"));
        Assert.Equal("【示例】需求办理进度_20200331.png", sample.GetAttribute("data-file"));

        var real = Show(Specs.Needs, origin: DataOrigin.Real).Find("figure");
        Assert.Equal("全县 截至2020年3月31日", real.GetAttribute("data-source"));
        Assert.Equal("需求办理进度_20200331.png", real.GetAttribute("data-file"));
    }

    [Fact]
    public void An_empty_scope_and_a_load_are_said_in_words()
    {
        Assert.Contains("当前统计范围内没有数据", Show(Specs.Needs with { Series = [] }).Markup, StringComparison.Ordinal);
        Assert.Contains("正在加载", Show(null).Markup, StringComparison.Ordinal);
    }

    /// <summary>Its marks are links for the keyboard, so it is hidden from nobody, and who does not want them all can skip them.</summary>
    [Fact]
    public void A_drawing_that_stays_is_read_and_skipped_and_brings_no_Plotly()
    {
        var stage = new Series("资源", [new Mark("场所", 4, "4项", "/three-lists?resources.category=Venue")]);
        var panel = Show(Specs.Of(ChartKind.Flow, "", stage) with { Flow = new Flow([new Series("未使用", [new Mark("场所", 0, "0项")])], []) });

        Assert.Equal("three-lists?resources.category=Venue&asOf=2020-03-31", panel.Find(".still a").GetAttribute("href"));
        Assert.Null(panel.Find(".still").Closest("[aria-hidden]"));
        Assert.Equal(panel.Find("figcaption").Id, panel.Find("a.skip").GetAttribute("href")!.Split('#')[1]);
        Assert.Empty(panel.FindComponents<LeavablePlot>());
    }

    [Fact]
    public async Task A_click_on_a_mark_follows_its_link_in_this_scope()
    {
        var panel = Show(Specs.Needs);
        var chart = panel.FindComponent<LeavablePlot>();

        await panel.InvokeAsync(() => chart.Instance.ClickEvent([new EventDataPoint { TraceIndex = 0, PointNumber = JsonSerializer.SerializeToElement(1) }]));

        Assert.EndsWith("/three-lists?needs.state=Waiting&asOf=2020-03-31", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_chart_is_sent_once_and_the_same_chart_not_at_all()
    {
        var panel = Show(Specs.Needs);
        panel.WaitForAssertion(() => Assert.NotEmpty(_plotly.Invocations["subscribeClickEvent"]));

        panel.Render(p => p.Add(c => c.Spec, Specs.Needs));
        Assert.Empty(_plotly.Invocations["react"]);

        panel.Render(p => p.Add(c => c.Spec, Specs.Sizes));
        panel.WaitForAssertion(() => Assert.Single(_plotly.Invocations["react"]));
        Assert.Single(_plotly.Invocations["newPlot"]);
    }

    [Fact]
    public void A_plot_follows_the_width_of_its_place()
    {
        Show(Specs.Needs);

        Assert.Single(JSInterop.Invocations["boluo.follow"]);
    }

    [Fact]
    public async Task Prerendering_starts_no_script_and_keeps_the_place()
    {
        var js = new RecordingJs();
        await using var services = new ServiceCollection().AddSingleton<IJSRuntime>(js)
            .AddSingleton(Services.GetRequiredService<NavigationManager>()).AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);

        var html = WebUtility.HtmlDecode(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CascadingValue<PageContext>>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Value"] = ContextOf(Role.Leader, DataOrigin.Sample),
            ["ChildContent"] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<ChartPanel>(0);
                builder.AddComponentParameter(1, "Key", "needs");
                builder.AddComponentParameter(2, "Spec", Specs.Needs);
                builder.CloseComponent();
            }),
        }))).ToHtmlString()));

        Assert.Empty(js.Calls);
        Assert.Contains("--plot-height:170px", html, StringComparison.Ordinal);
        Assert.Contains("103个需求已办结56个。", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("details.chart-table")]
    [InlineData("details.menu")]
    public void A_circuit_holds_table_and_menu_once_one_of_them_is_opened(string opened)
    {
        var panel = Show(Specs.Needs);
        Assert.Empty(panel.FindAll("tbody td, button"));
        Open(panel, opened);
        Assert.Equal(3 + 3, panel.FindAll("tbody td, button").Count);
    }

    private static void Open(IRenderedComponent<ChartPanel> panel, string details) => panel.Find(details).TriggerEvent("ontoggle", EventArgs.Empty);

    private IRenderedComponent<ChartPanel> Show(ChartSpec? spec, Role role = Role.Staff, DataOrigin origin = DataOrigin.Sample) =>
        Render<ChartPanel>(p => p.Add(c => c.Key, "needs").Add(c => c.Spec, spec).Add(c => c.Context, ContextOf(role, origin)));

    private static PageContext ContextOf(Role role, DataOrigin origin)
    {
        var limits = new ScopeLimits
        {
            AsOf = County.Day,
            EarliestAsOf = new DateOnly(2019, 1, 1),
            Origin = origin,
            Townships = new Dictionary<string, Township>(),
            Communities = new Dictionary<string, Community>(),
        };
        return new PageContext(County.On(new DateOnly(2020, 3, 31)), limits, new Viewer("1", "读者", role), "/", "", 1);
    }

    private sealed class RecordingJs : IJSRuntime
    {
        public List<string> Calls { get; } = [];

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            Calls.Add(identifier);
            return default;
        }
    }
}
