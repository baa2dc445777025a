using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Features.NewTown;
using Boluo.Dashboard.Features.ServiceCenters;
using Boluo.Dashboard.Features.UrbanForms;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>What an administrator may and may not write into the ledgers of the city forms.</summary>
[Trait("Needs", "application")]
public sealed class UrbanFormsRecordTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    private const string Slowest = "441322100002";

    [Theory]
    [InlineData("fund-items", null, "amount", "14.11", "该社区2020年专项经费15.00万元，可用余额14.10万元，本项14.11万元超出余额。")]
    [InlineData("fund-items", null, "on", "2019-12-31", "该社区2019年没有专项经费年度安排，请先登记年度安排。", "community")]
    [InlineData("fund", "14", "plan", "0.5", "该社区2020年已支出0.90万元，年度安排不应少于这一数额。")]
    [InlineData("patrols", "1", "week", "2019-12-31", "应填写星期一的日期，这一周的星期一是2019年12月30日。")]
    [InlineData("patrols", "1", "done", "2020-01-06", "“巡查日期”应在2019年12月30日至2020年1月5日之间。")]
    [InlineData("patrols", "1", "week", "2020-01-06", "该巷长这一周已有记录，请修改原有的记录。", "week")]
    [InlineData("small-cases", "1", "raised", "2019-01-07", "黎素芬2019年1月7日不在任（2019年12月12日任职）。", "raised")]
    [InlineData("alley-chiefs", "1", "beat", "东区2号责任片", "该责任片这一时间的巷长是彭文轩，请先填写其离任日期。")]
    [InlineData("alley-chiefs", "1", "until", "2020-06-01", "已有2020年6月26日的巡查或事项，离任日期应晚于这一天。")]
    [InlineData("compounds", "1", "propertyHead", "true", "物业负责人是党员的，应填写“物业服务企业”。", "company")]
    [InlineData("compounds", "1", "committeeHead", "true", "没有业委会的，不应勾选“业委会主任是党员”。")]
    [InlineData("compounds", "49", "community", County.Dongqu, "“城市绿洲小区党群服务站”设在本小区，请先在党群服务中心台账中修改该站。")]
    [InlineData("service-centers", "DQ037", "compound", "1", "“住宅小区”不属于所选的社区，请重新选择。")]
    [InlineData("service-centers", "DQ037", "compound", "", "住宅小区的中心（站）应填写“住宅小区”。")]
    [InlineData("service-centers", "DQ037", "host", "城市绿洲", "住宅小区的中心（站）不填写“园区（企业）”，小区在“住宅小区”中选择。")]
    [InlineData("service-centers", "DQ001", "compound", "49", "县级的中心（站）不填写“住宅小区”。")]
    [InlineData("compounds", "1", "branch", "103", "“小区党支部”不属于所选的社区，请重新选择。")]
    [InlineData("compound-groups", "1", "name", "广场舞小组", "该小区已有名为“广场舞小组”的小组。")]
    [InlineData("e-home-items", "1", "name", "微心愿认领", "已有名为“微心愿认领”的信息项。")]
    [InlineData("contact-households", "1", "until", "2018-01-01", "“撤销日期”应晚于“设立日期”2019年7月8日，现为2018年1月1日。")]
    [InlineData("talks", "1", "community", "441322119001", "“社区”所选的内容已不可用，请重新选择。")]
    public async Task What_breaks_a_rule_is_refused_beside_its_field(string ledger, string? key, string field, string text, string message, string? beside = null)
    {
        var (editor, admin) = await DeskAsync();
        var form = (await editor.LoadAsync(ledger, key, admin, CancellationToken.None)).Value;
        var values = new Dictionary<string, string?>(form.Values, StringComparer.Ordinal);
        if (key is null) foreach (var (name, value) in Item("1")) values[name] = value;
        values[field] = text;
        if (ledger == "small-cases") (values["chief"], values["started"], values["handled"], values["result"]) = ("1", null, null, null);
        if (ledger == "patrols" && text == "2020-01-06" && field == "week") (values["done"], values["visited"]) = (null, "0");

        var outcome = await editor.SaveAsync(new RecordInput(form, values, "核对", null), admin, CancellationToken.None);

        Assert.False(outcome.Ok);
        Assert.Contains((beside ?? field, message), outcome.Faults.Select(f => (f.Field, f.Message)));
    }

    [Fact]
    public async Task A_station_stays_with_its_compound_when_the_compound_gets_another_name()
    {
        var (editor, admin) = await DeskAsync();
        var form = (await editor.LoadAsync("compounds", "49", admin, CancellationToken.None)).Value;
        var values = new Dictionary<string, string?>(form.Values, StringComparer.Ordinal) { ["name"] = "城市绿洲花园" };

        var saved = await editor.SaveAsync(new RecordInput(form, values, "更名", null), admin, CancellationToken.None);

        Assert.True(saved.Ok, string.Concat(saved.Faults.Select(f => f.Message)));
        await using (var db = await app.OpenAsync())
        {
            var county = County.On(SampleCounty.AsOf);
            Assert.Equal(Presence.Yes, await CompoundRow.Query(db, county).Where(c => c.Row.Id == 49).Select(c => c.Station).SingleAsync());
            Assert.Equal("城市绿洲花园", await ServiceCenterRow.Query(db, county).Where(c => c.Center.Code == "DQ037").Select(c => c.Place).SingleAsync());
        }

        await using var services = app.Services.CreateAsyncScope();
        Assert.True((await services.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(saved.ChangeSetId!.Value, "误录", admin, CancellationToken.None)).Ok);
    }

    [Fact]
    public async Task An_item_that_takes_the_last_of_a_fund_is_saved_and_undone()
    {
        var (editor, admin) = await DeskAsync();
        var form = (await editor.LoadAsync("fund-items", null, admin, CancellationToken.None)).Value;
        var values = new Dictionary<string, string?>(form.Values, StringComparer.Ordinal);
        foreach (var (name, value) in Item("14.1")) values[name] = value;

        var saved = await editor.SaveAsync(new RecordInput(form, values, "补录", null), admin, CancellationToken.None);

        Assert.True(saved.Ok, string.Concat(saved.Faults.Select(f => f.Message)));
        Assert.Equal((15.0, 3), await SpentAsync());
        await using var services = app.Services.CreateAsyncScope();
        Assert.True((await services.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(saved.ChangeSetId!.Value, "误录", admin, CancellationToken.None)).Ok);
        Assert.Equal((0.9, 2), await SpentAsync());
    }

    [Fact]
    public async Task A_chief_with_patrols_and_a_plan_with_spendings_are_not_deleted()
    {
        var (editor, admin) = await DeskAsync();
        foreach (var (ledger, key, sentence) in new[] { ("alley-chiefs", "1", "该巷长正被26条每周巡查"), ("fund", "1", "该社区2020年已有支出12.15万元，年度安排不能删除。") })
        {
            var form = (await editor.LoadAsync(ledger, key, admin, CancellationToken.None)).Value;
            var outcome = await editor.DeleteAsync(new RecordInput(form, form.Values.ToDictionary(StringComparer.Ordinal), "重复", null), admin, CancellationToken.None);
            Assert.StartsWith(sentence, outcome.Refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_filled_in_before_a_community_changed_its_form_can_still_be_corrected()
    {
        var (editor, admin) = await DeskAsync();
        var form = (await editor.LoadAsync("talks", "1", admin, CancellationToken.None)).Value;
        await SetFormAsync(form.Values["community"]!, UrbanForm.NewTown);
        var values = new Dictionary<string, string?>(form.Values, StringComparer.Ordinal) { ["attendances"] = "41" };

        var saved = await editor.SaveAsync(new RecordInput(form, values, "核对", null), admin, CancellationToken.None);

        await SetFormAsync(form.Values["community"]!, UrbanForm.Fringe);
        Assert.True(saved.Ok, string.Concat(saved.Faults.Select(f => f.Message)));
        await using var services = app.Services.CreateAsyncScope();
        Assert.True((await services.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(saved.ChangeSetId!.Value, "误录", admin, CancellationToken.None)).Ok);
    }

    private async Task SetFormAsync(string community, UrbanForm form)
    {
        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.Communities.Where(c => c.Code == community).ExecuteUpdateAsync(set => set.SetProperty(c => c.UrbanForm, form), CancellationToken.None));
    }

    private static Dictionary<string, string?> Item(string amount) => new(StringComparer.Ordinal)
    {
        ["item"] = "路灯更换",
        ["community"] = Slowest,
        ["on"] = "2020-06-30",
        ["kind"] = "RoadsAndLights",
        ["amount"] = amount,
        ["beneficiaries"] = "60",
    };

    private async Task<(double, int)> SpentAsync()
    {
        await using var db = await app.OpenAsync();
        var items = await db.FundSpendings.Where(s => s.CommunityCode == Slowest).Select(s => s.AmountWan).ToListAsync(CancellationToken.None);
        return (Math.Round(items.Sum(), 2), items.Count);
    }

    private async Task<(IRecordEditor Editor, Viewer Admin)> DeskAsync()
    {
        var account = await app.AccountAsync("test-Admin", Role.Admin);
        return (app.Services.GetRequiredService<IRecordEditor>(), new Viewer(account.Id, "测试", Role.Admin));
    }
}
