using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Components;

/// <summary>
/// Loads a model for an address and again whenever the data moves on. Cancels a load that is superseded or no longer wanted, keeps
/// the old model on screen until the new one is there, and turns a failure into a sentence. A model is never shown under an address
/// that it was not loaded for; one that could only not be brought up to date stays, and whatever renews the page tries again.
/// </summary>
public abstract class LiveComponent<TModel> : ComponentBase, IDisposable where TModel : class
{
    /// <summary>Several writes in a row become one reload.</summary>
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _load;
    private ITimer? _timer;
    private bool _subscribed;

    [CascadingParameter]
    public required PageContext Context { get; set; }

    [Inject]
    public required DataChanges Changes { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required PageResponse Response { get; init; }

    [Inject]
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>Tells the browser that the page is loading; none outside the layout.</summary>
    [CascadingParameter]
    public PageWork? PageWork { get; set; }

    protected TModel? Model { get; private set; }

    /// <summary>Why there is no model, for the reader; null while all is well.</summary>
    protected string? Error { get; private set; }

    protected bool Loading { get; private set; }

    /// <summary>Cancelled when the component leaves the page.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>Loads the model, or says in one sentence why the address cannot be answered.</summary>
    protected abstract Task<Result<TModel>> LoadAsync(CancellationToken cancel);

    /// <summary>What the model depends on besides the address; a change of it loads anew.</summary>
    protected virtual object? LoadKey => null;

    private (string Path, string Query, Scope Scope, object? Key)? _loaded;
    private (string Path, string Query, Scope Scope, object? Key)? _shown;

    private (string Path, string Query, Scope Scope, object? Key) Wanted => (Context.Path, Context.Query, Context.Scope, LoadKey);

    protected override Task OnParametersSetAsync()
    {
        if (!_subscribed && RendererInfo.IsInteractive)
        {
            _subscribed = true;
            Changes.Changed += OnChanged;
        }

        return _loaded == Wanted ? Task.CompletedTask : ReloadAsync();
    }

    protected async Task ReloadAsync()
    {
        if (_gone.IsCancellationRequested) return;
        if (_load is { } superseded) await superseded.CancelAsync();
        using var load = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        _load = load;
        Loading = true;
        var wanted = Wanted;
        _loaded = wanted;
        PageWork?.Begin();
        try
        {
            var result = await LoadAsync(load.Token);
            load.Token.ThrowIfCancellationRequested();
            Model = result.Ok ? result.Value : null;
            Error = result.Error;
            _shown = wanted;
            if (!result.Ok) Response.SetStatus(StatusCodes.Status400BadRequest);
        }
        catch (Exception) when (load.IsCancellationRequested)
        {
            return; // Nobody waits for it any more, however it ended.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Error = Faults.Report(exception, Loggers.CreateLogger(GetType())).Sentence;
            _loaded = null; // Following the same link tries again.
            if (_shown != wanted) (Model, _shown) = (null, null);
            Response.SetStatus(StatusCodes.Status500InternalServerError);
        }
        finally
        {
            PageWork?.End();
            if (ReferenceEquals(_load, load))
            {
                _load = null;
                Loading = false;
            }
        }
    }

    private void OnChanged()
    {
        _timer ??= Time.CreateTimer(_ => _ = InvokeAsync(RefreshAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Debounce, Timeout.InfiniteTimeSpan);
    }

    private async Task RefreshAsync()
    {
        if (_gone.IsCancellationRequested) return;
        try
        {
            await ReloadAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _gone.IsCancellationRequested) return;
        if (_subscribed) Changes.Changed -= OnChanged;
        _gone.Cancel();
        _timer?.Dispose(); // The source itself stays: a handler may still finish after the page has gone.
    }
}
