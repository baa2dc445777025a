using System.Text;

namespace Boluo.Dashboard.Tests.Editing.Imports;

/// <summary>The data files as Excel and WPS write them when somebody has opened and saved them there.</summary>
public sealed class SpreadsheetFilesTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Slashes_in_days_capitals_in_flags_and_no_byte_order_mark()
    {
        _folder.Break("communities.csv", 2, "ValidFrom", "2004/4/1");
        _folder.Break("communities.csv", 2, "EHomePilot", "TRUE");
        var path = _folder.File("communities.csv");
        File.WriteAllText(path, File.ReadAllText(path) + "\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var community = _folder.Read().Communities[0];
        Assert.Equal((new DateOnly(2004, 4, 1), true), (community.ValidFrom, community.EHomePilot));
    }

    [Theory]
    [InlineData("2004年4月1日")]
    [InlineData("2004-4-1")]
    [InlineData("2004/04/01")]
    public void A_day_is_read_as_it_is_formatted(string day)
    {
        _folder.Break("communities.csv", 2, "ValidFrom", day);
        Assert.Equal(new DateOnly(2004, 4, 1), _folder.Read().Communities[0].ValidFrom);
    }

    [Theory]
    [InlineData("是", true)]
    [InlineData("否", false)]
    public void A_flag_is_read_as_our_own_exports_write_it(string flag, bool expected)
    {
        _folder.Break("communities.csv", 2, "EHomePilot", flag);
        Assert.Equal(expected, _folder.Read().Communities[0].EHomePilot);
    }

    [Fact]
    public void Commas_of_thousands_are_read_where_they_stand_right()
    {
        _folder.Break("service-centers.csv", 2, "PeopleServed", "\"1,026\"");
        _folder.Break("service-centers.csv", 2, "InvestmentWan", "\"1,234.5\"");
        var center = _folder.Read().ServiceCenters[0];
        Assert.Equal((1026, 1234.5), (center.PeopleServed, center.InvestmentWan));
    }

    [Theory]
    [InlineData("10,26")]
    [InlineData("1,0260")]
    [InlineData(",026")]
    [InlineData("1，026")]
    public void Commas_that_may_mean_something_else_are_refused(string number)
    {
        _folder.Break("service-centers.csv", 2, "PeopleServed", $"\"{number}\"");
        Assert.Equal([$"文件 service-centers.csv 第2行 “PeopleServed”：应为0至10000000的整数，现为“{number}”。"], _folder.Refused().Lines);
    }

    [Theory]
    [InlineData("4.41322E+14")]
    [InlineData("4.41e+14")]
    public void A_code_that_has_become_a_number_says_how_to_mend_it(string code)
    {
        _folder.Break("grids.csv", 2, "Code", code);
        Assert.Contains($"文件 grids.csv 第2行 “Code”：表格软件已把编码改成科学记数，请把该列设为文本格式后重新填写，应为15位数字，现为“{code}”。", _folder.Refused().Lines);
    }

    [Fact]
    public void Cleared_rows_and_touched_columns_are_left_out_and_lines_keep_their_numbers()
    {
        _folder.EditAll("communities.csv", lines =>
        {
            for (var i = 0; i < lines.Length - 1; i++) lines[i] = i == 0 ? lines[i] + ",," : lines[i] + ",, ";
            lines[1] = ",,,,,,,,,,,,,\r\n" + lines[1];
            lines[^1] = ",,,,,,,,,,,,,\r\n,,,,,,,,,,,,,\r\n";
        });
        Assert.Equal(36, _folder.Read().Communities.Count);

        _folder.Edit("communities.csv", 5, line => line.Replace("0752-", "0752x", StringComparison.Ordinal));
        Assert.Equal(["文件 communities.csv 第5行 “OfficePhone”：应为区号加电话号码，例如0752-0000100。"], _folder.Refused().Lines);
    }

    [Fact]
    public void A_cell_under_no_header_is_named()
    {
        _folder.EditAll("townships.csv", lines =>
        {
            for (var i = 0; i < lines.Length - 1; i++) lines[i] += i == 6 ? ",备注" : ",";
        });
        Assert.Contains("文件 townships.csv 第7行：第6列没有表头，应为空，现为“备注”。", _folder.Refused().Lines);
    }

    [Fact]
    public void A_column_without_a_name_may_be_missing_from_lines()
    {
        _folder.Edit("townships.csv", 1, line => line + ",");
        Assert.Equal(17, _folder.Read().Townships.Count);
    }

    /// <summary>Excel writes sixteen rows at once and leaves out the commas of what is empty at the end of all of them.</summary>
    [Fact]
    public void Commas_at_the_end_may_be_missing_from_a_whole_block_of_rows_but_not_from_one()
    {
        _folder.EditAll("communities.csv", lines =>
        {
            for (var i = 16; i < lines.Length - 1; i++) lines[i] = lines[i].TrimEnd(',');
        });
        Assert.All(_folder.Read().Communities, c => Assert.Null(c.ValidTo));

        _folder.EditAll("communities.csv", lines => lines[20] += ",,");
        var refused = _folder.Refused().Lines;
        Assert.Equal(15, refused.Count(line => line.EndsWith("应有13列，现有11列。", StringComparison.Ordinal)));
        Assert.DoesNotContain(refused, line => line.StartsWith("文件 communities.csv 第21行", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        _folder.EditAll("communities.csv", lines =>
        {
            for (var i = 32; i < lines.Length - 1; i++) lines[i] = lines[i].TrimEnd(',');
        });
        Assert.Equal(36, _folder.Read().Communities.Count);

        var path = _folder.File("communities.csv");
        File.WriteAllText(path, File.ReadAllText(path).TrimEnd('\r', '\n'));
        Assert.Contains(_folder.Refused().Lines, line => line.EndsWith("应有13列，现有11列。", StringComparison.Ordinal));
    }
}
