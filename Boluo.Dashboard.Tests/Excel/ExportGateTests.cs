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
        using var gate = new ExportGate();
        var first = await gate.EnterAsync(Somebody(), Cancel);
        await gate.EnterAsync(Somebody(), Cancel);
        var waiting = Enumerable.Range(0, ExportGate.Waiting).Select(_ => gate.EnterAsync(Somebody(), Cancel)).ToList();

        Assert.Equal("正在生成的报表较多，请稍后再试。", (await gate.EnterAsync(Somebody(), Cancel)).Error);
        Assert.DoesNotContain(waiting, w => w.IsCompleted);

        first.Value.Dispose();
        Assert.True((await await Task.WhenAny(waiting)).Ok);
    }

    [Fact]
    public async Task Nobody_takes_more_than_three_places_from_the_others()
    {
        using var gate = new ExportGate();
        var greedy = Somebody();
        var first = await gate.EnterAsync(greedy, Cancel);
        await gate.EnterAsync(greedy, Cancel);
        var third = gate.EnterAsync(greedy, Cancel);
        Assert.Equal("您有3个报表正在生成，请待其完成后再试。", (await gate.EnterAsync(greedy, Cancel)).Error);

        var other = gate.EnterAsync(Somebody(), Cancel);
        first.Value.Dispose();
        Assert.True((await third).Ok);
        var fourth = gate.EnterAsync(greedy, Cancel);
        Assert.False(fourth.IsCompleted);
        (await third).Value.Dispose();
        Assert.True((await other).Ok);
    }

    [Fact]
    public async Task Who_gives_up_waiting_makes_room()
    {
        using var gate = new ExportGate();
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
        using var gate = new ExportGate();
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
