using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A 调整方案 from its first line to its effect and back, by two administrators.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class PlanJourney(EditingFixture browser) : Journey(browser)
{
    private const string Wanted = "Shen-2021-Mima", Grid = "441322002001002";

    [Fact]
    public async Task A_grid_is_divided_by_a_plan_that_another_administrator_reviews_and_the_plan_is_taken_back()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/admin/plans");
        await admin.Page.FillAsync("#plan-title", "龙溪社区网格拆分");
        await admin.Page.GetByTestId("plan-begin").ClickAsync();
        await Expect(admin.Page.GetByTestId("plan-lacks")).ToContainTextAsync("“调整原因”应填写");
        var path = admin.Path;
        await admin.Page.FillAsync("#plan-reason", "户数较多");
        await admin.Page.FillAsync("#plan-basis", "博组〔2020〕9号");
        await admin.Page.SelectOptionAsync("#plan-kind", "SplitGrid");
        await admin.Page.GetByTestId("plan-add").ClickAsync();
        await admin.Page.SelectOptionAsync("#move-grid", Grid[..12]);
        await admin.Page.GetByLabel("拆分的网格", new() { Exact = true }).Last.SelectOptionAsync(Grid);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "平均分配" }).ClickAsync();
        await admin.Page.GetByLabel("原网格长、网格员负责各部分").UncheckAsync(); // He leads three grids already.
        await Expect(admin.Page.GetByTestId("plan-lacks")).ToHaveCountAsync(0);
        await admin.Page.GetByTestId("plan-preview").ClickAsync();
        var preview = admin.Page.GetByTestId("preview-result");
        await Expect(preview).ToContainTextAsync("网格新设1个、撤销0个、调整1个，尚未生效");
        await admin.Page.GetByTestId("plan-Submit").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已送审");
        await Expect(admin.Page.GetByTestId("plan-Agree")).ToHaveCountAsync(0);

        var reviewer = await SecondAdminAsync(admin);
        await reviewer.GoToAsync(path);
        await reviewer.Page.FillAsync("#plan-opinion", "同意");
        await reviewer.Page.GetByTestId("plan-Agree").ClickAsync();
        await Expect(reviewer.Page.GetByTestId("done")).ToContainTextAsync("已审核通过");

        await admin.GoToAsync(path);
        await admin.Page.GetByTestId("plan-preview").ClickAsync();
        await Expect(preview).ToContainTextAsync("尚未生效");
        await admin.Page.GetByTestId("plan-Apply").ClickAsync();
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已生效");

        await admin.GoToAsync($"/grids/{Grid}");
        await Expect(admin.Page.GetByTestId("lineage")).ToContainTextAsync("划入龙溪社区第");
        await admin.GoToAsync(path);
        await admin.Page.GetByTestId("plan-Undo").ClickAsync();
        await admin.Page.FillAsync("#revert-reason", "误操作");
        await admin.Page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已撤销");
        await admin.GoToAsync($"/grids/{Grid}");
        await Expect(admin.Page.GetByTestId("lineage")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_administrators_work_on_one_plan_at_the_same_time()
    {
        var (one, other) = (await AsAsync(Role.Admin), await AsAsync(Role.Admin));
        await one.GoToAsync("/admin/plans");
        await one.Page.FillAsync("#plan-title", "共同起草的方案");
        await one.Page.GetByTestId("plan-begin").ClickAsync();
        await Expect(one.Page.GetByTestId("plan-lacks")).ToBeVisibleAsync();
        await other.GoToAsync(one.Path);
        await Expect(one.Page.GetByTestId("open-elsewhere")).ToHaveTextAsync("您在另一个窗口也打开了本方案。");

        // Each fills in something else: both see both, and nothing is refused.
        await one.Page.FillAsync("#plan-reason", "户数较多");
        await Expect(other.Page.Locator("#plan-reason")).ToHaveValueAsync("户数较多");
        await other.Page.FillAsync("#plan-basis", "博组〔2020〕9号");
        await other.Page.SelectOptionAsync("#plan-kind", "EndGrid");
        await other.Page.GetByTestId("plan-add").ClickAsync();
        await Expect(one.Page.GetByTestId("plan-line")).ToHaveCountAsync(1);
        await Expect(one.Page.Locator("#plan-basis")).ToHaveValueAsync("博组〔2020〕9号");
        await Expect(one.Page.GetByTestId("draft-mark")).ToContainTextAsync("草稿已存");

        await other.Page.CloseAsync();
        await Expect(one.Page.GetByTestId("open-elsewhere")).ToHaveTextAsync("");
        await one.Page.ReloadAsync();
        await Expect(one.Page.GetByTestId("plan-line")).ToHaveCountAsync(1);
        Assert.Equal("户数较多", await one.Page.InputValueAsync("#plan-reason"));
    }

    private async Task<Visit> SecondAdminAsync(Visit admin)
    {
        await admin.GoToAsync("/admin/users");
        await admin.Page.GetByTestId("user-add").ClickAsync();
        await admin.Page.FillAsync("#account-username", "shen.he");
        await admin.Page.FillAsync("#account-name", "沈禾");
        await admin.Page.SelectOptionAsync("#account-role", new SelectOptionValue { Label = "系统管理员" });
        await admin.Page.GetByTestId("account-save").ClickAsync();
        var password = (await admin.Page.GetByTestId("issued-password").TextContentAsync())!;
        await admin.Page.GetByTestId("issued-close").ClickAsync();
        var second = await StrangerAsync();
        await second.SignInAsync("shen.he", password);
        await second.Page.FillAsync("#present", password);
        await second.Page.FillAsync("#wanted", Wanted);
        await second.Page.FillAsync("#repeated", Wanted);
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "修改密码" }).ClickAsync();
        await second.Page.ArriveAsync(url => new Uri(url).AbsolutePath == "/");
        return second;
    }
}
