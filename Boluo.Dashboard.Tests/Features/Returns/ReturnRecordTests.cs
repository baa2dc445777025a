using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Returns;

/// <summary>Returns and the schedules of centres are kept by hand.</summary>
public sealed class ReturnRecordTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("returns", "month", "2020年6月", "“所属月份”应为“年-月”格式，例如2020-06，现为“2020年6月”。")]
    [InlineData("returns", "month", "2020-07", "“所属月份”不应晚于统计时点所在的2020年6月，现为2020年7月。")]
    [InlineData("returns", "sentBack", "2020-01-01", "“退回时间”不应早于“报送时间”2020年1月24日，现为2020年1月1日。")]
    [InlineData("returns", "form", "“党建+”网格台账更新表", "该镇街当月已登记同名报表，请勿重复登记。")]
    [InlineData("returns", "phone", "12400000001", "“联系电话（公示）”应为区号加电话号码，例如0752-0000100，现为“12400000001”。")]
    [InlineData("center-events", "ends", "09:10", "“结束时间”应晚于“开始时间”09:30，现为09:10。")]
    [InlineData("center-events", "starts", "9:30", "“开始时间”应按24小时制填写，例如09:00，现为“9:30”。")]
    [InlineData("center-events", "on", "2018-07-01", "该中心（站）在2018年7月1日没有启用，请核对日期。")]
    [InlineData("center-events", "on", "2020-07-03", "活动在2020年7月3日开展，开展后再填写参加人次。")]
    public async Task What_contradicts_itself_is_refused_beside_its_field(string ledger, string field, string text, string message)
    {
        await using var house = await RecordHouse.CreateAsync();
        var outcome = await house.SaveAsync(await house.LoadAsync(ledger, "1"), new() { [field] = text });
        Assert.Equal(message, outcome.Faults.Select(f => f.Message).FirstOrDefault());
        Assert.False(outcome.Ok);
    }

    [Fact]
    public async Task A_return_that_comes_in_is_no_longer_missing()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var missing = await db.MonthlyReturns.AsNoTracking().Where(r => r.SubmittedOn == null).OrderBy(r => r.Id).FirstAsync(None);
        await house.SavedAsync(await house.LoadAsync("returns", FormattableString.Invariant($"{missing.Id}")), new() { ["submitted"] = "2020-06-30" });
        var state = await db.MonthlyReturns.Where(r => r.Id == missing.Id).WithState(County.Day).Select(r => r.State).SingleAsync(None);
        Assert.Equal(ReturnState.Submitted, state);
    }

    [Fact]
    public async Task An_activity_is_announced_for_the_coming_month_and_appears_on_its_schedule()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("center-events", null);
        await house.SavedAsync(form, new()
        {
            ["name"] = "暑期安全知识讲座",
            ["center"] = "DQ001",
            ["on"] = "2020-07-10",
            ["starts"] = "09:00",
            ["ends"] = "10:30",
            ["place"] = "会议室",
            ["organiser"] = "博罗县党群服务中心",
            ["audience"] = "青少年",
            ["contact"] = "服务台",
            ["phone"] = "0752-0000301",
        });
        await using var db = house.Open();
        var july = County.On(new DateOnly(2020, 7, 1));
        var planned = await db.CenterEvents.Within(db, july, Period.Of(PeriodKind.Month, july.AsOf)).SingleAsync(None);
        Assert.Equal(("暑期安全知识讲座", (int?)null), (planned.Name, planned.Attendances));
        Assert.True(planned.Id > 375);
    }
}
