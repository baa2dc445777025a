using System.Diagnostics;
using System.Text;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Uploads;

namespace Boluo.Dashboard.Tests.Excel.Forms;

/// <summary>Nothing that somebody uploads ends the process; each file gets one sentence.</summary>
public sealed class UploadGuardTests
{
    private static readonly Dictionary<string, (Func<byte[]> Make, string Expected)> Corpus = new(StringComparer.Ordinal)
    {
        ["50,000 levels in 1.4 KB"] = (() => HostileFiles.Deep(50_000), "文件结构异常"),
        ["20,000 brackets"] = (() => HostileFiles.Formula(new string('(', 20_000) + "1" + new string(')', 20_000)), "公式"),
        ["100 brackets"] = (() => HostileFiles.Formula(new string('(', 100) + "1" + new string(')', 100)), "公式"),
        ["a formula of 9,000 letters"] = (() => HostileFiles.Formula(string.Join('+', Enumerable.Repeat("1", 4_600))), "公式"),
        ["a bomb within the size"] = (() => HostileFiles.Bomb(40), UploadGuard.Unpacked),
        ["a bomb beyond the size"] = (() => HostileFiles.Bomb(70), UploadGuard.Unpacked),
        ["billion laughs"] = (HostileFiles.BillionLaughs, UploadGuard.Damaged),
        ["an entity from the disk"] = (HostileFiles.ForeignEntity, UploadGuard.Damaged),
        ["a lying directory"] = (HostileFiles.LyingHeader, UploadGuard.Damaged),
        ["20,000 entries"] = (() => HostileFiles.ManyEntries(20_000), UploadGuard.Unpacked),
        ["300,000 cells"] = (() => HostileFiles.ManyCells(3_000), "20万个单元格"),
        ["2,000,000 attributes"] = (() => HostileFiles.ManyAttributes(40_000), UploadGuard.Unpacked),
        ["a text of 40,000 letters"] = (() => HostileFiles.Sheet($"<row><c t=\"inlineStr\"><is><t>{RandomText(40_000)}</t></is></c></row>"), "32767"),
        ["the same entry twice"] = (() => HostileFiles.Workbook_with("<a/>", ("xl/workbook.xml", "<a/>")), UploadGuard.Damaged),
        ["a path out of the file"] = (() => HostileFiles.Workbook_with("<a/>", ("../../evil.xml", "<a/>")), UploadGuard.Damaged),
        ["macros"] = (() => HostileFiles.Workbook_with("<a/>", ("xl/vbaProject.bin", "x")), UploadGuard.Macros),
        ["links to another workbook"] = (() => HostileFiles.Workbook_with("<a/>", ("xl/externalLinks/externalLink1.xml", "<a/>")), UploadGuard.Links),
        ["truncated"] = (() => OfficeForms.Single()[..3000], UploadGuard.Damaged),
        ["only the first bytes of a zip"] = (() => "PK\u0003\u0004"u8.ToArray(), UploadGuard.Damaged),
        ["broken XML"] = (() => HostileFiles.Workbook_with("<worksheet>"), UploadGuard.Damaged),
        ["HTML by another name"] = (() => "<html><table><tr><td>1</td></tr></table></html>"u8.ToArray(), UploadGuard.NotXlsx),
        ["empty"] = (() => [], UploadGuard.NotXlsx),
        ["another zip"] = (() => HostileFiles.Zip([("word.txt", "a")]), UploadGuard.NotXlsx),
        ["an old .xls"] = (() => HostileFiles.Old(), UploadGuard.OldXls),
        ["the stricter dialect"] = (() => SuperiorForms.InStrict(OfficeForms.Single()), UploadGuard.Strict),
        ["a password"] = (() => HostileFiles.Old("EncryptedPackage"), UploadGuard.Encrypted),
        ["6 MB"] = (() => new byte[6 * 1024 * 1024], UploadGuard.TooLarge),
    };

    public static TheoryData<string> Names => [.. Corpus.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_gets_a_sentence(string name)
    {
        var (make, expected) = Corpus[name];
        var content = make();
        var checkedFile = UploadGuard.Check("表样.xlsx", content);
        Assert.False(checkedFile.Ok);
        Assert.Contains(expected, checkedFile.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_corpus_is_refused_in_no_time_and_in_little_memory()
    {
        var files = Corpus.Values.Select(c => c.Make()).ToList();
        foreach (var file in files) UploadGuard.Check("表样.xlsx", file); // Compiled.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        foreach (var file in files) UploadGuard.Check("表样.xlsx", file);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2500);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
    }

    /// <summary>Well-formed and odd: they pass the guard and must come to nothing, or to a form, later.</summary>
    [Theory]
    [InlineData("""<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>""")]
    [InlineData("""<row r="0"><c r="A0"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>99999999</v></c><c r="B1" t="s"><v>-1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>NaN</v></c><c r="B1" s="4000"><v>1E999</v></c></row>""")]
    [InlineData("")]
    public void An_odd_sheet_is_no_form(string data)
    {
        var file = UploadGuard.Check("表样.xlsx", HostileFiles.Sheet(data));
        Assert.True(file.Ok, file.Error);
        Assert.False(ForeignSheets.TryRead(file.Value).Ok);
    }

    /// <summary>Nobody has so many sheets; the lists are read whole, so they must be short.</summary>
    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    public void A_list_of_parts_beyond_a_megabyte_is_not_read(string part)
    {
        var file = UploadGuard.Check("表样.xlsx", HostileFiles.LongList(part));
        Assert.True(file.Ok, file.Error);
        Assert.Equal(UploadGuard.Damaged, SheetReader.Sheets(file.Value).Error);
    }

    [Fact]
    public void A_good_file_with_any_bytes_changed_never_throws()
    {
        var random = new Random(7);
        var good = OfficeForms.Single(withTotal: true);
        for (var i = 0; i < 300; i++)
        {
            var file = good.ToArray();
            for (var n = 0; n <= i % 4; n++) file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            var result = UploadGuard.Check("表样.xlsx", file).Then(f => ForeignSheets.TryRead(f));
            Assert.True(result.Ok || result.Error!.EndsWith('。'));
        }
    }

    [Theory]
    [InlineData("统计表.xlsx", "统计表")]
    [InlineData(@"C:\收文\统计表.XLSX", "统计表")]
    [InlineData("../../统计\"表\r\n.xlsx", "统计表")]
    [InlineData(".xlsx", "表样")]
    public void A_form_is_called_by_its_file_without_the_folder(string file, string expected) =>
        Assert.Equal(expected, UploadGuard.Check(file, OfficeForms.Single()).Value.Name);

    private static string RandomText(int length)
    {
        var random = new Random(1);
        var text = new StringBuilder(length);
        while (text.Length < length) text.Append((char)random.Next(0x4E00, 0x9000));
        return text.ToString();
    }
}
