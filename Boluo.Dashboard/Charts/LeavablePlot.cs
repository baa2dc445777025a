using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plotly.Blazor;

namespace Boluo.Dashboard.Charts;

/// <summary>
/// A plot that nobody waits for when its page is left, and that leaves little behind. The package takes a plot down only after the
/// browser has answered its last call. Where the reader has gone in the middle of it, that is never: the request by which the browser
/// ends the circuit would wait for a minute, and a program that stops would wait for the request. What the package tells the browser goes
/// through <see cref="PlainScript"/>, so its own way there is never made.
/// </summary>
public sealed class LeavablePlot : PlotlyChart, IAsyncDisposable
{
    private PlotlyJsInterop? _interop;

    [Inject]
    public required IJSRuntime Js { get; init; }

    protected override void OnInitialized() => _interop = new PlotlyJsInterop(new PlainScript(Js), this, useBasicVersion: true);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await _interop!.NewPlot(CancellationToken.None);
        AfterRender?.Invoke();
    }

    /// <summary>Draws what has changed.</summary>
    public new Task React(CancellationToken cancel) => _interop!.React(cancel);

    /// <summary>From now on a click on a mark is heard.</summary>
    public new Task SubscribeClickEvent(CancellationToken cancel) => _interop!.SubscribeClickEvent(cancel);

    ValueTask IAsyncDisposable.DisposeAsync()
    {
        _ = _interop?.DisposeAsync().AsTask();
        return ValueTask.CompletedTask;
    }
}
