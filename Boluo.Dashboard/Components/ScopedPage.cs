using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Components;

/// <summary>A page whose content is a snapshot shared by everybody who looks at the same scope.</summary>
public abstract class ScopedPage<TModel> : LiveComponent<TModel> where TModel : class
{
    [Inject]
    public required Snapshots Snapshots { get; init; }

    protected Urls Urls => Context.Urls;

    /// <summary>The page's model for a scope, or a sentence that says why the address cannot be answered.</summary>
    protected abstract Task<Result<TModel>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel);

    protected sealed override Task<Result<TModel>> LoadAsync(CancellationToken cancel) => LoadAsync(Context.Scope, Context.Viewer, cancel);

    /// <summary>The value of a key of this page's own in the address, among those it knows; the first where the address has none.</summary>
    protected Result<string> Choice(string key, params IReadOnlyList<string> known)
    {
        var text = QueryHelpers.ParseQuery(Context.Query).TryGetValue(key, out var value) && !string.IsNullOrEmpty(value) ? value.ToString() : known[0];
        return known.Contains(text, StringComparer.Ordinal) ? text : Result<string>.Fail($"参数“{key}”不可用，可用值：{string.Join("、", known)}。");
    }
}
