using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Places;

/// <summary>Townships and communities kept by hand: set up, renamed, ended when nothing hangs on them, and each of it taken back.</summary>
public sealed class CommunityRecordTests
{
    private const string Ledger = CommunityTable.LedgerName, NewCode = "441322001099", NewTownship = "441322199";

    private static readonly CancellationToken None = CancellationToken.None;

    private static Dictionary<string, string?> NewCommunity => new()
    {
        ["name"] = "示例新社区",
        ["township"] = County.Luoyang,
        ["code"] = NewCode,
        ["since"] = "2020-06-15",
        ["secretary"] = "示例书记",
        ["committee"] = "5",
        ["phone"] = "0752-0000199",
    };

    [Fact]
    public async Task A_community_that_is_set_up_is_counted_from_its_day_on_and_has_no_organisation_until_one_is_founded()
    {
        await using var house = await RecordHouse.CreateAsync();
        var set = await house.SavedAsync(await house.LoadAsync(Ledger, null), NewCommunity);
        await using var db = house.Open();
        Assert.Equal((36, 37), (await CountAsync(db, new DateOnly(2020, 6, 14)), await CountAsync(db, new DateOnly(2020, 6, 15))));
        var row = await CommunityRow.Query(db, County.Whole).SingleAsync(c => c.Community.Code == NewCode, None);
        Assert.Equal(((PartyOrganisationKind?)null, 0, 0), (row.LedBy, row.Grids, row.WorkersShort));
        var checks = (await house.Get<Reconciliation>().OfAsync(County.Whole, None)).Where(c => c.State == TieState.Broken).ToList();
        Assert.Equal("organisation.leading", Assert.Single(checks).Tie.Key);
        Assert.Equal(NewCode, Assert.Single(checks[0].Breaks).Place);

        Assert.True((await house.RevertAsync(set)).Ok);
        Assert.Equal(36, await CountAsync(db, County.Day));
    }

