using System.Net;
using System.Net.Sockets;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>A plain pipe before the application that counts every byte in both directions: bodies, headers, WebSocket frames.</summary>
internal sealed class ByteMeter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _gone = new();
    private readonly Uri _target;
    private readonly Task _accepting;
    private long _bytes;

    public ByteMeter(Uri target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Bytes so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    private async Task AcceptAsync()
    {
        var pipes = new List<Task>();
        try
        {
            while (true) pipes.Add(PipeAsync(await _listener.AcceptTcpClientAsync(_gone.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(pipes);
        }
    }

    private async Task PipeAsync(TcpClient browser)
    {
        using (browser)
        using (var server = new TcpClient { NoDelay = true })
        {
            browser.NoDelay = true;
            await server.ConnectAsync(_target.Host, _target.Port);
            await Task.WhenAny(CopyAsync(browser.GetStream(), server.GetStream()), CopyAsync(server.GetStream(), browser.GetStream()));
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _gone.Token) is var read and > 0)
            {
                Interlocked.Add(ref _bytes, read);
                await to.WriteAsync(buffer.AsMemory(0, read), _gone.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone; the other is closed with it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _gone.Dispose();
    }
}
