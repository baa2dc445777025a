using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Components;

/// <summary>A page whose content is a snapshot shared by everybody who looks at the same scope.</summary>
public abstract class ScopedPage<TModel> : LiveComponent<TModel> where TModel : class
{
    [Inject]
    public required Snapshots Snapshots { get; init; }

    protected Urls Urls => Context.Urls;

    protected abstract Task<TModel> LoadAsync(Scope scope, Reader reader, CancellationToken cancel);

    protected override async Task<Result<TModel>> LoadAsync(CancellationToken cancel) => await LoadAsync(Context.Scope, Context.Reader, cancel);
}
