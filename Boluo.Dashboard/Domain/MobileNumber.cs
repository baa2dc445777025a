using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Domain;

/// <summary>A personal mobile.</summary>
public static partial class MobileNumber
{
    public const string Rule = "应为1开头的11位手机号码";

    [GeneratedRegex(@"^1[0-9]{10}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    public static partial Regex Pattern();
}
