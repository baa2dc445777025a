namespace Boluo.Dashboard.Tests.Support;

/// <summary>Counts the SQL commands of an application.</summary>
public sealed class CommandCounter : CommandWatch
{
    private int _commands;

    /// <summary>Commands since the start or the last <see cref="Reset"/>.</summary>
    public int Commands => Volatile.Read(ref _commands);

    public void Reset() => Volatile.Write(ref _commands, 0);

    protected override void See(string sql) => Interlocked.Increment(ref _commands);
}
