using Boluo.Dashboard.Tests.Editing.Records;

namespace Boluo.Dashboard.Tests.Features.Streets;

/// <summary>What streets and organisations refuse to keep.</summary>
public sealed class StreetRecordTests
{
    [Theory]
    [InlineData("joint-issues", "1", "due", "2019-02-25", "“完成时限”不应早于会议的召开日期2019年2月26日，现为2019年2月25日。")]
    [InlineData("joint-issues", "1", "solved", "2019-02-25", "“办结日期”不应早于会议的召开日期2019年2月26日，现为2019年2月25日。")]
    [InlineData("joint-issues", "1", "title", "老旧片区供水主管漏损更换", "该次会议已有内容相同的议定事项，请勿重复登记。")]
    [InlineData("joint-meetings", "1", "people", "31", "“参会人数”不应少于“参会单位”。")]
    [InlineData("joint-meetings", "1", "on", "2019-04-25", "“召开日期”不应晚于本次会议议定事项的完成时限和办结日期。")]
    [InlineData("joint-meetings", "1", "name", "2019年第二次党建联席会议", "该单位已有同名或同日召开的联席会议，请勿重复登记。")]
    [InlineData("organisations", "18", "end", "2020-06-30", "该党组织到撤销时间仍有下级党组织5个，应先撤销；升格的，请新增升格后的党组织。")]
    [InlineData("organisations", "19", "end", "2020-06-30", "该党支部到撤销时间仍有网格，请先在“网格调整”中将网格调整到其他党支部。")]
    public async Task What_contradicts_itself_is_refused_beside_its_field(string ledger, string key, string field, string text, string message)
    {
        await using var house = await RecordHouse.CreateAsync();
        var trace = await house.TraceAsync();
        var outcome = await house.SaveAsync(await house.LoadAsync(ledger, key), new() { [field] = text });
        Assert.Equal((field, message), outcome.Faults.Select(f => (f.Field, f.Message)).FirstOrDefault());
        Assert.Equal(trace, await house.TraceAsync());
    }
}
