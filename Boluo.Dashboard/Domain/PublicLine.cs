using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Domain;

/// <summary>A public telephone line: an area code and a number. A personal mobile does not look like it.</summary>
public static partial class PublicLine
{
    public const string Rule = "应为区号加电话号码，例如0752-0000100";

    [GeneratedRegex(@"^0[0-9]{2,3}-[0-9]{7,8}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    public static partial Regex Pattern();
}
