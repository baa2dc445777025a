using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Boluo.Dashboard.Tests.Components.Records;

/// <summary>The form of a row among others who have it open, and with what it was before.</summary>
public sealed class RecordDialogHistoryTests
{
    [Fact]
    public async Task Who_else_has_the_form_open_is_said_and_what_he_saves_in_other_fields_is_kept()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();
        var things = screen.Services.GetRequiredService<OpenThings>();
        Assert.Equal("", screen.Dialogs.Find("[data-testid=open-elsewhere]").TextContent);
        var theirs = things.Open(OpenThing.Row("needs", "XQ2019003"), RecordHouse.Other, _ => { });
        screen.Dialogs.WaitForAssertion(() => Assert.Matches("^吴管理也打开了需求“.*”的表单。$", screen.Dialogs.Find("[data-testid=open-elsewhere]").TextContent));
        await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["beneficiaries"] = "77" }, RecordHouse.Other);
        theirs.Dispose();
        screen.Dialogs.WaitForAssertion(() => Assert.Equal("", screen.Dialogs.Find("[data-testid=open-elsewhere]").TextContent));

        await screen.TypeAsync("owner", "县直单位07");
        await screen.ReasonAsync("核对");
        await screen.SubmitAsync();

        Assert.Contains("已保存。他人同时修改的“受益人数”一并保留。", screen.Page.WaitForElement("[data-testid=record-done]").TextContent, StringComparison.Ordinal);
        await using var db = house.Open();
        var need = db.Needs.Single(n => n.Code == "XQ2019003");
        Assert.Equal((77, "县直单位07"), (need.Beneficiaries, need.OwnerUnit));
    }

    [Fact]
    public async Task What_a_row_held_before_one_of_its_changes_is_filled_in_and_saved_like_anything_else()
    {
        await using var house = await RecordHouse.CreateAsync();
        var first = await house.LoadAsync("needs", "XQ2019003");
        var changed = await house.SavedAsync(first, new() { ["beneficiaries"] = "77", ["owner"] = "县直单位09" }, RecordHouse.Other);
        await house.SavedAsync(await house.LoadAsync("needs", "XQ2019003"), new() { ["beneficiaries"] = "78" }, RecordHouse.Other);
        await using var screen = await RecordDialogScreen.OpenAsync(house, "?needs.q=XQ2019003");
        await screen.EditAsync();
        Assert.Equal(2, screen.Dialogs.FindAll("[data-testid=record-earlier]").Count);

        await screen.Dialogs.Find($"[aria-label='填入此前的内容（第{changed}号变更之前）']").ClickAsync();

        Assert.Equal($"已填入第{changed}号变更之前的内容，与现有内容不同的2项；核对并填写原因后保存。", screen.Dialogs.WaitForElement("[data-testid=record-filled]").TextContent);
        Assert.Equal(first.Values["beneficiaries"], screen.Dialogs.Find("#record-beneficiaries").GetAttribute("value"));
        await screen.ReasonAsync("恢复原数");
        await screen.SubmitAsync();
        screen.Page.WaitForElement("[data-testid=record-done]");
        var now = await house.LoadAsync("needs", "XQ2019003");
        Assert.Equal((first.Values["beneficiaries"], first.Values["owner"]), (now.Values["beneficiaries"], now.Values["owner"]));
    }
}
