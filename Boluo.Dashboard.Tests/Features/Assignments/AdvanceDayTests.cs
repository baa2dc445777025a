using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Features.Assignments;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Boluo.Dashboard.Tests.Features.Assignments;

/// <summary>Moving the county's day: what it does is known before it is asked, and is what then happens.</summary>
public sealed class AdvanceDayTests
{
    private static readonly DateOnly Before = County.Day, After = new(2020, 7, 31);

    [Fact]
    public async Task What_is_shown_is_what_the_rules_find_once_the_day_has_moved()
    {
        await using var house = await HouseAsync();
        var effect = (await house.Get<DayEffects>().PreviewAsync(After, RecordHouse.Admin, default)).Value;
        var before = await FindAsync(house, Before);
        Assert.True((await house.Get<IEditor>().AdvanceDayAsync(After, "月度", RecordHouse.Admin, default)).Ok);
        var after = await FindAsync(house, After);

        Assert.Equal(before.Select(m => m.Findings.Count), effect.Matters.Select(m => m.Before));
        Assert.Equal(after.Select(m => (m.Title, m.Findings.Count)), effect.Matters.Select(m => (m.Title, m.After)));
        Assert.Equal(Keys(after).Except(Keys(before)).Order(StringComparer.Ordinal), effect.Matters.SelectMany(m => m.Found).Select(f => $"{f.Rule} {f.Key}").Order(StringComparer.Ordinal));
        Assert.Equal(Keys(before).Except(Keys(after)).Order(StringComparer.Ordinal), effect.Matters.SelectMany(m => m.Gone).Select(f => $"{f.Rule} {f.Key}").Order(StringComparer.Ordinal));
        Assert.Contains(effect.Changed, m => m.Found.Any(f => f.Rule == "need.waiting"));
    }

    [Theory]
    [InlineData("2027-01-01", "统计时点不应晚于今天2020年8月15日，现为2027年1月1日。")]
    [InlineData("2020-06-30", "统计时点只能向后推进，应晚于2020年6月30日，现为2020年6月30日。")]
    [InlineData("", "统计时点应为“年-月-日”格式，例如2020-06-30。")]
    public async Task A_day_that_cannot_be_is_refused_before_anything_is_asked(string day, string sentence)
    {
        await using var house = await HouseAsync();
        await using var screen = await Screen.OpenAsync(house);
        await screen.FillAsync(day, "月度");
        await screen.Page.Find("form").SubmitAsync();
        screen.Page.WaitForAssertion(() => Assert.Equal("▲ " + sentence, screen.Page.Find("[role=alert]").TextContent.Trim()));
        Assert.Empty(screen.Dialogs.FindAll("[data-testid=confirm]"));
        Assert.Empty(screen.Page.FindAll("[data-testid=advance-effect]"));
    }

    [Fact]
    public async Task The_question_and_the_page_say_what_comes_and_what_goes()
    {
        await using var house = await HouseAsync();
        await using var screen = await Screen.OpenAsync(house);
        await screen.FillAsync("2020-07-31", "月度");
        var asked = screen.Page.Find("form").SubmitAsync();
        var confirm = screen.Dialogs.WaitForElement("[data-testid=confirm]");
        var effect = (await house.Get<DayEffects>().PreviewAsync(After, RecordHouse.Admin, default)).Value;
        var lines = screen.Dialogs.FindAll(".ask").Select(l => l.TextContent).ToList();
        Assert.Contains($"需关注的问题将由{effect.Before}条变为{effect.After}条：", lines);
        Assert.All(effect.Changed, m => Assert.Contains($"{(m.Kind == RuleKind.Reminder ? "提醒：" : "")}“{m.Title}”由{m.Before}条变为{m.After}条，新增{m.Found.Count}条，消除{m.Gone.Count}条。", lines));
        Assert.Equal(effect.Changed.Select(m => (m.Kind == RuleKind.Reminder ? "提醒：" : "") + m.Title), screen.Page.FindAll("[data-testid=advance-effect] tbody td:first-child").Select(c => c.TextContent));
        await confirm.ClickAsync();
        await asked;
        Assert.Contains("统计时点已推进到2020年7月31日。", screen.Page.Find("[data-testid=done]").TextContent, StringComparison.Ordinal);
        await using var db = house.Open();
        Assert.Equal(After, db.DataStates.Single().AsOf);
    }

    [Fact]
    public async Task A_look_at_the_effect_moves_nothing_and_goes_when_the_day_is_changed()
    {
        await using var house = await HouseAsync();
        await using var screen = await Screen.OpenAsync(house);
        await screen.FillAsync("2020-07-31", "");
        await screen.Page.Find("[data-testid=advance-preview]").ClickAsync();
        Assert.Contains("推进到2020年7月31日", screen.Page.WaitForElement("[data-testid=advance-effect]").TextContent, StringComparison.Ordinal);
        await screen.FillAsync("2020-07-30", "");
        Assert.Empty(screen.Page.FindAll("[data-testid=advance-effect]"));
        await using var db = house.Open();
        Assert.Equal(Before, db.DataStates.Single().AsOf);
    }

    [Fact]
    public async Task Only_administrators_look_ahead()
    {
        await using var house = await HouseAsync();
        Assert.StartsWith("无权进行此操作", (await house.Get<DayEffects>().PreviewAsync(After, TinyCounty.Staff, default)).Error, StringComparison.Ordinal);
    }

    private static async Task<RecordHouse> HouseAsync()
    {
        var house = await RecordHouse.CreateAsync();
        house.Clock.SetUtcNow(new DateTimeOffset(2020, 8, 15, 2, 0, 0, TimeSpan.Zero));
        return house;
    }

    private static async Task<IReadOnlyList<RuleResult>> FindAsync(RecordHouse house, DateOnly day)
    {
        await using var db = house.Open();
        return await house.Get<RuleRunner>().FindAsync(db, County.On(day), default);
    }

    private static HashSet<string> Keys(IReadOnlyList<RuleResult> matters) => matters.SelectMany(m => m.Findings).Select(f => $"{f.Rule} {f.Key}").ToHashSet(StringComparer.Ordinal);

    /// <summary>The form, as in a circuit.</summary>
    private sealed class Screen : BunitContext
    {
        public IRenderedComponent<CascadingValue<PageContext>> Page { get; private set; } = null!;

        public IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = null!;

        public static async Task<Screen> OpenAsync(RecordHouse house)
        {
            var screen = new Screen();
            screen.JSInterop.Mode = JSRuntimeMode.Loose;
            screen.Services.AddMudServices().AddScoped<Dialogs>().AddScoped<FormComparison>().AddSingleton<OpenThings>().AddScoped<CircuitLine>();
            screen.Services.AddSingleton(house.Get<DayEffects>()).AddScoped(_ => house.Get<IEditor>()).AddScoped(_ => house.Get<CountyDay>());
            screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            var limits = await house.Get<Snapshots>().LimitsAsync(CancellationToken.None);
            var context = new PageContext(County.On(limits.AsOf), limits, RecordHouse.Admin, Urls.Assignments, "?tab=day", 1);
            screen.Dialogs = screen.Render<MudDialogProvider>();
            screen.Page = screen.Render<CascadingValue<PageContext>>(p => p.Add(v => v.Value, context).AddChildContent<AdvanceDay>(a => a.Add(d => d.Today, Before)));
            return screen;
        }

        public async Task FillAsync(string day, string reason)
        {
            await Page.Find("#advance-to").ChangeAsync(new ChangeEventArgs { Value = day });
            await Page.Find("#advance-reason").ChangeAsync(new ChangeEventArgs { Value = reason });
        }
    }
}
