using System.Diagnostics;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>A working edition goes out, is changed in a spreadsheet program, and comes back.</summary>
public sealed class RoundTripTests
{
    private const string LibreOffice = "/usr/bin/soffice";

    [Fact]
    public async Task What_comes_back_as_it_left_changes_nothing_whichever_ledger_it_is()
    {
        await using var house = await ImportHouse.CreateAsync();
        await AssertSameAsync(house, await ExportsAsync(house));
    }

    [Theory]
    [InlineData("xlsx", "Calc MS Excel 2007 XML")]
    [InlineData("xls", "MS Excel 97")]
    [Trait("Needs", "patience")]
    public async Task What_LibreOffice_has_loaded_and_saved_changes_nothing_either(string ending, string filter)
    {
        Assert.SkipUnless(File.Exists(LibreOffice), "There is no LibreOffice.");
        await using var house = await ImportHouse.CreateAsync();
        using var folder = new TempFolder();
        var exports = await ExportsAsync(house);
        foreach (var (name, file) in exports) await File.WriteAllBytesAsync(Path.Combine(folder.Path, $"{name}.xlsx"), file);
        var saved = Path.Combine(folder.Path, "saved");
        using (var office = Process.Start(new ProcessStartInfo(LibreOffice, ["--headless", $"-env:UserInstallation=file://{folder.Path}/profile", "--convert-to", $"{ending}:{filter}", "--outdir", saved, .. exports.Select(e => Path.Combine(folder.Path, $"{e.Name}.xlsx"))]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!)
            await office.WaitForExitAsync();
        await AssertSameAsync(house, [.. exports.Select(e => (e.Name, OldWorkbook.Renewed(File.ReadAllBytes(Path.Combine(saved, $"{e.Name}.{ending}"))).Value))]);
    }

    [Fact]
    public async Task Only_what_was_changed_in_the_file_is_proposed_and_what_has_changed_here_since_stays()
    {
        await using var house = await ImportHouse.CreateAsync();
        var code = await NeedAsync(house);
        var file = await ExportAsync(house, "needs");
        await SaveAsync(house, code, "responsible", "owner", "县民政局");

        var draft = await house.UploadAsync(ImportHouse.Staff, Edit(file, code, "需求内容", "改过的需求内容"));
        var row = draft.Preview.Rows.Single(r => r.Fate != RowFate.Same);
        Assert.Equal(RowFate.Changed, row.Fate);
        Assert.Equal(["需求内容"], row.Changes.Select(c => c.Field));
        Assert.True((await house.ApplyAsync(draft, ImportHouse.Staff)).Ok);
        await using var db = house.Open();
        var need = await db.Needs.SingleAsync(n => n.Code == code);
        Assert.Equal(("改过的需求内容", "县民政局"), (need.Title, need.OwnerUnit));
    }

    [Fact]
    public async Task A_field_that_was_changed_on_both_sides_is_a_clash_with_all_three_values_and_is_passed_over_unless_it_is_taken()
    {
        await using var house = await ImportHouse.CreateAsync();
        var code = await NeedAsync(house);
        await using var db = house.Open();
        var before = (await db.Needs.AsNoTracking().SingleAsync(n => n.Code == code)).OwnerUnit;
        var file = await ExportAsync(house, "needs");
        await SaveAsync(house, code, "owner", "owner", "县民政局");

        var draft = await house.UploadAsync(ImportHouse.Staff, Edit(file, code, "责任单位", "县住建局"));
        var row = draft.Preview.Rows.Single(r => r.Fate != RowFate.Same);
        Assert.Equal(RowFate.Clash, row.Fate);
        Assert.Equal(new FieldClash("责任单位", before, "县住建局", "县民政局"), Assert.Single(row.Clashes));
        Assert.Equal(0, draft.Taken);

        Assert.True((await house.Drafts.DecideAsync(draft.Line.Id, _ => true, new ImportBasis(null, null), ImportHouse.Staff, default)).Ok);
        Assert.True((await house.ApplyAsync(await house.LoadAsync(draft.Line.Id, ImportHouse.Staff), ImportHouse.Staff)).Ok);
        Assert.Equal("县住建局", (await db.Needs.AsNoTracking().SingleAsync(n => n.Code == code)).OwnerUnit);
    }

    [Fact]
    public async Task Rows_that_were_moved_are_known_by_their_keys_and_rows_that_were_cut_out_are_named_and_stay()
    {
        await using var house = await ImportHouse.CreateAsync();
        await using var db = house.Open();
        var needs = await db.Needs.CountAsync();
        var file = ImportHouse.Change(await ExportAsync(house, "needs"), book =>
        {
            var sheet = book.Worksheet(1);
            var header = HeaderOf(sheet);
            sheet.Row(header + 3).Delete();
            sheet.Row(header + 1).InsertRowsAbove(2);
        });
        var preview = (await house.UploadAsync(ImportHouse.Staff, file)).Preview.Files[0].Sheets[0];
        Assert.Equal((needs - 1, 1), (preview.Count(RowFate.Same), preview.AbsentCount));
        Assert.StartsWith("需求“", Assert.Single(preview.Absent), StringComparison.Ordinal);
        Assert.Equal(needs, await db.Needs.CountAsync());
    }

    [Fact]
    public async Task A_working_copy_offers_what_may_be_picked_from_a_sheet_that_nobody_sees()
    {
        await using var house = await ImportHouse.CreateAsync();
        using var book = new XLWorkbook(new MemoryStream(await ExportAsync(house, "needs")));
        var sheet = book.Worksheet(1);
        var header = HeaderOf(sheet);
        var column = sheet.Row(header).CellsUsed().Single(c => c.GetString() == "社区").Address.ColumnNumber;
        var rule = sheet.Cell(header + 1, column).DataValidation;
        Assert.Equal((XLAllowedValues.List, XLErrorStyle.Warning), (rule.AllowedValues, rule.ErrorStyle));
        var lists = book.Worksheets.Last();
        Assert.Equal(("字典", XLWorksheetVisibility.VeryHidden), (lists.Name, lists.Visibility));
        Assert.StartsWith("字典!", rule.Value.Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await using var db = house.Open();
        Assert.Equal(await db.Communities.AsOf(TinyCounty.AsOf).CountAsync(), lists.Range(rule.Value[(rule.Value.IndexOf('!', StringComparison.Ordinal) + 1)..]).Cells().Count(c => c.GetString().Length > 0));
    }

    private static async Task AssertSameAsync(ImportHouse house, IReadOnlyList<(string Name, byte[] File)> exports)
    {
        var preview = (await house.UploadAsync(ImportHouse.Admin, [.. exports.Select(e => e.File)])).Preview;
        var odd = new List<string>();
        foreach (var (file, export) in preview.Files.Zip(exports))
        {
            var sheet = file.Sheets.SingleOrDefault();
            if (sheet is not { Refusal: null }) odd.Add($"{export.Name}: {file.Refusal}{sheet?.Refusal}");
            else if (sheet.Rows.FirstOrDefault(r => r.Fate != RowFate.Same) is { } row)
                odd.Add($"{export.Name}: {sheet.Rows.Count(r => r.Fate != RowFate.Same)}/{sheet.Rows.Count} {row.Fate} {row.Place} {row.Subject} {string.Concat(row.Faults.Select(f => f.Cell + f.Sentence))}{string.Join(';', row.Changes.Select(c => $"{c.Field} {c.Before}→{c.After}"))}");
            else if (sheet.Rows.Count == 0) odd.Add($"{export.Name}: no rows");
        }

        Assert.True(odd.Count == 0, string.Join('\n', odd));
        Assert.InRange(exports.Count, 35, 100);
    }

    private static async Task<IReadOnlyList<(string Name, byte[] File)>> ExportsAsync(ImportHouse house)
    {
        var exports = new List<(string, byte[])>();
        var ledgers = house.Get<IEnumerable<ILedger>>().Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var register in house.Get<IEnumerable<IRegister>>().Where(r => r.TakesFiles && ledgers.Contains(r.Ledger!))) exports.Add((register.Ledger!, await ExportAsync(house, register.Ledger!)));
        return exports;
    }

    private static async Task<byte[]> ExportAsync(ImportHouse house, string name)
    {
        var ledger = house.Get<IEnumerable<ILedger>>().Single(l => l.Name == name);
        var written = await house.Get<ReportWriter>().WriteAsync(new SheetReport(ledger), Edition.Working, new Scope(null, null, null, TinyCounty.AsOf), new Dictionary<string, View>(StringComparer.Ordinal), ImportHouse.Admin, default);
        Assert.True(written.File.Ok, written.File.Error);
        return written.File.Value.Content;
    }

    private static async Task<string> NeedAsync(ImportHouse house)
    {
        await using var db = house.Open();
        return (await db.Needs.OrderBy(n => n.Id).FirstAsync(n => n.MatchedOn == null)).Code;
    }

    private static async Task SaveAsync(ImportHouse house, string key, string reason, string field, string value)
    {
        var form = await house.Get<IRecordEditor>().LoadAsync("needs", key, ImportHouse.Admin, default);
        var saved = await house.Get<IRecordEditor>().SaveAsync(RecordHouse.Input(form.Value, new(StringComparer.Ordinal) { [field] = value }, reason), ImportHouse.Admin, default);
        Assert.True(saved.Ok, saved.Refusal);
    }

    private static int HeaderOf(IXLWorksheet sheet) => sheet.CellsUsed(c => c.GetString() == "行键").Single().Address.RowNumber;

    private static byte[] Edit(byte[] file, string key, string label, string value) => ImportHouse.Change(file, book =>
    {
        var sheet = book.Worksheet(1);
        var header = sheet.Row(HeaderOf(sheet));
        var (keys, column) = (header.CellsUsed().Single(c => c.GetString() == "行键").Address.ColumnNumber, header.CellsUsed().Single(c => c.GetString() == label).Address.ColumnNumber);
        sheet.Cell(sheet.Column(keys).CellsUsed().Single(c => c.GetString() == key).Address.RowNumber, column).SetValue<string>(value);
    });
}
