namespace Boluo.Dashboard.Excel;

/// <summary>Two exports run at once and ten wait; a crowd at the end of the quarter does not take the pages down.</summary>
public sealed class ExportGate : IDisposable
{
    public const int Running = 2;
    public const int Waiting = 10;

    private readonly SemaphoreSlim _places = new(Running);
    private int _inside;

    /// <summary>Waits for a place. Dispose what comes back to leave.</summary>
    /// <returns>None where too many wait already.</returns>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _inside) > Running + Waiting)
        {
            Interlocked.Decrement(ref _inside);
            return null;
        }

        try
        {
            await _places.WaitAsync(cancel);
            return new Place(this);
        }
        catch
        {
            Interlocked.Decrement(ref _inside);
            throw;
        }
    }

    public void Dispose() => _places.Dispose();

    private void Leave()
    {
        _places.Release();
        Interlocked.Decrement(ref _inside);
    }

    private sealed class Place(ExportGate gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) gate.Leave();
        }
    }
}
