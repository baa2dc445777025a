using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Security;

public sealed record SecuritySettings
{
    /// <summary>The common password of the demo accounts, which exist in Development only.</summary>
    public string? DemoPassword { get; init; }

    /// <summary>Wrong sign-ins of one address within a minute, before it has to wait.</summary>
    public int FailedLoginsPerMinute { get; init; } = 20;

    public static SecuritySettings Read(SettingsReader settings)
    {
        var password = settings.Secret(nameof(DemoPassword), 100);
        if (password is not null && !(password.Length >= PasswordRules.ShortestLength && password.Any(char.IsAsciiLetterUpper) && password.Any(char.IsAsciiLetterLower) && password.Any(char.IsAsciiDigit)))
            settings.RefuseSecret($"Boluo:{nameof(DemoPassword)}", "至少10位，含大写字母、小写字母和数字");
        return new SecuritySettings
        {
            DemoPassword = password,
            FailedLoginsPerMinute = settings.Int(nameof(FailedLoginsPerMinute), 20, 1, 100_000),
        };
    }
}
