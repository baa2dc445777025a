using Boluo.Dashboard.Excel;

namespace Boluo.Dashboard.Tests.Excel;

public sealed class ExportGateTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_run_ten_wait_and_the_next_is_sent_away()
    {
        using var gate = new ExportGate();
        var first = await gate.EnterAsync(Cancel);
        await gate.EnterAsync(Cancel);
        var waiting = Enumerable.Range(0, ExportGate.Waiting).Select(_ => gate.EnterAsync(Cancel)).ToList();

        Assert.Null(await gate.EnterAsync(Cancel));
        Assert.DoesNotContain(waiting, w => w.IsCompleted);

        first!.Dispose();
        Assert.NotNull(await await Task.WhenAny(waiting));
    }

    [Fact]
    public async Task Who_gives_up_waiting_makes_room()
    {
        using var gate = new ExportGate();
        for (var i = 0; i < ExportGate.Running; i++) await gate.EnterAsync(Cancel);
        using var patience = new CancellationTokenSource();
        var impatient = gate.EnterAsync(patience.Token);
        for (var i = 1; i < ExportGate.Waiting; i++) _ = gate.EnterAsync(Cancel);
        Assert.Null(await gate.EnterAsync(Cancel));

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        var next = gate.EnterAsync(Cancel);
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task Leaving_twice_frees_one_place_only()
    {
        using var gate = new ExportGate();
        var place = await gate.EnterAsync(Cancel);
        await gate.EnterAsync(Cancel);
        place!.Dispose();
        place.Dispose();

        Assert.NotNull(await gate.EnterAsync(Cancel));
        Assert.False(gate.EnterAsync(Cancel).IsCompleted);
    }
}
