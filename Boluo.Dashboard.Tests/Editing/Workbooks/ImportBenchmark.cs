using System.Diagnostics;
using System.Globalization;
using System.Text;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Registers;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>
/// How long rows take from the file to the change set, beside two readers that only read the same files in the same run. Explicit: a machine
/// that does something else says nothing.
/// </summary>
[Trait("Needs", "patience")]
public sealed class ImportBenchmark(ITestOutputHelper output)
{
    private const int Rows = 10_000, Files = 100, RowsOfFile = 40;
    private const long MostMemory = 150L * 1024 * 1024;

    [Fact(Explicit = true)]
    public async Task Ten_thousand_rows_are_looked_through_within_five_seconds_and_applied_within_ten()
    {
        await using var house = await ImportHouse.CreateAsync();
        var file = Fill(await house.TemplateAsync("needs"), 0, Rows);
        await WarmAsync(house);
        using var heap = new Heap();
        var (preview, applied) = await RunAsync(house, [file], Rows);
        output.WriteLine($"memory above rest: {heap.Above / 1024 / 1024} MB");
        BesideReaders([file]);
        Assert.True(preview.TotalSeconds <= 5, $"Looked through in {preview}.");
        Assert.True(applied.TotalSeconds <= 10, $"Applied in {applied}.");
        Assert.True(heap.Above <= MostMemory, $"{heap.Above} bytes above rest.");
    }

    [Fact(Explicit = true)]
    public async Task A_hundred_files_of_forty_rows_are_looked_through_and_applied_within_twenty_seconds()
    {
        await using var house = await ImportHouse.CreateAsync();
        var template = await house.TemplateAsync("needs");
        var files = Enumerable.Range(0, Files).Select(i => Fill(template, i * RowsOfFile, RowsOfFile)).ToList();
        await WarmAsync(house);
        var (preview, applied) = await RunAsync(house, files, Files * RowsOfFile);
        BesideReaders(files);
        Assert.True((preview + applied).TotalSeconds <= 20, $"Looked through in {preview}, applied in {applied}.");
    }

    [Fact(Explicit = true)]
    public async Task Ten_thousand_changes_of_known_rows_are_looked_through_within_five_seconds_and_applied_within_ten()
    {
        await using var house = await ImportHouse.CreateAsync();
        await WarmAsync(house);
        var added = await house.UploadAsync(ImportHouse.Staff, Fill(await house.TemplateAsync("needs"), 0, Rows));
        Assert.True((await house.ApplyAsync(added, ImportHouse.Staff)).Ok);
        var template = await house.TemplateAsync("needs");
        await using var db = house.Open();
        var changed = (await db.Needs.OrderByDescending(n => n.Id).Take(Rows).ToListAsync()).ConvertAll(n => new Dictionary<string, object?>(StringComparer.Ordinal) { ["需求编号"] = n.Code, ["责任单位"] = "另一责任单位" });
        var (preview, applied) = await RunAsync(house, [ImportHouse.Fill(template, 1, changed)], Rows);
        Assert.True(preview.TotalSeconds <= 5, $"Looked through in {preview}.");
        Assert.True(applied.TotalSeconds <= 10, $"Applied in {applied}.");
    }

    private async Task<(TimeSpan Preview, TimeSpan Applied)> RunAsync(ImportHouse house, IReadOnlyList<byte[]> files, int rows)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var read = new List<(OfferedFile, Func<Task<byte[]>>?)>();
        foreach (var file in files) read.Add((await house.ReadAsync(file), () => Task.FromResult(file)));
        Say("read");
        var added = await house.Drafts.AddAsync(read, ImportHouse.Staff, default);
        Say("kept");
        var draft = await house.LoadAsync(added.Value, ImportHouse.Staff);
        Say("looked through");
        Assert.Equal(rows, draft.Taken);
        var preview = watch.Elapsed;
        var applied = await house.ApplyAsync(draft, ImportHouse.Staff);
        Say("applied");
        Assert.True(applied.Ok, applied.Error);
        return (preview, watch.Elapsed - preview);

        void Say(string what)
        {
            var now = Environment.CpuUsage.TotalTime;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: at {watch.Elapsed.TotalSeconds:0.00} s, {(now - cpu).TotalSeconds:0.00} s of CPU"));
            cpu = now;
        }
    }

    /// <summary>Compiled, and its queries with it.</summary>
    private static async Task WarmAsync(ImportHouse house)
    {
        var draft = await house.UploadAsync(ImportHouse.Staff, Fill(await house.TemplateAsync("needs"), 1_000_000, 3));
        Assert.True((await house.ApplyAsync(draft, ImportHouse.Staff)).Ok);
    }

    private void BesideReaders(IReadOnlyList<byte[]> files)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // ExcelDataReader asks for the old Windows code page before it looks at the file.
        Time("MiniExcel reads", stream => stream.Query(useHeaderRow: false).Count());
        Time("ExcelDataReader reads", stream =>
        {
            using var reader = ExcelReaderFactory.CreateReader(stream);
            var rows = 0;
            while (reader.Read()) rows += reader.GetValue(0) is null ? 0 : 1;
            return rows;
        });

        void Time(string what, Func<Stream, int> read)
        {
            var (watch, rows) = (Stopwatch.StartNew(), 0);
            foreach (var file in files) rows += read(new MemoryStream(file));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {rows} rows: {watch.Elapsed.TotalSeconds:0.00} s"));
        }
    }

    private static byte[] Fill(byte[] template, int from, int count) => ImportHouse.Change(template, book =>
    {
        var sheet = book.Worksheet(1);
        var columns = sheet.Row(3).CellsUsed().ToDictionary(c => c.GetString().TrimEnd('*'), c => c.Address.ColumnNumber, StringComparer.Ordinal);
        object?[] labels = ["需求内容", "社区", "需求类别", "提出主体", "收集渠道", "受益人数（人）", "责任单位", "责任人", "收集日期", "办理时限"];
        var rows = Enumerable.Range(from, count).Select(i => new object[]
        {
            string.Create(CultureInfo.InvariantCulture, $"第{i + 1}项需求"), "东区社区（罗阳街道）", Enum.GetValues<NeedCategory>()[i % 3].Label(), "群众", Enum.GetValues<NeedChannel>()[i % 2].Label(), (double)(i % 200), "东区社区", "社区书记",
            new DateTime(2020, 1 + i % 6, 1 + i % 28), new DateTime(2020, 7, 1 + i % 28),
        }).ToList();
        for (var c = 0; c < labels.Length; c++) sheet.Cell(5, columns[(string)labels[c]!]).InsertData(rows.Select(r => r[c]));
    });

    /// <summary>How far the live heap rises above where it began, looked at as the rows go through.</summary>
    private sealed class Heap : IDisposable
    {
        private readonly long _rest = GC.GetTotalMemory(forceFullCollection: true);
        private readonly Timer _timer;
        private long _most;

        public Heap() => _timer = new Timer(_ => _most = Math.Max(_most, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes), null, 0, 20);

        public long Above => _most - _rest;

        public void Dispose() => _timer.Dispose();
    }
}
