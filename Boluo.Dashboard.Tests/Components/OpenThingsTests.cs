using Boluo.Dashboard.Components;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Components;

public sealed class OpenThingsTests
{
    [Fact]
    public void Who_has_the_same_open_hears_of_coming_going_and_saving_and_nobody_else_does()
    {
        var things = new OpenThings();
        var heard = new List<string>();
        using var mine = things.Open(OpenThing.Plan(1), Admin, saved => heard.Add($"我{saved}"));
        using var elsewhere = things.Open(OpenThing.Plan(2), Staff, saved => heard.Add($"他{saved}"));
        Assert.Empty(mine.Others);

        var theirs = things.Open(OpenThing.Plan(1), Other, saved => heard.Add($"对方{saved}"));
        Assert.Equal("吴管理", Assert.Single(mine.Others));
        Assert.False(mine.IsOpenTwice);
        Assert.Equal(["周管理"], theirs.Others);
        theirs.Saved();
        theirs.Dispose();
        theirs.Dispose();
        Assert.Empty(mine.Others);
        Assert.Equal(["我False", "我True", "我False"], heard);
    }

    [Fact]
    public void Another_window_of_the_same_person_is_no_other_person()
    {
        var things = new OpenThings();
        using var one = things.Open(OpenThing.Row("needs", "1"), Admin, _ => { });
        using var other = things.Open(OpenThing.Row("needs", "1"), Admin with { Name = "周管理（新）" }, _ => { });
        Assert.Empty(one.Others);
        Assert.True(one.IsOpenTwice);
        Assert.NotEqual(OpenThing.Row("needs", "1"), OpenThing.Row("projects", "1"));
    }

    [Fact]
    public async Task Who_has_lost_his_line_has_nothing_open_and_hears_what_was_saved_when_it_is_back()
    {
        await using var page = new BunitContext();
        var things = new OpenThings();
        var line = new CircuitLine();
        page.Services.AddSingleton(things).AddSingleton(line);
        page.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var heard = 0;
        var shown = page.Render<OpenElsewhere>(p => p.Add(e => e.Thing, OpenThing.Plan(1)).Add(e => e.Noun, "本方案").Add(e => e.Viewer, Admin).Add(e => e.Saved, () => heard++));
        using var theirs = things.Open(OpenThing.Plan(1), Other, _ => { });
        shown.WaitForAssertion(() => Assert.Equal("吴管理也打开了本方案。", shown.Find("p").TextContent));

        line.Set(false);
        shown.WaitForAssertion(() => Assert.Empty(theirs.Others));
        theirs.Saved();
        Assert.Equal(0, heard);
        line.Set(true);
        shown.WaitForAssertion(() => Assert.Equal(("周管理", 1), (Assert.Single(theirs.Others), heard)));
    }
}
