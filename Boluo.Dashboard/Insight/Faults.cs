using System.Security.Cryptography;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Insight;

/// <summary>What the reader is told when something fails: never a type name, never a stack.</summary>
public static class Faults
{
    /// <summary>A sentence to show, and the number under which the log keeps the rest.</summary>
    public static (string Sentence, string Number) Report(Exception exception, ILogger logger)
    {
        var number = RandomNumberGenerator.GetHexString(8);
        logger.LogError(exception, "系统异常，编号{Number}", number);
        return (DatabaseFaults.Describe(exception) ?? $"系统出现异常，编号{number}，已记录。", number);
    }

    /// <summary>Does what somebody asked for. A failure becomes the sentence to show where they asked, and the page stays as it is.</summary>
    public static async Task<string?> TryAsync(Func<Task> work, ILogger logger)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Report(exception, logger).Sentence;
        }
    }
}
