using Boluo.Dashboard.Components;

namespace Boluo.Dashboard.Tests.Components;

public sealed class OneAtATimeTests
{
    private readonly OneAtATime _work = new();

    [Fact]
    public async Task What_is_asked_for_while_something_is_being_done_is_dropped()
    {
        var (begun, gate) = (0, new TaskCompletionSource());
        var first = _work.RunAsync(() => { begun++; return gate.Task; });
        await _work.RunAsync(() => { begun++; return Task.CompletedTask; });
        Assert.Equal((1, true), (begun, _work.IsRunning));
        gate.SetResult();
        await first;
        Assert.False(_work.IsRunning);
    }

    [Fact]
    public async Task A_failure_leaves_the_way_free()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _work.RunAsync(() => throw new InvalidOperationException("x")));
        Assert.False(_work.IsRunning);
    }
}
