using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Figures;

/// <summary>Published figures are corrected and added by hand.</summary>
[Trait("Needs", "application")]
public sealed class PublishedFigureRecordTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_correction_reaches_what_the_program_knows_of_the_county_at_once_and_so_does_its_undo()
    {
        var (editor, county, admin) = (app.Services.GetRequiredService<IRecordEditor>(), app.Services.GetRequiredService<CountyFacts>(), new Viewer((await app.AccountAsync("test-Admin", Role.Admin)).Id, "测试", Role.Admin));
        await using var db = await app.OpenAsync();
        var figure = await db.PublishedFigures.AsNoTracking().OrderBy(f => f.Ordinal).FirstAsync(None);
        var form = (await editor.LoadAsync("published-figures", figure.Key, admin, None)).Value;

        var saved = await editor.SaveAsync(RecordHouse.Input(form, new() { ["value"] = "12345" }), admin, None);

        Assert.True(saved.Ok, saved.Refusal);
        Assert.Equal(12345, county.Published(figure.Key)!.Value);
        Assert.Equal("确数", Assert.Single(form.Choices["qualifier"], c => c.Value == nameof(Qualifier.Exact)).Label);
        await using var services = app.Services.CreateAsyncScope();
        Assert.True((await services.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(saved.ChangeSetId!.Value, "撤销", admin, None)).Ok);
        Assert.Equal(figure.Value, county.Published(figure.Key)!.Value);
    }

    [Fact]
    public async Task A_figure_that_is_added_stands_by_itself_and_speaks_of_no_day_before_the_data()
    {
        var (editor, admin) = (app.Services.GetRequiredService<IRecordEditor>(), new Viewer((await app.AccountAsync("test-Admin", Role.Admin)).Id, "测试", Role.Admin));
        var form = (await editor.LoadAsync("published-figures", null, admin, None)).Value;
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ordinal"] = "66",
            ["section"] = "结尾",
            ["system"] = "基层治理",
            ["term"] = "新公布的数",
            ["value"] = "7",
            ["qualifier"] = nameof(Qualifier.About),
            ["unit"] = "个",
            ["scope"] = "全县",
            ["period"] = "2020",
            ["asOf"] = "1990-01-01",
            ["description"] = "新公布的数。",
        };
        Assert.StartsWith("“数据日期”不应早于最早的统计时点", Assert.Single((await editor.SaveAsync(RecordHouse.Input(form, typed), admin, None)).Faults).Message, StringComparison.Ordinal);

        typed["asOf"] = "2020-06-30";
        var saved = await editor.SaveAsync(RecordHouse.Input(form, typed), admin, None);

        Assert.True(saved.Ok, saved.Refusal + string.Concat(saved.Faults.Select(f => f.Message)));
        var comparison = (await app.Services.GetRequiredService<Comparisons>().OfAsync(County.On(County.Day), None)).All.Single(c => c.Published.Term == "新公布的数");
        Assert.Equal(("published.001", null), (comparison.Published.Key, comparison.Passport));
    }
}
