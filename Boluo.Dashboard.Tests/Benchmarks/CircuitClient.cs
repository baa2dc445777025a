using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>
/// An open page without a browser: fetches it, opens its circuit, confirms what is rendered and answers every script call, so
/// that the server holds what it holds for a browser and the client next to nothing.
/// </summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _objects;
    private int _plots;

    private CircuitClient()
    {
    }

    /// <summary>Opens a page and returns when that many charts are drawn.</summary>
    public static async Task<CircuitClient> OpenAsync(Uri page, string cookie, int charts)
    {
        var client = new CircuitClient { _plots = charts };
        try
        {
            await client.StartAsync(page, cookie);
            await client._drawn.Task.WaitAsync(TimeSpan.FromSeconds(30));
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync(Uri page, string cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        var html = await http.GetStringAsync(page, _gone.Token);
        var operations = new JsonArray([.. Markers().Matches(html).Select((marker, index) => (JsonNode)new JsonObject
        {
            ["type"] = "add",
            ["ssrComponentId"] = index + 1,
            ["marker"] = JsonNode.Parse(marker.Groups["json"].Value),
        })]);
        var state = State().Match(html).Groups["state"].Value;

        var origin = page.GetLeftPart(UriPartial.Authority);
        _socket.Options.SetRequestHeader("Cookie", cookie);
        _socket.Options.SetRequestHeader("Origin", origin);
        await _socket.ConnectAsync(new Uri($"ws://{page.Authority}/_blazor"), _gone.Token);
        await SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        await ReceiveAsync();
        await CallAsync("0", "StartCircuit", origin + "/", page.ToString(), "[]", "");
        _reading = ReadAsync(new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), state);
    }

    private async Task ReadAsync(string? operations, string? state)
    {
        try
        {
            while (await ReceiveAsync() is { } bytes)
                foreach (var message in Split(bytes))
                {
                    switch (message[0])
                    {
                        case 6L: await SendAsync(BlazorPack.Write(6)); break; // A ping; without an answer the server would give us up.
                        case 3L:
                            await CallAsync(null, "UpdateRootComponents", operations, state); // The circuit is started.
                            operations = state = null;
                            break;
                        case 1L: await AnswerAsync((string)message[3]!, (object?[])message[4]!); break;
                        case 7L: throw new InvalidOperationException($"The server closed the circuit: {message[1]}");
                    }
                }
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            // The page is closed.
        }
        catch (Exception exception)
        {
            _drawn.TrySetException(exception);
        }
    }

    private async Task AnswerAsync(string target, object?[] arguments)
    {
        if (target == "JS.Error") throw new InvalidOperationException($"The circuit failed: {arguments[0]}");
        if (target == "JS.RenderBatch") await CallAsync(null, "OnRenderCompleted", arguments[0], null);
        if (target != "JS.BeginInvokeJS") return;

        var identifier = (string)arguments[1]!;
        if ((long)arguments[0]! is var handle and not 0)
        {
            var result = (long)arguments[3]! == 1 ? $"{{\"__jsObjectId\":{++_objects}}}" : "null"; // 1: a script object is expected.
            await CallAsync(null, "EndInvokeJSFromDotNet", handle, true, string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]"));
        }

        if (identifier.StartsWith("subscribeClickEvent", StringComparison.Ordinal) && --_plots == 0) _drawn.TrySetResult(); // What a chart does last.
    }

    private static List<object?[]> Split(byte[] bytes)
    {
        ReadOnlySpan<byte> rest = bytes;
        var messages = new List<object?[]>();
        while (BlazorPack.TryRead(ref rest, out var message)) messages.Add(message);
        return messages;
    }

    private Task CallAsync(string? id, string method, params object?[] arguments) =>
        SendAsync(BlazorPack.Write(1, new Dictionary<string, string>(), id, method, arguments));

    private Task SendAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, _gone.Token);

    /// <summary>Everything up to the end of a WebSocket message; SignalR never splits its own over two.</summary>
    private async Task<byte[]?> ReceiveAsync()
    {
        await _socket.ReceiveAsync(Memory<byte>.Empty, _gone.Token); // Waits without a buffer, which would be counted with the circuit.
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer, _gone.Token);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage) return message.ToArray();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _reading;
        _socket.Dispose();
        _gone.Dispose();
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{\"type\":\"server\".*?\\})-->", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex State();
}
