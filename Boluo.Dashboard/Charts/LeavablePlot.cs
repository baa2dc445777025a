using Plotly.Blazor;

namespace Boluo.Dashboard.Charts;

/// <summary>
/// A plot that nobody waits for when its page is left. The package takes a plot down only after the browser has answered its last call.
/// Where the reader has gone in the middle of it, that is never: the request by which the browser ends the circuit would wait for a
/// minute, and a program that stops would wait for the request.
/// </summary>
public sealed class LeavablePlot : PlotlyChart, IAsyncDisposable
{
    ValueTask IAsyncDisposable.DisposeAsync()
    {
        _ = DisposeAsync().AsTask();
        return ValueTask.CompletedTask;
    }
}
