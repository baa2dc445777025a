using System.Text;
using Boluo.Dashboard.Data.Loading;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Data.Loading;

/// <summary>A corpus of broken files: each is refused with file, line, column and rule, and nothing is loaded.</summary>
public sealed class BrokenFilesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("boluo-broken-").FullName;

    public BrokenFilesTests()
    {
        foreach (var file in DataFiles.All) File.Copy(Path.Combine(RepositoryFiles.Data, file.Name), Path.Combine(_directory, file.Name));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>File, line, column, the broken cell, what the message must say.</summary>
    public static TheoryData<string, int, string, string, string> Cells => new()
    {
        { "grids.csv", 12, "Households", "约300", "应为0至5000的整数，现为“约300”。" },
        { "grids.csv", 12, "Households", "", "应为0至5000的整数，现为空。" },
        { "grids.csv", 12, "Households", "-1", "应为0至5000的整数，现为“-1”。" },
        { "grids.csv", 2, "Code", "4.41322E+14", "应为15位数字，现为“4.41322E+14”。" },
        { "grids.csv", 2, "Code", "999999999999001", "“999999999999”在文件 communities.csv 中不存在。" },
        { "grids.csv", 3, "Code", "441322001001001", "不得重复，“441322001001001”已在第2行出现。" },
        { "grids.csv", 3, "Id", "1", "不得重复，“1”已在第2行出现。" },
        { "grids.csv", 3, "GroupId", "9999", "“9999”在文件 party-groups.csv 中不存在。" },
        { "party-groups.csv", 3, "Name", "", "必填，现为空。" },
        { "grids.csv", 3, "ValidTo", "2018-09-01", "应晚于ValidFrom。" },
        { "grids.csv", 3, "ValidFrom", "2018-13-01", "应为“年-月-日”格式的日期，例如2020-06-30，现为“2018-13-01”。" },
        { "townships.csv", 5, "Kind", "乡", "应为Street（街道）、Town（镇）之一，现为“乡”。" },
        { "communities.csv", 4, "TownshipCode", "441322999", "“441322999”在文件 townships.csv 中不存在。" },
        { "communities.csv", 4, "OfficePhone", "6622", "应为区号加电话号码，例如0752-0000100。" },
        { "communities.csv", 4, "EHomePilot", "也许", "应为true或false，现为“也许”。" },
        { "communities.csv", 4, "AreaKm2", "很大", "应为0至1000的数，现为“很大”。" },
        { "party-organisations.csv", 20, "ParentId", "9999", "“9999”在文件 party-organisations.csv 中不存在。" },
        { "party-organisations.csv", 20, "ParentId", "", "镇街党组织应为空，其余党组织必填。" },
        { "compounds.csv", 6, "BranchId", "1", "应为同一社区的小区党支部。" },
        { "grid-workers.csv", 9, "Phone", "12345", "应为1开头的11位手机号码。" },
        { "grid-workers.csv", 9, "Occupation", "网格员", "应为FullTimeWorker（专职网格员）、CommunityWorker（社区工作者）、BuildingHead（楼栋长）、KeyMember（党员骨干）、PropertyStaff（物业人员）之一，现为“网格员”。" },
        { "grid-assignments.csv", 7, "GridId", "9999", "“9999”在文件 grids.csv 中不存在。" },
        { "grid-assignments.csv", 2, "GridId", "2", "与第2行的起止日期重叠。" },
        { "grid-assignments.csv", 2, "Number", "2", "同一社区的网格序号不得重复。" },
        { "grid-assignments.csv", 2, "BranchId", "1", "应为同一社区的党支部。" },
        { "grid-duties.csv", 2, "WorkerId", "99999", "“99999”在文件 grid-workers.csv 中不存在。" },
        { "grid-duties.csv", 2, "ValidFrom", "2017-01-01", "不得早于网格的ValidFrom。" },
        { "community-workers.csv", 8, "Grade", "17", "应为1至16的整数，现为“17”。" },
        { "community-workers.csv", 8, "LeftOn", "2001-01-01", "应晚于Since。" },
        { "social-placements.csv", 5, "AgencyId", "10", "“10”在文件 social-agencies.csv 中不存在。" },
        { "social-agencies.csv", 3, "Phone", "13800000000", "应为区号加电话号码，例如0752-0000100。" },
        { "volunteer-teams.csv", 9, "CommunityCode", "441322999999", "“441322999999”在文件 communities.csv 中不存在。" },
        { "volunteer-teams.csv", 9, "DisbandedOn", "2001-01-01", "应晚于FoundedOn。" },
        { "unit-services.csv", 4, "From", "2019-03-01", "应为半年的第一天，即1月1日或7月1日。" },
        { "unit-services.csv", 4, "Registered", "9999", "不得多于单位的在职党员。" },
        { "unit-services.csv", 2, "WishesDone", "99", "不得多于WishesClaimed。" },
        { "service-centers.csv", 3, "TownshipCode", "", "县级中心应为空，其余层级必填。" },
        { "service-centers.csv", 5, "ClosedOn", "2010-01-01", "应晚于OpenedOn。" },
        { "service-center-items.csv", 5, "ServiceItemId", "14", "“14”在文件 service-items.csv 中不存在。" },
        { "service-centers.csv", 5, "StartedOn", "2020-06-30", "不得晚于OpenedOn。" },
        { "center-events.csv", 5, "CenterCode", "DQ999", "“DQ999”在文件 service-centers.csv 中不存在。" },
        { "center-events.csv", 5, "EndsAt", "8:00", "起止时间应按24小时制填写，例如09:00，且结束晚于开始。" },
        { "center-events.csv", 5, "On", "2018-01-01", "不得早于中心的OpenedOn。" },
        { "center-events.csv", 5, "Attendances", "很多", "应为0至100000的整数，现为“很多”。" },
        { "monthly-returns.csv", 3, "TownshipCode", "441322999", "“441322999”在文件 townships.csv 中不存在。" },
        { "monthly-returns.csv", 3, "Month", "2020-01-02", "所属月份应为当月1日。" },
        { "monthly-returns.csv", 3, "Phone", "12400000001", "应为区号加电话号码，例如0752-0000100。" },
        { "county-units.csv", 10, "MembersInService", "9.5", "应为0至100000的整数，现为“9.5”。" },
        { "pairings.csv", 3, "UnitId", "1", "的起止日期重叠。" },
        { "activities.csv", 3, "On", "去年", "应为“年-月-日”格式的日期，例如2020-06-30，现为“去年”。" },
        { "resources.csv", 15, "AvailableTo", "2018-01-01", "不得早于AvailableFrom。" },
        { "resources.csv", 15, "Code", "资源15", "应为ZY加至少7位数字，现为“资源15”。" },
        { "needs.csv", 5, "MatchedOn", "2019-01-01", "不得早于RaisedOn。" },
        { "needs.csv", 104, "Evaluation", "Satisfied", "未办结的需求不应有评价。" },
        { "projects.csv", 5, "EndOn", "2019-01-01", "不得早于StartOn。" },
        { "projects.csv", 5, "LeadUnitId", "93", "“93”在文件 county-units.csv 中不存在。" },
        { "need-projects.csv", 5, "On", "2018-01-01", "不得早于对接双方列入清单的日期。" },
        { "suggestions.csv", 2, "AdoptedAs", "", "应与AdoptedOn同时填写或同时为空。" },
        { "need-surveys.csv", 5, "PeriodStart", "2019-02-01", "应为季度（社区）或年度（街道）的第一天。" },
        { "need-surveys.csv", 5, "DoneOn", "2018-12-31", "不得早于PeriodStart。" },
        { "data-updates.csv", 38, "On", "2018-12-26", "已在第2行出现。" },
        { "need-surveys.csv", 2, "TownshipCode", "441322119", "街道年度大调研应为街道。" },
        { "delegate-issues.csv", 3, "SolvedOn", "2018-01-01", "不得早于RaisedOn。" },
        { "idea-cases.csv", 5, "ResidentsMeeting", "false", "三种问计方式至少应有一种。" },
        { "satisfaction-surveys.csv", 4, "Sampled", "10", "不得少于满意、基本满意、不满意之和。" },
        { "service-rules.csv", 2, "TownshipCode", "441322119", "应为街道。" },
        { "data-updates.csv", 2, "CommunityCode", "999999999999", "“999999999999”在文件 communities.csv 中不存在。" },
        { "campaign-actions.csv", 2, "Month", "2020-06-01", "应为2020年1月至5月中某月的第一天。" },
        { "published-figures.csv", 3, "Qualifier", "大约", "应为Exact、About（约）、MoreThan（多）之一，现为“大约”。" },
        { "compounds.csv", 8, "CommitteeHeadIsMember", "也许", "应为true或false，现为“也许”。" },
        { "compounds.csv", 2, "CommitteeHeadIsMember", "true", "没有业委会的小区应为false。" },
        { "alley-chiefs.csv", 3, "CommunityCode", "441322001003", "应为老城区的社区。" },
        { "alley-patrols.csv", 4, "WeekOf", "2019-12-31", "应为星期一。" },
        { "alley-patrols.csv", 4, "ChiefId", "99", "“99”在文件 alley-chiefs.csv 中不存在。" },
        { "small-cases.csv", 9, "HandledOn", "2019-01-01", "不得早于RaisedOn和StartedOn。" },
        { "community-funds.csv", 3, "CommunityCode", "441322001001", "不得重复，“441322001001、2020”已在第2行出现。" },
        { "fund-spendings.csv", 2, "AmountWan", "15.5", "超出社区当年专项经费的余额15.00万元。" },
        { "compound-groups.csv", 2, "CompoundId", "999", "“999”在文件 compounds.csv 中不存在。" },
        { "ehome-items.csv", 3, "Name", "居民事务", "不得重复，“居民事务”已在第2行出现。" },
        { "contact-households.csv", 2, "CommunityCode", "441322001001", "应为城乡接合部的社区。" },
        { "talks.csv", 2, "Topic", "天气", "应为Schooling（子女入学）、Insurance（社保医保）、Law（法律法规）、Work（劳动就业）、Housing（租住安全）、Epidemic（防疫知识）之一，现为“天气”。" },
        { "suburb-services.csv", 2, "Attendances", "-3", "应为0至100000的整数，现为“-3”。" },
        { "fringe-campaign.csv", 2, "Count", "0", "应为1至100000的整数，现为“0”。" },
        { "committee-members.csv", 2, "Name", "他人", "应为社区的党组织书记。" },
        { "committee-members.csv", 2, "Post", "SecretaryAndDirector", "与社区的“一肩挑”不一致。" },
        { "communities.csv", 2, "CommitteeMembers", "3", "应与文件 committee-members.csv 中该社区的现任人数一致。" },
        { "street-offices.csv", 2, "TownshipCode", "441322100", "应为街道。" },
        { "street-offices.csv", 10, "Strengthens", "Service", "改革后不再设置的机构应为空。" },
        { "street-functions.csv", 2, "Change", "取消", "应为Weakened（弱化）、Granted（赋予）之一，现为“取消”。" },
        { "joint-meetings.csv", 2, "HostId", "9999", "“9999”在文件 party-organisations.csv 中不存在。" },
        { "joint-issues.csv", 2, "DueOn", "2019-01-01", "不得早于会议的召开日期。" },
        { "joint-issues.csv", 2, "SolvedOn", "2019-01-01", "不得早于会议的召开日期。" },
        { "grid-assignments.csv", 2, "ValidFrom", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "party-organisations.csv", 20, "ValidFrom", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "committee-members.csv", 3, "ValidFrom", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "pairings.csv", 2, "ValidFrom", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "community-workers.csv", 8, "Since", "2000-01-01", "不得早于社区的ValidFrom。" },
        { "social-placements.csv", 5, "Since", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "volunteer-teams.csv", 9, "FoundedOn", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "activities.csv", 3, "On", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "needs.csv", 3, "RaisedOn", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "needs.csv", 3, "RaisedOn", "2018-08-31", "不得早于网格的ValidFrom。" },
        { "delegate-issues.csv", 3, "RaisedOn", "1999-01-01", "不得早于社区的ValidFrom。" },
        { "joint-meetings.csv", 2, "On", "1999-01-01", "不得早于党组织的ValidFrom。" },
        { "county.csv", 2, "EarliestAsOf", "2021-01-01", "不得晚于AsOf。" },
    };

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_broken_row_names_file_line_column_and_rule(string file, int line, string column, string cell, string rule)
    {
        Break(file, line, column, cell);
        var errors = Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines;
        // Overlaps and repeated numbers are told of the later row.
        Assert.Contains(errors, e => e.StartsWith($"文件 {file} 第", StringComparison.Ordinal) && e.EndsWith(rule, StringComparison.Ordinal)
            && (e.Contains($"第{line}行 “{column}”：", StringComparison.Ordinal) || rule.Contains("重叠", StringComparison.Ordinal) || rule.Contains("序号", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_broken_row_is_told_once_and_not_again_by_the_rows_that_refer_to_it()
    {
        Break("grids.csv", 12, "Households", "约300");
        var error = Assert.Throws<DataFileException>(() => DataLoader.Read(_directory));
        Assert.Equal(["文件 grids.csv 第12行 “Households”：应为0至5000的整数，现为“约300”。"], error.Lines);
    }

    [Theory]
    [InlineData("grid-workers.csv", "Phone", "1380000000x")]
    [InlineData("communities.csv", "OfficePhone", "13800000000")]
    public void A_number_that_may_be_personal_is_not_repeated_in_the_error(string file, string column, string number)
    {
        Break(file, 4, column, number);
        var error = Assert.Throws<DataFileException>(() => DataLoader.Read(_directory));
        Assert.DoesNotContain("3800000", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Lines, line => line.StartsWith($"文件 {file} 第4行 “{column}”：", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ValidFrom", "2020-02-29", "不得早于社区的ValidFrom。")]
    [InlineData("ValidTo", "2020-06-01", "不得晚于社区的ValidTo。")]
    public void What_hangs_on_a_community_outside_its_life_is_named_row_by_row(string column, string day, string rule)
    {
        Break("communities.csv", 2, column, day);
        var errors = Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines;
        Assert.Contains(errors, e => e == $"文件 grid-assignments.csv 第2行 “{column}”：{rule}");
        Assert.All(errors, e => Assert.EndsWith(rule, e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_loaded_from_broken_files()
    {
        // It ended before it was offered.
        Break("resources.csv", 15, "AvailableTo", "2019-01-01");
        using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = database.CreateDbContext();

        var error = await Assert.ThrowsAsync<DataFileException>(() => DataLoader.LoadAsync(db, _directory, TimeProvider.System, Cancel));

        Assert.Contains("文件 resources.csv 第15行 “AvailableTo”：不得早于AvailableFrom。", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("数据文件有1处错误，未导入任何数据。", error.Message, StringComparison.Ordinal);
        Assert.False(await db.DataStates.AnyAsync(Cancel) || await db.Grids.AnyAsync(Cancel) || await db.Townships.AnyAsync(Cancel) || await db.ChangeSets.AnyAsync(Cancel));
    }

    [Fact]
    public void All_errors_of_all_files_are_told_up_to_a_limit()
    {
        Break("grids.csv", 12, "Residents", "多");
        Break("needs.csv", 9, "Channel", "电话");
        Assert.Equal(2, Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines.Count);

        for (var line = 2; line < 100; line++) Break("grid-duties.csv", line, "ValidFrom", "x");
        var error = Assert.Throws<DataFileException>(() => DataLoader.Read(_directory));
        Assert.Equal((Problems.Shown, 100), (error.Lines.Count, error.Total));
    }

    [Fact]
    public void A_missing_directory_is_named()
    {
        var missing = Path.Combine(_directory, "没有");
        Assert.Equal([$"数据目录 {missing} 不存在。"], Assert.Throws<DataFileException>(() => DataLoader.Read(missing)).Lines);
    }

    [Fact]
    public void A_missing_file_is_named_and_its_references_are_not_judged()
    {
        File.Delete(Path.Combine(_directory, "grids.csv"));
        Assert.Equal([$"文件 grids.csv 不存在，应位于 {_directory}。"], Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines);
    }

    [Fact]
    public void A_wrong_encoding_is_named()
    {
        var path = Path.Combine(_directory, "communities.csv");
        File.WriteAllBytes(path, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(File.ReadAllText(path))).ToArray());
        Assert.Equal(["文件 communities.csv 不是UTF-8编码，请另存为“CSV UTF-8（逗号分隔）”后再试。"], Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines);
    }

    [Fact]
    public void A_wrong_header_names_what_is_missing_and_what_is_unknown()
    {
        Edit("townships.csv", 1, l => l.Replace("Kind", "类型", StringComparison.Ordinal));
        Assert.Equal(["文件 townships.csv 表头缺少列：Kind。", "文件 townships.csv 表头有未知列：“类型”，应为：Code、Name、Kind。"],
            Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines);
    }

    [Fact]
    public void An_empty_file_has_no_header()
    {
        File.WriteAllText(Path.Combine(_directory, "townships.csv"), "");
        Assert.Contains("文件 townships.csv 表头缺少列：Code、Name、Kind。", Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines);
    }

    [Fact]
    public void A_row_with_a_cell_too_many_is_named()
    {
        Edit("townships.csv", 4, l => l + ",多");
        Assert.Contains("文件 townships.csv 第4行：应有3列，现有4列。", Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines);
    }

    [Fact]
    public void An_open_quote_is_named()
    {
        Edit("townships.csv", 18, l => l + ",\"");
        Assert.Contains(Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines, l => l.StartsWith("文件 townships.csv 第18行：引号不成对", StringComparison.Ordinal));
    }

    [Fact]
    public void A_grid_that_belongs_nowhere_is_named()
    {
        Edit("grid-assignments.csv", 2, _ => "");
        Assert.Contains("文件 grids.csv 第2行 “Id”：网格没有现行归属，应在文件 grid-assignments.csv 中有一行ValidTo为空。",
            Assert.Throws<DataFileException>(() => DataLoader.Read(_directory)).Lines);
    }

    [Fact]
    public void Files_saved_by_a_spreadsheet_are_read_too()
    {
        // Slashes in dates, capitals in flags, no byte order mark, trailing empty line.
        Break("communities.csv", 2, "ValidFrom", "2004/4/1");
        Break("communities.csv", 2, "EHomePilot", "TRUE");
        var path = Path.Combine(_directory, "communities.csv");
        File.WriteAllText(path, File.ReadAllText(path) + "\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var community = DataLoader.Read(_directory).Communities[0];
        Assert.Equal((new DateOnly(2004, 4, 1), true), (community.ValidFrom, community.EHomePilot));
    }

    private void Break(string file, int line, string column, string cell)
    {
        var index = DataFiles.All.First(f => f.Name == file).Columns.ToList().IndexOf(column);
        Assert.True(index >= 0, column);
        Edit(file, line, text =>
        {
            var cells = Cut(text);
            cells[index] = cell;
            return string.Join(',', cells);
        });
    }

    /// <summary>Cuts at commas outside quotes; the quotes stay.</summary>
    private static List<string> Cut(string line)
    {
        var (cells, quoted) = (new List<string> { "" }, false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            if (c == ',' && !quoted) cells.Add("");
            else cells[^1] += c;
        }

        return cells;
    }

    private void Edit(string file, int line, Func<string, string> edit)
    {
        var path = Path.Combine(_directory, file);
        var lines = File.ReadAllText(path).Split("\r\n");
        lines[line - 1] = edit(lines[line - 1]);
        File.WriteAllText(path, string.Join("\r\n", lines), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }
}
