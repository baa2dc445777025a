using System.Text;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Imports;

/// <summary>A corpus of broken files: each is refused with file, line, column and rule, and nothing is loaded.</summary>
public sealed class BrokenFilesTests : IDisposable
{
    private readonly DataFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>One broken cell of each file at a time, since a reading takes all files; a cell of which is not told among others is broken alone.</summary>
    [Fact]
    public void A_broken_row_names_file_line_column_and_rule()
    {
        var cells = BrokenCells.All.Select(row => row.Data).Select(d => new Broken(d.Item1, d.Item2, d.Item3, d.Item4, d.Item5)).ToList();
        var untold = cells.GroupBy(c => c.File, StringComparer.Ordinal).SelectMany(file => file.Index()).GroupBy(c => c.Index, c => c.Item).SelectMany(Untold).SelectMany(cell => Untold([cell])).ToList();
        Assert.True(cells.Count > 100, $"{cells.Count} broken cells.");
        Assert.Empty(untold);
    }

    private static List<Broken> Untold(IEnumerable<Broken> cells)
    {
        using var folder = new DataFolder();
        foreach (var cell in cells) folder.Break(cell.File, cell.Line, cell.Column, cell.Cell);
        IReadOnlyList<string> errors = [];
        try
        {
            folder.Read();
        }
        catch (DataFileException refused)
        {
            errors = refused.Lines;
        }

        return [.. cells.Where(cell => !errors.Any(cell.IsToldBy))];
    }

    private sealed record Broken(string File, int Line, string Column, string Cell, string Rule)
    {
        /// <summary>Overlaps and repeated numbers are told of the later row.</summary>
        public bool IsToldBy(string error) => error.StartsWith($"文件 {File} 第", StringComparison.Ordinal) && error.EndsWith(Rule, StringComparison.Ordinal)
            && (error.Contains($"第{Line}行 “{Column}”：", StringComparison.Ordinal) || Rule.Contains("重叠", StringComparison.Ordinal) || Rule.Contains("序号", StringComparison.Ordinal));
    }

