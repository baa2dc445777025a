namespace Boluo.Dashboard.Components;

/// <summary>What a person asks for is done once: a second click while it is being done is dropped.</summary>
public sealed class OneAtATime
{
    public bool IsRunning { get; private set; }

    public async Task RunAsync(Func<Task> work)
    {
        if (IsRunning) return;
        IsRunning = true;
        try
        {
            await work();
        }
        finally
        {
            IsRunning = false;
        }
    }
}
