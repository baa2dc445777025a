using System.Security.Cryptography;

namespace Boluo.Dashboard.Security;

/// <summary>A password that the system issues: read once, typed once, then changed.</summary>
internal static class OneTimePassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Capitals = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    /// <summary>Four groups of five without look-alikes; 20 random letters and digits give about 90 bits.</summary>
    public static string New()
    {
        string[] groups = [RandomNumberGenerator.GetString(Letters, 5), RandomNumberGenerator.GetString(Capitals, 5),
            RandomNumberGenerator.GetString(Digits, 5), RandomNumberGenerator.GetString(Letters + Capitals + Digits, 5)];
        return string.Join('-', groups);
    }
}
