using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Registers;

/// <summary>How a code is written: a prefix and digits, as XQ2020012, or digits only, as a division's code.</summary>
/// <param name="Prefix">The letters it begins with; none for digits only.</param>
/// <param name="Digits">How many digits.</param>
/// <param name="IsOpen">There may be more digits: running numbers grow.</param>
public sealed partial record CodeShape(string Prefix, int Digits, bool IsOpen)
{
    public static readonly CodeShape County = OfDigits(CountyProfile.CodeLength), Township = OfDigits(9), Community = OfDigits(12), Grid = OfDigits(15);

    public static CodeShape OfDigits(int digits) => new("", digits, IsOpen: false);

    public static CodeShape Running(string prefix, int fewest) => new(prefix, fewest, IsOpen: true);

    /// <summary>The clause that says what is accepted.</summary>
    public string Clause => Invariant($"应为{(Prefix.Length == 0 ? "" : $"{Prefix}加")}{(IsOpen ? "至少" : "")}{Digits}位数字");

    public bool Fits(string text)
    {
        var digits = text.Length - Prefix.Length;
        return (IsOpen ? digits >= Digits : digits == Digits) && text.StartsWith(Prefix, StringComparison.Ordinal) && text.Skip(Prefix.Length).All(char.IsAsciiDigit);
    }

    /// <summary>A spreadsheet takes a long code for a number and writes 4.41322E+14.</summary>
    [GeneratedRegex(@"^[0-9](\.[0-9]+)?E\+?[0-9]{1,2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    public static partial Regex Scientific();
}
