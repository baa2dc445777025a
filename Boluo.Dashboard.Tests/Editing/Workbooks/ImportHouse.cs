using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Editing.Workbooks.Collecting;
using Boluo.Dashboard.Excel.Imports;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Editing.Records;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>The county's data set, and people who fill in its templates.</summary>
internal sealed class ImportHouse : IAsyncDisposable
{
    public static readonly Viewer Admin = TinyCounty.Admin;
    public static readonly Viewer Staff = TinyCounty.Staff;

    private readonly RecordHouse _house;

    private ImportHouse(RecordHouse house) => _house = house;

    public IImportDrafts Drafts => Get<IImportDrafts>();

    public ImportReader Reader => Get<ImportReader>();

    public static async Task<ImportHouse> CreateAsync() => new(await RecordHouse.CreateAsync());

    public T Get<T>() where T : notnull => _house.Get<T>();

    public BoluoDbContext Open() => _house.Open();

    /// <summary>Leaves a county without a row.</summary>
    public async Task EmptyAsync()
    {
        await using var db = Open();
        await using var transaction = await db.BeginWriteAsync(default);
        await db.DeleteCountyRowsAsync(default);
        await transaction.CommitAsync();
    }

    public async Task<byte[]> TemplateAsync(string name) => (await Get<Templates>().WriteAsync(Get<Templates>().Find(name)!, default)).Content;

    /// <summary>A template with rows filled in by the labels of their columns.</summary>
    public async Task<byte[]> FilledAsync(string name, params IReadOnlyList<Dictionary<string, object?>> rows) => Fill(await TemplateAsync(name), 1, rows);

    public static byte[] Fill(byte[] template, int sheet, IReadOnlyList<Dictionary<string, object?>> rows) => Change(template, book =>
    {
        var page = book.Worksheet(sheet);
        var columns = page.Row(3).CellsUsed().ToDictionary(c => c.GetString().TrimEnd('*'), c => c.Address.ColumnNumber, StringComparer.Ordinal);
        for (var r = 0; r < rows.Count; r++)
            foreach (var (label, value) in rows[r])
                if (value is not null) Put(page.Cell(5 + r, columns[label]), value);
    });

    public static byte[] Change(byte[] workbook, Action<XLWorkbook> change)
    {
        using var read = new MemoryStream(workbook);
        using var book = new XLWorkbook(read);
        change(book);
        using var written = new MemoryStream();
        book.SaveAs(written);
        return written.ToArray();
    }

    public static void Put(IXLCell cell, object value)
    {
        switch (value)
        {
            case string text:
                cell.SetValue<string>(text);
                break;
            case int number:
                cell.SetValue((double)number);
                break;
            case double number:
                cell.SetValue(number);
                break;
            case DateOnly day:
                cell.SetValue(day.ToDateTime(TimeOnly.MinValue));
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is nothing that is typed.", nameof(value));
        }
    }

    public async Task<OfferedFile> ReadAsync(byte[] workbook, string name = "表.xlsx")
    {
        var safe = UploadGuard.Check(name, workbook, UploadLimits.Import);
        return safe.Ok ? await Reader.ReadAsync(safe.Value, Admin, default) : new OfferedFile { Name = name, Refusal = safe.Error };
    }

    /// <summary>The draft of some workbooks, as its page would show it.</summary>
    public async Task<ImportContent> UploadAsync(Viewer by, params byte[][] workbooks)
    {
        var files = new List<(OfferedFile, Func<Task<byte[]>>?)>();
        foreach (var workbook in workbooks) files.Add((await ReadAsync(workbook, $"表{files.Count + 1}.xlsx"), () => Task.FromResult(workbook)));
        var added = await Drafts.AddAsync(files, by, default);
        Assert.True(added.Ok, added.Error);
        return await LoadAsync(added.Value, by);
    }

    /// <summary>The draft of workbooks that are returns.</summary>
    public async Task<ImportContent> CollectAsync(CollectionOrder order, params (string Name, byte[] Workbook)[] files)
    {
        var read = new List<(OfferedFile, Func<Task<byte[]>>?)>();
        foreach (var (name, workbook) in files) read.Add((await ReadAsync(workbook, name), () => Task.FromResult(workbook)));
        var added = await Drafts.AddAsync(read, Staff, default, order);
        Assert.True(added.Ok, added.Error);
        return await LoadAsync(added.Value, Staff);
    }

    public async Task<ImportContent> LoadAsync(int id, Viewer by)
    {
        var content = await Drafts.LoadAsync(id, by, default);
        Assert.True(content.Ok, content.Error);
        return content.Value;
    }

    public Task<Result<int>> ApplyAsync(ImportContent content, Viewer by, string reason = "镇街上报") =>
        Drafts.ApplyAsync(content.Line.Id, content.Preview.DataVersion, new ImportBasis(reason, null), by, default);

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
