using System.Globalization;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plotly.Blazor;
using Plotly.Blazor.Interop;

namespace Boluo.Dashboard.Charts;

/// <summary>
/// The one component that knows Plotly. What stands in its place first is the server's drawing, there with the first response. When
/// the browser is idle and the place in view, or at once when somebody points at it, Plotly takes the place over; app.js says when,
/// and hides the drawing as soon as the plot is there.
/// </summary>
public sealed partial class PlotlyView
{
    private readonly string _id = "plot-" + Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _frame;
    private LeavablePlot? _chart;
    private Plot? _plot;
    private ChartSpec? _shown;
    private bool _render = true;
    private bool _drawn;
    private bool _stale;

    [Parameter, EditorRequired]
    public required ChartSpec Spec { get; set; }

    /// <summary>A mark was clicked.</summary>
    [Parameter]
    public EventCallback<Mark> OnMark { get; set; }

    /// <summary>Makes the links of the drawing.</summary>
    [Parameter, EditorRequired]
    public required Urls Urls { get; set; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Spec)) return;
        _stale = _plot is not null;
        if (_stale) _plot = Plot.Of(Spec);
        (_shown, _render) = (Spec, true);
    }

    protected override bool ShouldRender() => _render;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _render = false;
        try
        {
            if (firstRender)
            {
                // Answers when Plotly is there and may take over.
                await Js.InvokeVoidAsync("boluo.follow", _gone.Token, _frame);
                (_plot, _render) = (Plot.Of(Spec), true);
                StateHasChanged();
            }
            else
            {
                await RedrawAsync();
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
        }
    }

    private async Task RedrawAsync()
    {
        if (!_drawn || !_stale || _chart is null) return;
        _stale = false;
        await _chart.React(_gone.Token);
    }

    private void OnDrawn() => _ = InvokeAsync(async () =>
    {
        try
        {
            (_drawn, _render) = (true, true);
            StateHasChanged();
            await _chart!.SubscribeClickEvent(_gone.Token);
            await RedrawAsync();
        }
        catch (Exception exception) when (IsGone(exception))
        {
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    });

    private void OnClick(IEnumerable<EventDataPoint> points)
    {
        if (points.FirstOrDefault() is not { } point
            || !int.TryParse(Convert.ToString(point.PointNumber, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var number)
            || _plot?.At(point.TraceIndex, number) is not { } mark) return;
        _ = InvokeAsync(() => OnMark.InvokeAsync(mark));
    }

    /// <summary>The reader has left: there is nobody to draw for.</summary>
    private bool IsGone(Exception exception) =>
        exception is JSDisconnectedException || (_gone.IsCancellationRequested && exception is OperationCanceledException or ObjectDisposedException or JSException);

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
    }
}
