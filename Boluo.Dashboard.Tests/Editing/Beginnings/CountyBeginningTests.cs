using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Beginnings;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Editing.Beginnings;

/// <summary>The sample goes as a whole, and the county's own data begins with nothing.</summary>
[Trait("Needs", "application")]
public sealed class CountyBeginningTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly OwnCounty Own = new("青山县", "530999", "青山县委组织部", "2024-01-01");

    [Fact]
    public async Task Every_row_of_the_sample_goes_and_accounts_and_logs_stay()
    {
        await using var app = new BoluoApp();
        var (beginning, admin) = await OpenAsync(app);
        var events = await CountAsync(app, db => db.SecurityEvents.CountAsync(None));
        var before = await CountAsync(app, db => db.ChangeSets.CountAsync(None));
        var begun = await beginning.BeginAsync(Own, await VersionAsync(app), admin, None);
        Assert.True(begun.Ok, begun.Error);

        await using var db = await app.OpenAsync();
        var kinds = CountyRows.InOrderOfDeletion(db.Model).Select(t => t.ClrType).ToList();
        Assert.Contains(typeof(Grid), kinds);
        Assert.All(await db.ContentsAsync(kinds, County.Day, None), kind => Assert.True(kind.Value.Rows == 0, kind.Key.Name));
        var state = await db.DataStates.SingleAsync(None);
        Assert.Equal((DataOrigin.Real, true, begun.Value, new DateOnly(2024, 1, 1), Days.Today(TimeProvider.System)), (state.Origin, state.IsDecided, state.BeganWith, state.EarliestAsOf, state.AsOf));
        var profile = await db.CountyProfiles.SingleAsync(None);
        Assert.Equal(("青山县", "530999", "青山县委组织部", null), (profile.Name, profile.DivisionCode, profile.Department, profile.CampaignFrom));
        Assert.Equal(before + 1, await db.ChangeSets.CountAsync(None));
        Assert.Equal("清空示例数据，启用本县数据，统计数据自2024年1月1日起", (await db.ChangeSets.SingleAsync(s => s.Id == begun.Value, None)).Summary);
        Assert.True(await db.SecurityEvents.CountAsync(None) > events);
        Assert.NotNull(await db.Users.SingleOrDefaultAsync(u => u.Id == admin.UserId, None));
        Assert.Equal("本县数据已经启用，不能再次启用。", (await beginning.BeginAsync(Own, await VersionAsync(app), admin, None)).Error);
    }

    /// <summary>A row of the county may have the key that one of the sample had: it is another row, with a history of its own.</summary>
    [Fact]
    public async Task What_was_done_to_the_sample_is_no_history_of_the_countys_rows_and_cannot_be_taken_back()
    {
        await using var app = new BoluoApp();
        var (beginning, admin) = await OpenAsync(app);
        var records = app.Services.GetRequiredService<IRecordEditor>();
        var agency = await AddAgencyAsync(records, admin, "某某社工机构");
        Assert.True((await beginning.BeginAsync(Own, await VersionAsync(app), admin, None)).Ok);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var editor = scope.ServiceProvider.GetRequiredService<IEditor>();
            Assert.Contains("在启用本县数据之前，所涉及的数据已不存在，不能撤销。", (await editor.RevertAsync(agency, "撤销试用", admin, None)).Error!, StringComparison.Ordinal);
            Assert.StartsWith("启用本县数据不能撤销", (await editor.RevertAsync((await StateAsync(app)).BeganWith, "撤销试用", admin, None)).Error, StringComparison.Ordinal);
            Assert.Equal("本县数据的统计时点随日历推进，不需要手工推进。", (await editor.AdvanceDayAsync(new DateOnly(2030, 1, 1), "推进", admin, None)).Error);
        }

        var own = await AddAgencyAsync(records, admin, "青山社工机构");
        await using var db = await app.OpenAsync();
        var row = await db.SocialAgencies.SingleAsync(None);
        var form = await records.LoadAsync("social-agencies", row.Id.ToString(CultureInfo.InvariantCulture), admin, None);
        Assert.Equal([own], form.Value.History.Select(h => h.ChangeSetId));
    }

    [Theory]
    [InlineData("", "530999", "2024-01-01", "“县名”应填写。")]
    [InlineData("<b>青山县", "530999", "2024-01-01", "“县名”应为汉字，以“县”“市”“区”或“旗”结尾，现为“<b>青山县”。")]
    [InlineData("青山县", "000000", "2024-01-01", "“区划代码”应为县级区划代码，首位不为0，现为“000000”。")]
    [InlineData("青山县", "530999", "1899-12-31", "“统计数据起始日”应在")]
    [InlineData("青山县", "5309", "2024-01-01", "“区划代码”应为6位数字，现为“5309”。")]
    [InlineData("青山县", "530999", "", "“统计数据起始日”应填写。")]
    [InlineData("青山县", "530999", "2099-01-01", "“统计数据起始日”不应晚于统计时点")]
    public async Task What_is_filled_in_wrongly_is_named_and_nothing_is_deleted(string name, string code, string first, string sentence)
    {
        await using var app = new BoluoApp();
        var (beginning, admin) = await OpenAsync(app);
        var wrong = new OwnCounty(name, code, null, first);
        Assert.StartsWith(sentence, Assert.Single(beginning.FaultsOf(wrong)).Message, StringComparison.Ordinal);
        Assert.StartsWith(sentence, (await beginning.BeginAsync(wrong, await VersionAsync(app), admin, None)).Error, StringComparison.Ordinal);
        Assert.Equal(402, await CountAsync(app, db => db.Grids.CountAsync(None)));
    }

    [Fact]
    public async Task Nothing_is_deleted_for_others_than_administrators_nor_after_the_backup_has_grown_old()
    {
        await using var app = new BoluoApp();
        var (beginning, admin) = await OpenAsync(app);
        var staff = await app.AccountAsync("some-staff", Role.Staff);
        Assert.Equal(RoleGuard.Refusal, (await beginning.BeginAsync(Own, await VersionAsync(app), new Viewer(staff.Id, staff.DisplayName, Role.Staff), None)).Error);
        Assert.Equal(RoleGuard.Refusal, (await beginning.KeepSampleAsync(new Viewer(staff.Id, staff.DisplayName, Role.Staff), None)).Error);
        Assert.Contains("备份之后数据又有修改", (await beginning.BeginAsync(Own, await VersionAsync(app) - 1, admin, None)).Error!, StringComparison.Ordinal);
        Assert.Equal(402, await CountAsync(app, db => db.Grids.CountAsync(None)));
        Assert.Equal(DataOrigin.Sample, (await StateAsync(app)).Origin);
    }

    /// <summary>Until it has been said what the county works with; on a development start, where the accounts are examples too, nobody is asked.</summary>
    [Fact]
    public async Task An_administrator_who_signs_in_comes_to_the_beginning_until_one_has_chosen()
    {
        await using var app = new BoluoApp { EnvironmentName = "Production" };
        var (beginning, admin) = await OpenAsync(app);
        Assert.Equal(Urls.Beginning, await ComesToAsync(app, admin.UserId, "/"));
        Assert.Equal("/grids", await ComesToAsync(app, admin.UserId, "/grids"));
        var leader = await app.AccountAsync("some-leader", Role.Leader);
        Assert.Equal(Urls.Overview, await ComesToAsync(app, leader.Id, "/"));
        Assert.True((await beginning.KeepSampleAsync(admin, None)).Ok);
        Assert.Equal(Urls.Overview, await ComesToAsync(app, admin.UserId, "/"));
    }

    private static async Task<string> ComesToAsync(BoluoApp app, string userId, string wanted)
    {
        await using var db = await app.OpenAsync();
        using var client = app.Stranger();
        using var answer = await BoluoApp.PostLoginAsync(client, (await db.Users.SingleAsync(u => u.Id == userId, None)).UserName!, BoluoApp.Password, wanted);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<(ICountyBeginning Beginning, Viewer Admin)> OpenAsync(BoluoApp app)
    {
        var user = await app.AccountAsync("beginning-admin", Role.Admin);
        return (app.Services.GetRequiredService<ICountyBeginning>(), new Viewer(user.Id, user.DisplayName, Role.Admin));
    }

    private static async Task<int> AddAgencyAsync(IRecordEditor records, Viewer admin, string name)
    {
        var form = (await records.LoadAsync("social-agencies", null, admin, None)).Value;
        var values = form.Values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.Required && values[f.Key] is null)) values[field.Key] = field switch { { Kind: FieldKind.Day } => Days.Iso(form.Day), Field { Shape: not null } => "0752-0000100", _ => "1" };
        values[form.Fields[0].Key] = name;
        var saved = await records.SaveAsync(new RecordInput(form, values, "登记机构", null), admin, None);
        Assert.True(saved.Ok, string.Concat(saved.Faults.Select(f => f.Message)) + saved.Refusal);
        return saved.ChangeSetId!.Value;
    }

    private static async Task<DataState> StateAsync(BoluoApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.DataStates.AsNoTracking().SingleAsync(None);
    }

    private static async Task<long> VersionAsync(BoluoApp app) => (await StateAsync(app)).Version;

    private static async Task<int> CountAsync(BoluoApp app, Func<BoluoDbContext, Task<int>> count)
    {
        await using var db = await app.OpenAsync();
        return await count(db);
    }
}
