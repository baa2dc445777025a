using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.FourAsks;

/// <summary>What an administrator may enter about the four asks and the campaign, and what is refused beside its field.</summary>
[Trait("Needs", "application")]
public sealed class AskRecordsTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_survey_that_is_done_mends_the_matter_and_undoing_it_brings_the_matter_back()
    {
        var admin = await AdminAsync();
        var (key, before) = (await OpenSurveyAsync(), await UndoneAsync());
        var form = (await Records.LoadAsync("surveys", key, admin, None)).Value;
        Assert.Contains("社区", form.Subject, StringComparison.Ordinal);

        var saved = await SaveAsync(form, new() { ["done"] = "2020-06-30", ["method"] = nameof(SurveyMethod.Visits), ["households"] = "120", ["needs"] = "6", ["reported"] = "true" });

        Assert.True(saved.Ok, saved.Refusal + string.Concat(saved.Faults.Select(f => f.Message)));
        Assert.Equal(before - 1, await UndoneAsync());
        await using var services = app.Services.CreateAsyncScope();
        Assert.True((await services.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(saved.ChangeSetId!.Value, "误录", admin, None)).Ok);
        Assert.Equal(before, await UndoneAsync());
    }

    [Theory]
    [InlineData("done", "2020-03-31", "“完成时间”不应早于所属时期的第一天2020年4月1日，现为2020年3月31日。")]
    [InlineData("done", "2020-07-01", "“完成时间”不应晚于统计时点2020年6月30日，现为2020年7月1日。")]
    [InlineData("method", "Visits", "填写“方式”的，应同时填写“完成时间”。")]
    [InlineData("households", "20", "填写“走访”的，应同时填写“完成时间”。")]
    [InlineData("reported", "true", "未完成的调研不应形成报告。")]
    public async Task A_wrong_survey_is_refused_beside_its_field(string field, string text, string message)
    {
        var form = (await Records.LoadAsync("surveys", await OpenSurveyAsync(), await AdminAsync(), None)).Value;
        var outcome = await SaveAsync(form, new() { [field] = text });
        Assert.Contains((field, message), outcome.Faults.Select(f => (f.Field, f.Message)));
    }

    [Theory]
    [InlineData(County.Dongqu, null, "2020-05-08", "period", "2020年第二季度的问需调研已登记，请勿重复登记。")]
    [InlineData(null, County.Luoyang, "2020-05-08", "period", "2020年的问需调研已登记，请勿重复登记。")]
    [InlineData(null, "441322119", "2020-05-08", "street", "未填写“社区”的，“镇街”应为街道：镇不开展街道年度大调研。")]
    [InlineData(null, null, "2020-05-08", "street", "未填写“社区”的，“镇街”应为街道：镇不开展街道年度大调研。")]
    public async Task A_period_is_owed_once_and_by_nobody_else(string? community, string? street, string period, string field, string message)
    {
        var form = (await Records.LoadAsync("surveys", null, await AdminAsync(), None)).Value;
        var outcome = await SaveAsync(form, new() { ["community"] = community, ["street"] = street, ["period"] = period });
        Assert.Equal((field, message), outcome.Faults.Select(f => (f.Field, f.Message)).Single());
    }

    [Fact]
    public async Task A_new_survey_gets_its_level_period_and_due_date_by_itself()
    {
        var form = (await Records.LoadAsync("surveys", null, await AdminAsync(), None)).Value;
        Assert.Equal("2020-04-01", form.Values["period"]);
        var outcome = await SaveAsync(form, new() { ["community"] = "441322119002", ["period"] = "2018-11-20", ["done"] = "2018-12-20", ["method"] = nameof(SurveyMethod.Meeting) });
        Assert.True(outcome.Ok, string.Concat(outcome.Faults.Select(f => f.Message)));
        await using var db = await app.OpenAsync();
        var survey = await db.NeedSurveys.SingleAsync(s => s.PeriodStart == new DateOnly(2018, 10, 1), None);
        Assert.Equal((SurveyLevel.Community, "441322119", new DateOnly(2018, 12, 31)), (survey.Level, survey.TownshipCode, survey.DueOn));
    }

    [Fact]
    public async Task What_nobody_has_entered_is_in_the_ledger_and_saving_it_enters_it()
    {
        var admin = await AdminAsync();
        await using (var db = await app.OpenAsync()) await db.NeedSurveys.Where(s => s.CommunityCode == "441322123001" && s.PeriodStart == new DateOnly(2020, 4, 1)).ExecuteDeleteAsync(None);
        var (key, scope) = ("owed-441322123001-2020-04-01", County.Whole);
        var ledger = app.Services.GetServices<ILedger>().Named("surveys");
        var view = View.Parse("surveys.current=true&surveys.place=441322123001", ledger).Value;
        var row = Assert.Single((await ledger.PageAsync(scope, view, admin, None)).Rows);
        Assert.Equal(key, row.Key);
        Assert.Contains(DutyState.DueToday, row.Cells.OfType<DutyState>());

        var form = (await Records.LoadAsync("surveys", key, admin, None)).Value;
        Assert.Equal("2020-04-01", form.Values["period"]);
        Assert.Equal("该任务尚未登记，无需删除。", (await Records.DeleteAsync(new RecordInput(form, form.Values, "误录", null), admin, None)).Refusal);
        var saved = await SaveAsync(form, new() { ["done"] = "2020-06-29", ["method"] = nameof(SurveyMethod.Visits) });

        Assert.True(saved.Ok, saved.Refusal + string.Concat(saved.Faults.Select(f => f.Message)));
        var entered = Assert.Single((await ledger.PageAsync(scope, view, admin, None)).Rows);
        Assert.NotEqual(key, entered.Key);
        Assert.Contains(DutyState.Done, entered.Cells.OfType<DutyState>());
        Assert.Equal("2020-06-29", (await Records.LoadAsync("surveys", entered.Key, admin, None)).Value.Values["done"]);
        Assert.Equal("新增", (await Records.LoadAsync("surveys", entered.Key, admin, None)).Value.History[0].What);
        Assert.Contains(await SecondAsync(form), f => f.Message.StartsWith("2020年第二季度的问需调研已登记", StringComparison.Ordinal));
    }

    /// <summary>A colleague who opened the same unentered row saves it too.</summary>
    private async Task<IReadOnlyList<Fault>> SecondAsync(RecordForm form) => (await SaveAsync(form, new() { ["done"] = "2020-06-28", ["method"] = nameof(SurveyMethod.Meeting) })).Faults;

    [Theory]
    [InlineData("suggestions", "adoptedOn", "2018-01-01", "“采纳日期”不应早于“提出日期”")]
    [InlineData("delegate-issues", "solved", "2018-01-01", "“解决日期”不应早于“收集日期”")]
    [InlineData("idea-cases", "finished", "2018-01-01", "“完成日期”不应早于“开始日期”")]
    [InlineData("satisfaction", "sampled", "1", "“抽样”不应少于满意、基本满意、不满意之和")]
    [InlineData("satisfaction", "level", "Department", "层级为部门的，应填写“部门”。")]
    [InlineData("service-rules", "title", "党代表接访和微心愿办理制度", "该街道已有同名制度，请核对。")]
    [InlineData("data-updates", "on", "2019-01-19", "该社区当天的数据更新已登记，请勿重复登记。")]
    [InlineData("campaign", "count", "-1", "“当月新增”应为0至100000之间的整数，现为“-1”。")]
    public async Task What_contradicts_itself_or_is_there_already_is_refused(string ledger, string field, string text, string message)
    {
        var form = (await Records.LoadAsync(ledger, "1", await AdminAsync(), None)).Value;
        var outcome = await SaveAsync(form, new() { [field] = text });
        Assert.Contains(outcome.Faults, f => f.Field is not null && f.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_archive_is_corrected_but_neither_added_to_nor_thinned()
    {
        var admin = await AdminAsync();
        Assert.False((await Records.LoadAsync("campaign", null, admin, None)).Ok);
        var form = (await Records.LoadAsync("campaign", "1", admin, None)).Value;
        Assert.False(form.MayDelete);
        Assert.Equal(["count"], form.Fields.Select(f => f.Key).Where(k => !form.Fixed.Contains(k)));
        var saved = await SaveAsync(form, new() { ["count"] = "3" });
        Assert.True(saved.Ok);
        var again = (await Records.LoadAsync("campaign", "1", admin, None)).Value;
        Assert.Equal("3", again.Values["count"]);
        await SaveAsync(again, new() { ["count"] = form.Values["count"] });
    }

    private IRecordEditor Records => app.Services.GetRequiredService<IRecordEditor>();

    private async Task<Viewer> AdminAsync()
    {
        var account = await app.AccountAsync("test-Admin", Role.Admin);
        return new Viewer(account.Id, "测试", Role.Admin);
    }

    private async Task<RecordOutcome> SaveAsync(RecordForm form, Dictionary<string, string?> typed)
    {
        var values = new Dictionary<string, string?>(form.Values, StringComparer.Ordinal);
        foreach (var (key, value) in typed) values[key] = value;
        return await Records.SaveAsync(new RecordInput(form, values, "核对台账", null), await AdminAsync(), None);
    }

    private async Task<string> OpenSurveyAsync()
    {
        await using var db = await app.OpenAsync();
        return (await db.NeedSurveys.Where(s => s.DoneOn == null && s.PeriodStart == new DateOnly(2020, 4, 1)).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync(None))
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<int> UndoneAsync()
    {
        await using var db = await app.OpenAsync();
        var scope = County.Whole;
        return (await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, scope, None)).Single(m => m.Rule.Key == "survey.due").Findings.Count;
    }
}
