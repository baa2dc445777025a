using Microsoft.JSInterop;

namespace Boluo.Dashboard.Components;

/// <summary>How much of a page is loading, so that the browser can say so. Everybody who counts does it in the page's circuit.</summary>
public sealed class PageWork
{
    private int _running;

    /// <summary>The first load has begun, or the last has ended.</summary>
    public event Action? Changed;

    public bool IsRunning => _running > 0;

    public void Begin()
    {
        if (++_running == 1) Changed?.Invoke();
    }

    public void End()
    {
        if (--_running == 0) Changed?.Invoke();
    }

    /// <summary>Does nothing. A circuit takes one thing after the other, so the answer tells the browser that what it sent before was dealt with.</summary>
    [JSInvokable]
    public static void Answered()
    {
    }
}