    [Theory]
    [InlineData("code", "441322119099", "code", "应以所属镇街的编码开头")]
    [InlineData("code", County.Dongqu, "code", "已由另一社区使用")]
    [InlineData("code", "44132200109", "code", "12位数字")]
    [InlineData("name", "东区社区", "name", "不应重复")]
    [InlineData("since", "2020-07-01", "since", "不应晚于统计时点")]
    public async Task A_code_or_name_that_cannot_be_is_refused_beside_its_field(string field, string value, string fault, string sentence)
    {
        await using var house = await RecordHouse.CreateAsync();
        var outcome = await house.SaveAsync(await house.LoadAsync(Ledger, null), new(NewCommunity) { [field] = value });
        Assert.Equal(fault, Assert.Single(outcome.Faults).Field);
        Assert.Contains(sentence, outcome.Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_and_its_grids_are_found_by_former_and_present_names_after_it_is_renamed()
    {
        await using var house = await RecordHouse.CreateAsync();
        var set = await house.SavedAsync(await house.LoadAsync(Ledger, County.Dongqu), new() { ["name"] = "示例旧城社区" });
        await using var db = house.Open();
        Assert.Equal((1, 1), (await FoundAsync("东区社区"), await FoundAsync("sljcsq")));
        Assert.Equal((26, 26), (await GridsAsync("东区社区第"), await GridsAsync("示例旧城社区第")));
        var again = await house.LoadAsync(Ledger, County.Dongqu);
        Assert.Equal("东区社区", again.Values["formerNames"]);
        Assert.Contains(again.History[0].Changes, c => c.Equals(new FieldChange("社区名称", "东区社区", "示例旧城社区")));

        Assert.True((await house.RevertAsync(set)).Ok);
        Assert.Equal((1, 0), (await FoundAsync("东区社区"), await FoundAsync("sljcsq")));
        Assert.Equal(0, await GridsAsync("示例旧城社区第"));

        Task<int> FoundAsync(string text) => db.Communities.CountAsync(c => c.Code == County.Dongqu && Pinyin.Finds(c.Search, text), None);
        Task<int> GridsAsync(string text) => db.Grids.CountAsync(g => g.Code.StartsWith(County.Dongqu) && Pinyin.Finds(g.Search, text), None);
    }

    [Fact]
    public async Task A_community_does_not_end_while_anything_hangs_on_it_and_one_sentence_says_what()
    {
        await using var house = await RecordHouse.CreateAsync();
        var trace = await house.TraceAsync();
        var fault = Assert.Single((await house.SaveAsync(await house.LoadAsync(Ledger, County.Dongqu), new() { ["end"] = "2020-06-30" })).Faults);
        Assert.Equal("end", fault.Field);
        foreach (var part in (string[])["网格26个", "党组织6个", "未办结的需求", "在岗网格人员", "在岗社区工作者", "“两委”成员8名", "党群服务中心（站）", "结对关系", "住宅小区"])
            Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task A_community_on_which_nothing_hangs_ends_and_what_would_hang_on_it_again_by_an_undo_is_refused()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync(Ledger, null), new(NewCommunity) { ["since"] = "2020-06-01" });
        var hired = await house.SavedAsync(await house.LoadAsync("community-workers", null), new()
        {
            ["name"] = "示例新人", ["community"] = NewCode, ["post"] = "4", ["grade"] = "1", ["gender"] = nameof(Gender.Female), ["born"] = "1995-05-01",
            ["education"] = nameof(Education.College), ["political"] = nameof(PoliticalStatus.Public), ["since"] = "2020-06-02",
        });
        await using var db = house.Open();
        var id = await db.CommunityWorkers.Where(w => w.CommunityCode == NewCode).Select(w => w.Id).SingleAsync(None);
        Assert.Contains("在岗社区工作者1名", (await house.SaveAsync(await house.LoadAsync(Ledger, NewCode), new() { ["end"] = "2020-06-20" })).Faults[0].Message, StringComparison.Ordinal);
        var left = await house.SavedAsync(await house.LoadAsync("community-workers", id.ToString(System.Globalization.CultureInfo.InvariantCulture)), new() { ["left"] = "2020-06-20" });
        var ended = await house.SavedAsync(await house.LoadAsync(Ledger, NewCode), new() { ["end"] = "2020-06-20" });

        Assert.Equal((37, 36), (await CountAsync(db, new DateOnly(2020, 6, 19)), await CountAsync(db, new DateOnly(2020, 6, 20))));
        Assert.Contains("不应晚于社区撤销的日期2020年6月20日", (await house.RevertAsync(left)).Error, StringComparison.Ordinal);
        Assert.False((await house.RevertAsync(hired)).Ok);
        Assert.True((await house.RevertAsync(ended)).Ok);
        Assert.True((await house.RevertAsync(left)).Ok);
    }

    /// <summary>What is forgotten here would be left behind by a community that ends.</summary>
    [Fact]
    public void Whatever_refers_to_a_community_is_in_the_list_of_what_hangs_on_it()
    {
        // What the history says stays true; a published figure is of its year.
        Type[] staying = [typeof(GridAdjustment), typeof(PublishedFigure)];
        var referring = CountyFiles.Model.FindEntityType(typeof(Community))!.GetReferencingForeignKeys().Select(k => k.DeclaringEntityType.ClrType).Distinct().Except(staying);
        Assert.Equal(referring.Select(t => t.Name).Order(StringComparer.Ordinal), CommunityHolds.All.Select(h => h.RowType.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_township_is_set_up_listed_without_a_community_and_renamed()
    {
        await using var house = await RecordHouse.CreateAsync();
        Dictionary<string, string?> typed = new() { ["code"] = NewTownship, ["name"] = "示例镇", ["kind"] = nameof(TownshipKind.Town) };
        Assert.Contains("441322", (await house.SaveAsync(await house.LoadAsync("townships", null), new(typed) { ["code"] = "441999001" })).Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(["name"], (await house.SaveAsync(await house.LoadAsync("townships", null), new(typed) { ["name"] = "石湾镇" })).Faults.Select(f => f.Field));
        var set = await house.SavedAsync(await house.LoadAsync("townships", null), typed);
        await using var db = house.Open();
        Assert.Equal(0, (await TownshipRow.Query(db, County.Whole).SingleAsync(t => t.Township.Code == NewTownship, None)).Communities);
        Assert.Equal(18, await TownshipRow.Query(db, County.Whole).CountAsync(None));
        await house.SavedAsync(await house.LoadAsync("townships", County.Luoyang), new() { ["name"] = "示例街道" });
        Assert.Equal("示例街道", (await house.LoadAsync("townships", County.Luoyang)).Values["name"]);
        Assert.True((await house.RevertAsync(set)).Ok);
    }

    private static Task<int> CountAsync(BoluoDbContext db, DateOnly day) => db.Communities.Within(County.On(day)).CountAsync(None);
}
