using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data.Start;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace Boluo.Dashboard.Starting;

/// <summary>A failed start says why in one Chinese line on the error output; the details of an unknown failure go to the log.</summary>
internal static partial class StartFailure
{
    private const int Refused = 1, NotUnderstood = 2;

    public static int Report(Exception exception)
    {
        if (exception is UsageException)
        {
            Console.Error.WriteLine(OneLine(exception.Message));
            return NotUnderstood;
        }

        if (exception is not StartRefusedException) Console.Out.WriteLine(exception);
        Console.Error.WriteLine(OneLine(Explain(exception)));
        TellWindows(OneLine(Explain(exception)));
        return Refused;
    }

    /// <summary>A service of Windows has no console that anybody reads.</summary>
    private static void TellWindows(string sentence)
    {
        if (!OperatingSystem.IsWindows() || !WindowsServiceHelpers.IsWindowsService()) return;
        try
        {
            EventLog.WriteEntry(".NET Runtime", sentence, EventLogEntryType.Error, 1000); // A source that is there without asking for one.
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or System.Security.SecurityException)
        {
            // The service has not started; the manager of services says so.
        }
    }

    internal static string Explain(Exception exception) => exception switch
    {
        StartRefusedException refused => "启动失败：" + refused.Message,
        IOException bind when Address().Match(bind.Message) is { Success: true } address && bind.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) =>
            $"启动失败：端口已被其他程序占用：{address.Groups["url"].Value}",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "启动失败：无权使用所设端口，请改用1024以上的端口。",
        _ when SettingsFile(exception) is { } sentence => "启动失败：" + sentence,
        _ => $"启动失败：出现意外错误，详情见上方输出（{exception.Message}）。",
    };

    /// <summary>A file of settings that is no JSON, which the framework reads before anybody else.</summary>
    private static string? SettingsFile(Exception exception)
    {
        if (exception is not InvalidDataException || exception.InnerException is not FormatException broken) return null;
        var line = broken.InnerException is JsonException { LineNumber: { } number } ? Invariant($"第{number + 1}行") : "";
        return $"设置文件{line}不是正确的JSON，请核对引号、逗号和括号：{QuotedPath().Match(exception.Message).Groups["path"].Value}";
    }

    private static string OneLine(string text) => string.Join(';', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [GeneratedRegex("'(?<path>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"(?<url>https?://\S+):\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
