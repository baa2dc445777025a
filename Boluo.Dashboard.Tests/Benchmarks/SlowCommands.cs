using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>How long each SQL command took, its reading included.</summary>
internal sealed class SlowCommands : DbCommandInterceptor
{
    private readonly ConcurrentQueue<(string Text, TimeSpan Time)> _commands = new();

    /// <summary>What has been asked since the last call.</summary>
    public IReadOnlyList<(string Text, TimeSpan Time)> Take()
    {
        var taken = new List<(string, TimeSpan)>();
        while (_commands.TryDequeue(out var command)) taken.Add(command);
        return taken;
    }

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        Note(command, eventData.StartTime);
        return new(result);
    }

    public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        Note(command, eventData.StartTime);
        return result;
    }

    private void Note(DbCommand command, DateTimeOffset start) => _commands.Enqueue((command.CommandText, DateTimeOffset.UtcNow - start));
}
