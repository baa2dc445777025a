namespace Boluo.Dashboard.Data.Start;

/// <summary>What must be done while the database still is as an earlier version of the program has left it.</summary>
public interface IBeforeUpgrade
{
    /// <exception cref="StartRefusedException">It could not be done, and the upgrade must not begin.</exception>
    Task PrepareAsync(CancellationToken cancel);
}
