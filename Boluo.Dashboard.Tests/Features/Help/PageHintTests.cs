using System.Net;
using Boluo.Dashboard.Components.Layout;
using Boluo.Dashboard.Editing.Views;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Help;

/// <summary>A page says once what is not seen at first, to each account until it has put that away.</summary>
[Trait("Needs", "application")]
public sealed class PageHintTests
{
    private const string Mark = "page-hint";

    [Fact]
    public async Task A_hint_is_put_away_by_a_plain_form_which_leads_back_to_the_page()
    {
        await using var app = new BoluoApp();
        using var leader = await app.SignInAsync(Role.Leader);
        using var staff = await app.SignInAsync(Role.Staff);
        Assert.Contains(Mark, await leader.GetStringAsync("/grids?township=441322001"), StringComparison.Ordinal);

        using var answer = await BoluoApp.PostFormAsync(leader, "/grids", Urls.Hints, new() { [PageHint.PageField] = Urls.Communities, [PageHint.ToField] = "/grids?township=441322001" });
        Assert.Equal((HttpStatusCode.Found, "/grids?township=441322001"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.DoesNotContain(Mark, await leader.GetStringAsync("/grids?township=441322001"), StringComparison.Ordinal);
        Assert.DoesNotContain(Mark, await leader.GetStringAsync("/communities/441322001001"), StringComparison.Ordinal); // One label in the menu, one hint.
        Assert.Contains(Mark, await leader.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains(Mark, await staff.GetStringAsync("/grids"), StringComparison.Ordinal);

        using var all = await BoluoApp.PostFormAsync(leader, "/", Urls.Hints, new() { [PageHint.ToField] = "//elsewhere.invalid/" });
        Assert.Equal((HttpStatusCode.Found, "/"), (all.StatusCode, all.Headers.Location?.OriginalString));
        foreach (var page in (string[])["/", "/attention", "/three-lists", "/reports"]) Assert.DoesNotContain(Mark, await leader.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_token_of_its_form_nothing_is_put_away()
    {
        await using var app = new BoluoApp();
        using var leader = await app.SignInAsync(Role.Leader);
        using var content = new FormUrlEncodedContent([new(PageHint.PageField, Urls.Overview)]);
        using var answer = await leader.PostAsync(Urls.Hints, content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(Mark, await leader.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_put_away_is_no_data_of_the_county_and_twice_is_once()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (hints, trace) = (house.Get<PageHints>(), await house.TraceAsync());
        var known = house.Get<IEnumerable<PageLink>>().Where(l => l.Hint is not null).Select(l => l.Path).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(known);

        Assert.True((await hints.DismissAsync(known[0], RecordHouse.Other, default)).Ok);
        Assert.True((await hints.DismissAsync(known[0], RecordHouse.Other, default)).Ok);
        Assert.True((await hints.DismissAsync("/no-such-page", RecordHouse.Other, default)).Ok);
        Assert.Equal([known[0]], await hints.DismissedAsync(RecordHouse.Other, default));
        Assert.Empty(await hints.DismissedAsync(RecordHouse.Admin, default));
        Assert.True((await hints.DismissAsync(null, RecordHouse.Other, default)).Ok);
        Assert.Equal(known, (await hints.DismissedAsync(RecordHouse.Other, default)).Order(StringComparer.Ordinal));
        Assert.Equal(trace, await house.TraceAsync());
    }
}
