using System.Diagnostics;
using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Workbooks;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>How long ten thousand rows take from the file to the change set. Explicit: a machine that does something else says nothing.</summary>
[Trait("Needs", "patience")]
public sealed class ImportBenchmark(ITestOutputHelper output)
{
    private const int Rows = 10_000;

    [Fact(Explicit = true)]
    public async Task Ten_thousand_rows_are_looked_through_within_five_seconds_and_applied_within_ten()
    {
        await using var house = await ImportHouse.CreateAsync();
        var file = Fill(await house.TemplateAsync("needs"));
        await house.UploadAsync(ImportHouse.Staff, await house.TemplateAsync("needs")); // Compiled, and its queries with it.
        GC.Collect();
        var rest = GC.GetTotalMemory(forceFullCollection: true);

        var (watch, process) = (Stopwatch.StartNew(), Process.GetCurrentProcess());
        var cpu = process.TotalProcessorTime;
        var read = await house.ReadAsync(file);
        Say("read", watch, ref cpu);
        var added = await house.Drafts.AddAsync([(read, () => Task.FromResult(file))], ImportHouse.Staff, default);
        Say("kept", watch, ref cpu);
        var draft = await house.LoadAsync(added.Value, ImportHouse.Staff);
        Say("looked through", watch, ref cpu);
        output.WriteLine($"memory above rest: {(GC.GetTotalMemory(forceFullCollection: false) - rest) / 1024 / 1024} MB");
        Assert.Equal(Rows, draft.Taken);
        watch.Restart();
        var applied = await house.ApplyAsync(draft, ImportHouse.Staff);
        Say("applied", watch, ref cpu);
        Assert.True(applied.Ok, applied.Error);
    }

    private void Say(string what, Stopwatch watch, ref TimeSpan cpu)
    {
        var now = Process.GetCurrentProcess().TotalProcessorTime;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalSeconds:0.00} s, {(now - cpu).TotalSeconds:0.00} s of CPU"));
        cpu = now;
        watch.Restart();
    }

    private static byte[] Fill(byte[] template) => ImportHouse.Change(template, book =>
    {
        var sheet = book.Worksheet(1);
        var columns = sheet.Row(3).CellsUsed().ToDictionary(c => c.GetString().TrimEnd('*'), c => c.Address.ColumnNumber, StringComparer.Ordinal);
        object?[] labels = ["需求内容", "社区", "需求类别", "提出主体", "收集渠道", "受益人数（人）", "责任单位", "责任人", "收集日期", "办理时限"];
        var rows = Enumerable.Range(0, Rows).Select(i => new object[]
        {
            string.Create(CultureInfo.InvariantCulture, $"第{i + 1}项需求"), "东区社区（罗阳街道）", Enum.GetValues<NeedCategory>()[i % 3].Label(), "群众", Enum.GetValues<NeedChannel>()[i % 2].Label(), (double)(i % 200), "东区社区", "社区书记",
            new DateTime(2020, 1 + i % 6, 1 + i % 28), new DateTime(2020, 7, 1 + i % 28),
        }).ToList();
        for (var c = 0; c < labels.Length; c++) sheet.Cell(5, columns[(string)labels[c]!]).InsertData(rows.Select(r => r[c]));
    });
}
