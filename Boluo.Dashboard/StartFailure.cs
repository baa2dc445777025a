using System.Net.Sockets;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard;

/// <summary>A failed start says why in one Chinese line on the error output; the details of an unknown failure go to the log.</summary>
internal static partial class StartFailure
{
    public static int Report(Exception exception)
    {
        if (exception is not StartRefusedException) Console.Out.WriteLine(exception);
        Console.Error.WriteLine(OneLine(Explain(exception)));
        return 1;
    }

    internal static string Explain(Exception exception) => exception switch
    {
        StartRefusedException refused => "启动失败：" + refused.Message,
        IOException bind when Address().Match(bind.Message) is { Success: true } address && bind.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) =>
            $"启动失败：端口已被其他程序占用：{address.Groups["url"].Value}",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "启动失败：无权使用所设端口，请改用1024以上的端口。",
        _ => $"启动失败：{exception.Message}",
    };

    private static string OneLine(string text) => string.Join(';', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"(?<url>https?://\S+):\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
