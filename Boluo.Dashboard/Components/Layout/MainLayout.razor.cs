using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Boluo.Dashboard.Components.Layout;

/// <summary>The shell. Parses the address once for everybody and passes the context down; follows the address and the data.</summary>
public sealed partial class MainLayout
{
    private readonly PageWork _work = new();
    private FirstResponse _first = null!;
    private PageContext? _context;
    private string? _error;
    private ErrorBoundary? _boundary;
    private bool _subscribed;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Snapshots Snapshots { get; init; }

    [Inject]
    public required DataChanges Changes { get; init; }

    [Inject]
    public required PageResponse Response { get; init; }

    [Inject]
    public required CountyFacts County { get; init; }

    [Inject]
    public required LayoutSettings Settings { get; init; }

    protected override void OnInitialized() => _first = new FirstResponse(Navigation);

    protected override async Task OnParametersSetAsync()
    {
        if (!_subscribed && RendererInfo.IsInteractive)
        {
            _subscribed = true;
            Changes.Changed += OnDataChanged;
            Navigation.LocationChanged += OnLocationChanged;
        }

        await ReadAddressAsync();
    }

    private async Task ReadAddressAsync()
    {
        var (path, query) = (Navigation.PathOf(Navigation.Uri), new Uri(Navigation.Uri).Query);
        var viewer = Viewer.From((await Authentication).User);
        if (viewer is null)
        {
            _error = "无权查看本页，如需使用请联系系统管理员。";
            return;
        }

        var version = Changes.Version;
        var limits = await Snapshots.LimitsAsync(CancellationToken.None);
        var scope = Urls.Read(path, query, limits);
        var shown = scope.Ok ? scope.Value : new Scope(null, null, null, limits.AsOf);
        var compared = ComparedDay.Read(path, query, shown, limits);
        _error = scope.Error ?? compared.Error;
        if (_error is not null) Response.SetStatus(StatusCodes.Status400BadRequest);
        var context = new PageContext(shown, limits, viewer, path, query, version) { Compared = compared.Ok ? compared.Value : null };
        if (context != _context) _context = context;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs args) => _ = InvokeAsync(async () =>
    {
        _boundary?.Recover();
        await RereadAsync();
    });

    private void OnDataChanged() => _ = InvokeAsync(RereadAsync);

    private async Task RereadAsync()
    {
        try
        {
            await ReadAddressAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    public void Dispose()
    {
        if (!_subscribed) return;
        Changes.Changed -= OnDataChanged;
        Navigation.LocationChanged -= OnLocationChanged;
    }
}
