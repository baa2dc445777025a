using Microsoft.JSInterop;

namespace Boluo.Dashboard.Components;

/// <summary>An input of a form by its id, what people call it, and what the server holds of it.</summary>
public sealed record HeldInput(string Id, string Label, string? Value);

/// <summary>An input that shows something else than the server holds: too long to be sent, filled in by half, or not heard of.</summary>
public sealed record FormDifference(string Id, int Length = 0, int Longest = 0, bool Incomplete = false);

/// <summary>Why a form is not written: the sentence, and the inputs that it names.</summary>
public sealed record FormRefusal(string Sentence, IReadOnlyList<string> Ids);

/// <summary>
/// Before a form is written the browser says whether it shows what the server holds. An event that was lost on the way is sent again, and
/// the form is to be read once more. The browser compares and answers with the differences alone: what it shows may be longer than a
/// message to the server may be.
/// </summary>
public sealed class FormComparison(IJSRuntime js, ILogger<FormComparison> logger)
{
    private const string Ticks = "#ticks";

    /// <summary>Null if both say the same.</summary>
    /// <param name="held">The inputs of the form.</param>
    /// <param name="ticked">Keys of the rows that are ticked in a ledger beside it.</param>
    public async Task<FormRefusal?> RefusalAsync(IEnumerable<HeldInput> held, IEnumerable<string>? ticked = null)
    {
        var inputs = held.ToDictionary(h => h.Id, StringComparer.Ordinal);
        try
        {
            var found = await js.InvokeAsync<FormDifference[]?>("boluo.compare", inputs.ToDictionary(h => h.Key, h => h.Value.Value ?? "", StringComparer.Ordinal), ticked) ?? [];
            return found.Length == 0 ? null : new FormRefusal(string.Concat(found.Select(d => Sentence(d, inputs))) + "本次未写入任何数据。", [.. found.Select(d => d.Id)]);
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or OperationCanceledException)
        {
            logger.LogWarning(exception, "A form could not be compared with what its page shows");
            return new FormRefusal("未能与浏览器核对所填内容，本次未写入任何数据，请稍后再试。", []);
        }
    }

    /// <summary>The keyboard goes to the first input of a form that has just come, unless somebody is typing into another already.</summary>
    public Task BeginAsync(string id) => AskAsync("boluo.begin", id);

    /// <summary>The keyboard goes to an input.</summary>
    public Task FocusAsync(string id) => AskAsync("boluo.focus", id);

    private async Task AskAsync(string function, string id)
    {
        try
        {
            await js.InvokeVoidAsync(function, id);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The page has gone, and its form with it.
        }
    }

    private static string Sentence(FormDifference difference, Dictionary<string, HeldInput> inputs) => difference switch
    {
        { Id: Ticks } => "勾选的网格与页面所示不一致，现已按页面所示重新读取，请核对后再提交。",
        { Length: > 0 } => $"“{inputs[difference.Id].Label}”现为{difference.Length}字，最多{difference.Longest}字，请缩短后再提交。",
        { Incomplete: true } => $"“{inputs[difference.Id].Label}”没有填写完整，请填写完整，或清空后再提交。",
        _ => $"“{inputs[difference.Id].Label}”所填的内容此前没有传到服务器，现已重新读取，请核对后再提交。",
    };
}
