using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A community is divided for trial, by mouse and by keyboard, and a 调整方案 is made of it.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class SimulationJourney(EditingFixture browser) : Journey(browser)
{
    private const string Community = "441322001001", Page = $"/admin/simulations/{Community}";

    [Fact]
    public async Task A_division_is_proposed_corrected_taken_back_kept_and_becomes_a_plan()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/admin/simulations");
        await admin.Page.SelectOptionAsync("#simulation-community", Community);
        await admin.Page.GetByTestId("simulation-begin").ClickAsync();
        var bar = admin.Page.GetByTestId("simulation-bar");
        await Expect(bar).ToContainTextAsync("2．第2片");
        await Expect(Squares(admin, 1)).Not.ToHaveCountAsync(0);
        await Expect(admin.Page.Locator("html[data-square-keys]")).ToHaveCountAsync(1);
        var (first, second) = (await Squares(admin, 1).CountAsync(), await Squares(admin, 2).CountAsync());

        // By mouse: one, then from there to another with Shift, then painted over.
        await Square(admin, first + 1).ClickAsync();
        await Expect(Squares(admin, 1)).ToHaveCountAsync(first + 1);
        await Square(admin, first + 3).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Shift] });
        await Expect(Squares(admin, 1)).ToHaveCountAsync(first + 3);
        await bar.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await PaintAsync(admin, 2, 4);
        await Expect(Squares(admin, 2)).ToHaveCountAsync(second);

        // Back and forth, step by step.
        await Square(admin, 1).FocusAsync();
        await StepAsync("Control+z", first + 3);
        await StepAsync("Control+z", first + 1);
        await StepAsync("Control+y", first + 3);
        await StepAsync("Control+z", first + 1);
        await StepAsync("Control+z", first);
        async Task StepAsync(string key, int inFirst)
        {
            await admin.Page.Keyboard.PressAsync(key);
            await Expect(Squares(admin, 1)).ToHaveCountAsync(inFirst);
        }

        // By keyboard: into a part by its digit, on by arrows, and elsewhere in the order.
        await Square(admin, first).FocusAsync();
        await admin.Page.Keyboard.PressAsync("2");
        await Expect(Squares(admin, 1)).ToHaveCountAsync(first - 1);
        await admin.Page.Keyboard.PressAsync("1");
        await admin.Page.Keyboard.PressAsync("ArrowRight");
        await admin.Page.Keyboard.PressAsync("Alt+ArrowLeft");
        await Expect(admin.Page.Locator("#sim-order")).ToHaveValueAsync("Own");
        await Expect(admin.Page.GetByTestId("simulation-concerns")).ToContainTextAsync("在排列顺序中不相连");
        await Expect(Square(admin, first)).ToBeFocusedAsync();
        await Expect(Square(admin, first)).ToHaveAttributeAsync("data-square", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Community}{first + 1:000}"));

        // A finished part stays as it is.
        await admin.Page.GetByLabel("锁定第1片").CheckAsync();
        var locked = await Squares(admin, 1).EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.square)");
        await admin.Page.SelectOptionAsync("#sim-parts", "4");
        await Expect(bar).ToContainTextAsync("4．第4片");
        await Expect(Squares(admin, 4)).Not.ToHaveCountAsync(0);
        Assert.Equal(locked, await Squares(admin, 1).EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.square)"));
        await admin.Page.FillAsync("#sim-workers", "250");
        await admin.Page.GetByLabel("第2片的名称").FillAsync("东湖社区");
        await admin.Page.Keyboard.PressAsync("Tab");
        await Expect(bar).ToContainTextAsync("2．东湖社区");
        await Expect(admin.Page.GetByTestId("draft-mark")).ToContainTextAsync("草稿已存");

        // A second one beside it, and all of it is there after a reload.
        await admin.Page.GetByTestId("simulation-copy").ClickAsync();
        var beside = admin.Page.GetByTestId("simulations-beside");
        await Expect(beside.Locator("thead th")).ToHaveTextAsync(["项目", "测算1", "测算2"]);
        await admin.Page.ReloadAsync();
        await admin.InteractiveAsync();
        await Expect(bar).ToContainTextAsync("2．东湖社区");
        await Expect(beside).ToContainTextAsync("社区工作者标准（户/名）250250");

        await admin.Page.GetByTestId("simulation-plan").ClickAsync();
        await Expect(admin.Page.GetByTestId("plan-moves")).ToContainTextAsync("东区社区拆分：东湖社区");
        await Expect(admin.Page.GetByTestId("plan-lacks")).ToContainTextAsync("新社区的区划代码应为12位数字");

        await admin.GoToAsync(Page);
        for (var left = 2; left > 0; left--)
        {
            await admin.Page.GetByTestId("simulation-discard").ClickAsync();
            await admin.Page.GetByTestId("confirm").ClickAsync();
            await Expect(admin.Page.GetByTestId("simulations-beside").Locator("thead th")).ToHaveCountAsync(left == 1 ? 0 : left);
        }
    }

    [Fact]
    public async Task A_plan_that_is_filled_in_is_taken_back_step_by_step()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/admin/plans");
        await admin.Page.FillAsync("#plan-title", "可以还原的方案");
        await admin.Page.GetByTestId("plan-begin").ClickAsync();
        await admin.Page.SelectOptionAsync("#plan-kind", "EndGrid");
        await admin.Page.GetByTestId("plan-add").ClickAsync();
        await admin.Page.SelectOptionAsync("#plan-kind", "RenameCommunity");
        await admin.Page.GetByTestId("plan-add").ClickAsync();
        var lines = admin.Page.GetByTestId("plan-line");
        await Expect(lines).ToHaveCountAsync(2);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "删除第1项" }).ClickAsync();
        await Expect(lines).ToHaveCountAsync(1);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "还原" }).ClickAsync();
        await Expect(lines.First).ToContainTextAsync("撤销网格");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "还原" }).ClickAsync();
        await Expect(lines).ToHaveCountAsync(1);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "重做" }).ClickAsync();
        await Expect(lines.Last).ToContainTextAsync("社区更名");
        await Expect(admin.Page.GetByTestId("draft-mark")).ToContainTextAsync("草稿已存");
        await admin.Page.ReloadAsync();
        await Expect(lines).ToHaveCountAsync(2);
    }

    /// <summary>By its place in the order, from 1 on.</summary>
    private static ILocator Square(Visit visit, int place) => visit.Page.Locator("[data-square]").Nth(place - 1);

    private static ILocator Squares(Visit visit, int part) => visit.Page.Locator($".sim-square.sim-part-{part}");

    private static async Task PaintAsync(Visit visit, int from, int to)
    {
        var (first, last) = ((await Square(visit, from).BoundingBoxAsync())!, (await Square(visit, to).BoundingBoxAsync())!);
        await visit.Page.Mouse.MoveAsync(first.X + 20, first.Y + 10);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(last.X + 20, last.Y + 10, new MouseMoveOptions { Steps = 20 });
        await visit.Page.Mouse.UpAsync();
    }
}
