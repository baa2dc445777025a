using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace Boluo.Dashboard.Components;

/// <summary>
/// The pages that are connected. A program that stops tells them before their lines are cut, so that they do not take it for a fault
/// of the network.
/// </summary>
public sealed class OpenCircuits
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, IJSRuntime> _pages = new(StringComparer.Ordinal);

    /// <summary>What was registered last is called first, and this comes with the first circuit: after what cuts the lines of circuits.</summary>
    public OpenCircuits(IHostApplicationLifetime program) => program.ApplicationStopping.Register(Tell);

    public int Count => _pages.Count;

    internal void Add(Circuit circuit, IJSRuntime page) => _pages[circuit.Id] = page;

    internal void Remove(Circuit circuit) => _pages.TryRemove(circuit.Id, out _);

    /// <summary>Stopping is announced synchronously, and the lines are cut when this returns: it waits for the pages, and not for long.</summary>
    private void Tell() => Task.WaitAll([.. _pages.Values.Select(TellAsync)], Patience);

    private static async Task TellAsync(IJSRuntime page)
    {
        try
        {
            await page.InvokeVoidAsync("boluo.stopping", Patience).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or InvalidOperationException or OperationCanceledException)
        {
            // It has gone, or is not there yet.
        }
    }
}

/// <summary>Whether the page of a circuit is connected. A circuit outlives its page for a while, in case it comes back.</summary>
public sealed class CircuitLine
{
    public bool IsUp { get; private set; } = true;

    public event Action? Changed;

    public void Set(bool isUp)
    {
        if (IsUp == isUp) return;
        IsUp = isUp;
        Changed?.Invoke();
    }
}

/// <summary>Keeps the book of <see cref="OpenCircuits"/>.</summary>
public sealed class CircuitWatch(OpenCircuits circuits, CircuitLine line, IJSRuntime page) : CircuitHandler
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Add(circuit, page);
        line.Set(true);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Remove(circuit);
        line.Set(false);
        return Task.CompletedTask;
    }
}
