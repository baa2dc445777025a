using System.Collections;
using System.Text.Json;
using Microsoft.JSInterop;

namespace Boluo.Dashboard.Charts;

/// <summary>
/// Hands data over to the browser as what they are once written, not as the objects that they were made of. A circuit keeps for good what
/// its serializer learns of each type that it meets and of all interfaces of that type, about a kilobyte each: for a plot's numbers,
/// lists and dictionaries 55 KB. A <see cref="JsonElement"/> is one type without any, whatever it holds.
/// </summary>
internal sealed class PlainScript(IJSRuntime script) : IJSRuntime
{
    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => Plain(await script.InvokeAsync<TValue>(identifier, Plain(args)));

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        Plain(await script.InvokeAsync<TValue>(identifier, cancellationToken, Plain(args)));

    /// <summary>Texts and references to what lives here stay.</summary>
    private static object?[]? Plain(object?[]? args) => args is null ? null : [.. args.Select(a => a is IEnumerable and not string ? JsonSerializer.SerializeToElement(a) : a)];

    private static TValue Plain<TValue>(TValue answer) => answer is IJSObjectReference module ? (TValue)(IJSObjectReference)new Module(module) : answer;

    /// <summary>A script that was brought; what it is told goes the same way.</summary>
    private sealed class Module(IJSObjectReference module) : IJSObjectReference
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => module.InvokeAsync<TValue>(identifier, Plain(args));

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => module.InvokeAsync<TValue>(identifier, cancellationToken, Plain(args));

        public ValueTask DisposeAsync() => module.DisposeAsync();
    }
}
