using System.Globalization;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tests.Excel;

public sealed class ExportGateTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static int _readers;

    [Fact]
    public async Task Two_run_ten_wait_and_the_next_is_sent_away()
    {
        var gate = new ExportGate();
        var first = await gate.EnterAsync(Somebody(), Cancel);
        await gate.EnterAsync(Somebody(), Cancel);
        var waiting = Enumerable.Range(0, ExportGate.Waiting).Select(_ => gate.EnterAsync(Somebody(), Cancel)).ToList();

        Assert.Equal("正在生成的报表较多，请稍后再试。", (await gate.EnterAsync(Somebody(), Cancel)).Error);
        Assert.DoesNotContain(waiting, w => w.IsCompleted);

        first.Value.Dispose();
        Assert.True((await await Task.WhenAny(waiting)).Ok);
    }

    [Fact]
    public async Task Twelve_of_one_reader_are_taken_and_the_next_is_sent_away()
    {
        var gate = new ExportGate();
        var greedy = Somebody();
        var asked = Enumerable.Range(0, ExportGate.Running + ExportGate.Waiting).Select(_ => gate.EnterAsync(greedy, Cancel)).ToList();

        Assert.Equal("正在生成的报表较多，请稍后再试。", (await gate.EnterAsync(greedy, Cancel)).Error);
        for (var done = 0; done < asked.Count; done++) (await asked[done]).Value.Dispose();
    }

    [Fact]
    public async Task A_free_place_goes_to_the_reader_with_the_fewest_running_whoever_came_first()
    {
        var gate = new ExportGate();
        var (greedy, other) = (Somebody(), Somebody());
        var asked = Enumerable.Range(0, 4).Select(_ => gate.EnterAsync(greedy, Cancel)).ToList();
        var late = gate.EnterAsync(other, Cancel);
        var later = gate.EnterAsync(other, Cancel);

        (await asked[0]).Value.Dispose();
        Assert.True((await late).Ok);
        Assert.False(asked[2].IsCompleted);
        (await asked[1]).Value.Dispose();
        Assert.True((await asked[2]).Ok);
        Assert.False(later.IsCompleted);
    }

    [Fact]
    public async Task Where_all_places_are_taken_the_last_of_the_reader_with_the_most_gives_way()
    {
        var gate = new ExportGate();
        var (greedy, other) = (Somebody(), Somebody());
        var asked = Enumerable.Range(0, ExportGate.Running + ExportGate.Waiting).Select(_ => gate.EnterAsync(greedy, Cancel)).ToList();
        var others = Enumerable.Range(0, 6).Select(_ => gate.EnterAsync(other, Cancel)).ToList();

        Assert.All(await Task.WhenAll(asked[6..]), sent => Assert.Equal("正在生成的报表较多，请稍后再试。", sent.Error));
        Assert.DoesNotContain(others, o => o.IsCompleted);
        Assert.False((await gate.EnterAsync(other, Cancel)).Ok);
    }

    [Fact]
    public async Task Who_gives_up_waiting_makes_room()
    {
        var gate = new ExportGate();
        for (var i = 0; i < ExportGate.Running; i++) await gate.EnterAsync(Somebody(), Cancel);
        using var patience = new CancellationTokenSource();
        var impatient = gate.EnterAsync(Somebody(), patience.Token);
        for (var i = 1; i < ExportGate.Waiting; i++) _ = gate.EnterAsync(Somebody(), Cancel);
        Assert.False((await gate.EnterAsync(Somebody(), Cancel)).Ok);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        var next = gate.EnterAsync(Somebody(), Cancel);
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task Leaving_twice_frees_one_place_only()
    {
        var gate = new ExportGate();
        var place = await gate.EnterAsync(Somebody(), Cancel);
        await gate.EnterAsync(Somebody(), Cancel);
        place.Value.Dispose();
        place.Value.Dispose();

        Assert.True((await gate.EnterAsync(Somebody(), Cancel)).Ok);
        Assert.False(gate.EnterAsync(Somebody(), Cancel).IsCompleted);
    }

    /// <summary>A viewer of his own.</summary>
    internal static Viewer Somebody() =>
        new(string.Create(CultureInfo.InvariantCulture, $"somebody-{Interlocked.Increment(ref _readers)}"), "某人", Role.Staff);
}
