using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A network line to the application that can be cut and mended: it passes on bytes.</summary>
public sealed class Line : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly Task _accepting;
    private volatile bool _cut;

    private Line(Uri target)
    {
        Target = target;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where it leads: another application may take the place of one that has ended.</summary>
    public Uri Target { get; set; }

    /// <summary>Where the browser goes, whatever becomes of the application.</summary>
    public Uri Address { get; }

    public static Line To(Uri target) => new(target);

    /// <summary>Ends every connection and refuses new ones.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var client in _open.Keys) client.Close();
    }

    public void Mend() => _cut = false;

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = PassAsync(await _listener.AcceptTcpClientAsync(_gone.Token));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task PassAsync(TcpClient near)
    {
        using var far = new TcpClient();
        try
        {
            if (_cut) return;
            await far.ConnectAsync(Target.Host, Target.Port, _gone.Token);
            (_open[near], _open[far]) = (true, true);
            var (to, from) = (near.GetStream(), far.GetStream());
            await Task.WhenAny(to.CopyToAsync(from, _gone.Token), from.CopyToAsync(to, _gone.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
        finally
        {
            near.Dispose();
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        Cut();
        _listener.Stop();
        await _accepting;
        _gone.Dispose();
    }
}