    /// <summary>Column by column, in all files at once: a row without a key or an owner is judged with the others.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("4.41E+11")]
    [Trait("Needs", "patience")]
    public void No_broken_column_is_more_than_an_error_with_its_place(string cell)
    {
        for (var column = 0; column < CountyFiles.Files.Max(f => f.Columns.Count); column++)
        {
            using var folder = new DataFolder();
            foreach (var file in CountyFiles.Files.Where(f => column < f.Columns.Count && folder.HasRows(f.Name))) folder.Break(file.Name, 2, file.Columns[column], cell);
            try
            {
                folder.Read();
            }
            catch (DataFileException refused)
            {
                Assert.All(refused.Lines, line => Assert.StartsWith("文件 ", line, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("committee-members.csv", "CommunityCode", "")]
    [InlineData("party-organisations.csv", "CommunityCode", "4.41322E+11")]
    [InlineData("communities.csv", "SecretaryName", "")]
    public void What_is_broken_is_told_without_what_would_only_follow_from_it(string file, string column, string cell)
    {
        var line = file == "party-organisations.csv" ? 19 : 2;
        _folder.Break(file, line, column, cell);
        Assert.StartsWith($"文件 {file} 第{line}行 “{column}”：", Assert.Single(_folder.Refused().Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_row_is_told_once_and_not_again_by_the_rows_that_refer_to_it()
    {
        _folder.Break("grid-facts.csv", 12, "Households", "约300");
        var error = _folder.Refused();
        Assert.Equal(["文件 grid-facts.csv 第12行 “Households”：应为0至5000的整数，现为“约300”。"], error.Lines);
    }

    [Theory]
    [InlineData("grid-workers.csv", "Phone", "1380000000x")]
    [InlineData("communities.csv", "OfficePhone", "13800000000")]
    public void A_number_that_may_be_personal_is_not_repeated_in_the_error(string file, string column, string number)
    {
        _folder.Break(file, 4, column, number);
        var error = _folder.Refused();
        Assert.DoesNotContain("3800000", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Lines, line => line.StartsWith($"文件 {file} 第4行 “{column}”：", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("needs.csv", "MatchedOn", "ClosedOn")]
    [InlineData("needs.csv", "StartedOn", "ClosedOn")]
    [InlineData("needs.csv", "Result", "ClosedOn")]
    [InlineData("projects.csv", "ClaimedOn", "EndOn")]
    [InlineData("projects.csv", "StartOn", "EndOn")]
    [InlineData("small-cases.csv", "StartedOn", "HandledOn")]
    [InlineData("small-cases.csv", "Result", "HandledOn")]
    public void What_is_closed_without_a_step_before_it_is_refused(string file, string missing, string closed)
    {
        _folder.Break(file, 2, missing, "");
        Assert.Equal([$"文件 {file} 第2行 “{closed}”：填写“{closed}”的，应同时填写“{missing}”。"], _folder.Refused().Lines);
    }

    [Fact]
    public void A_tab_in_a_cell_becomes_a_blank_as_in_the_forms()
    {
        _folder.Break("needs.csv", 2, "Title", "增设\t路灯");
        Assert.Equal("增设 路灯", CountyFiles.Read(_folder.Path).Needs[0].Title);
    }

    [Theory]
    [InlineData("ValidFrom", "2020-02-29", "不得早于社区的“ValidFrom”。")]
    [InlineData("ValidTo", "2020-06-01", "不得晚于社区的“ValidTo”。")]
    public void What_hangs_on_a_community_outside_its_life_is_named_row_by_row(string column, string day, string rule)
    {
        _folder.Break("communities.csv", 2, column, day);
        var errors = _folder.Refused().Lines;
        Assert.Contains(errors, e => e == $"文件 grid-assignments.csv 第2行 “{column}”：{rule}");
        Assert.All(errors, e => Assert.EndsWith(rule, e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_loaded_from_broken_files()
    {
        // It ended before it was offered.
        _folder.Break("resources.csv", 15, "AvailableTo", "2019-01-01");
        using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = database.CreateDbContext();

        var error = await Assert.ThrowsAsync<DataFileException>(() => CountyFiles.LoadAsync(db, _folder.Path, TimeProvider.System, Cancel));

        Assert.Contains("文件 resources.csv 第15行 “AvailableTo”：不得早于“AvailableFrom”。", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("数据文件有1处错误，未导入任何数据。", error.Message, StringComparison.Ordinal);
        Assert.False(await db.DataStates.AnyAsync(Cancel) || await db.Grids.AnyAsync(Cancel) || await db.Townships.AnyAsync(Cancel) || await db.ChangeSets.AnyAsync(Cancel));
    }

    [Fact]
    public void All_errors_of_all_files_are_told_up_to_a_limit()
    {
        _folder.Break("grid-facts.csv", 12, "Residents", "多");
        _folder.Break("needs.csv", 9, "Channel", "电话");
        Assert.Equal(2, _folder.Refused().Lines.Count);

        for (var line = 2; line < 100; line++) _folder.Break("grid-duties.csv", line, "ValidFrom", "x");
        var error = _folder.Refused();
        Assert.Equal((Problems.Shown, 100), (error.Lines.Count, error.Total));
    }

    [Fact]
    public void A_missing_directory_is_named()
    {
        var missing = _folder.File("没有");
        Assert.Equal([$"数据目录 {missing} 不存在。"], Assert.Throws<DataFileException>(() => CountyFiles.Read(missing)).Lines);
    }

    [Fact]
    public void A_missing_file_is_named_and_its_references_are_not_judged()
    {
        File.Delete(_folder.File("grids.csv"));
        Assert.Equal([$"文件 grids.csv 不存在，应位于 {_folder.Path}。"], _folder.Refused().Lines);
    }

    [Fact]
    public void A_wrong_encoding_is_named()
    {
        var path = _folder.File("communities.csv");
        File.WriteAllBytes(path, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(File.ReadAllText(path))).ToArray());
        Assert.Equal(["文件 communities.csv 不是UTF-8编码，请另存为“CSV UTF-8（逗号分隔）”后再试。"], _folder.Refused().Lines);
    }

    [Fact]
    public void A_wrong_header_names_what_is_missing_and_what_is_unknown()
    {
        _folder.Edit("townships.csv", 1, l => l.Replace("Kind", "类型", StringComparison.Ordinal));
        Assert.Equal(["文件 townships.csv 表头缺少列：Kind。", "文件 townships.csv 表头有未知列：“类型”，应为：Code、Name、Kind、MapRow、MapColumn。"],
            _folder.Refused().Lines);
    }

    [Fact]
    public void An_empty_file_has_no_header()
    {
        File.WriteAllText(_folder.File("townships.csv"), "");
        Assert.Contains("文件 townships.csv 表头缺少列：Code、Name、Kind、MapRow、MapColumn。", _folder.Refused().Lines);
    }

    [Fact]
    public void A_row_with_a_cell_too_many_is_named()
    {
        _folder.Edit("townships.csv", 4, l => l + ",多");
        Assert.Contains("文件 townships.csv 第4行：应有5列，现有6列。", _folder.Refused().Lines);
    }

    [Fact]
    public void An_open_quote_is_named()
    {
        _folder.Edit("townships.csv", 18, l => l + ",\"");
        Assert.Contains(_folder.Refused().Lines, l => l.StartsWith("文件 townships.csv 第18行：引号不成对", StringComparison.Ordinal));
    }

    [Fact]
    public void A_grid_that_belongs_nowhere_is_named()
    {
        _folder.Edit("grid-assignments.csv", 2, _ => "");
        Assert.Contains("文件 grids.csv 第2行 “Id”：网格没有现行归属，应在文件 grid-assignments.csv 中有一行“ValidTo”为空。",
            _folder.Refused().Lines);
    }
}
