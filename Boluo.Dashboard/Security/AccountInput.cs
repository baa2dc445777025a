using System.Text;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Security;

/// <summary>What is wrong with a field of the form.</summary>
public sealed record AccountFault(string Field, string Message);

/// <summary>What an administrator fills in about an account. Full-width letters count as the letters that they are.</summary>
public sealed partial record AccountInput
{
    public const string UserNameField = "username";
    public const string DisplayNameField = "name";
    public const string RoleField = "role";

    public const int LongestUserName = 30;
    public const int LongestDisplayName = 20;

    public AccountInput(string? userName, string? displayName, Role? role) =>
        (UserName, DisplayName, Role) = (Plain(userName, NormalizationForm.FormKC), Plain(displayName, NormalizationForm.FormC), role);

    public string UserName { get; }

    public string DisplayName { get; }

    public Role? Role { get; }

    /// <summary>The faults that show without asking the database.</summary>
    public IEnumerable<AccountFault> Faults()
    {
        if (UserName.Length == 0) yield return new(UserNameField, "“用户名”应填写。");
        else if (!Allowed().IsMatch(UserName))
            yield return new(UserNameField, $"“用户名”应为2至{LongestUserName}位字母、数字或 - . _，以字母或数字开头，现为“{PlainText.Cut(UserName, LongestUserName)}”。");
        if (DisplayName.Length == 0) yield return new(DisplayNameField, "“姓名”应填写。");
        else if (DisplayName.Length > LongestDisplayName) yield return new(DisplayNameField, $"“姓名”不应超过{LongestDisplayName}个字，现为{DisplayName.Length}个字。");
        else if (PlainText.Fault(DisplayName) is { } fault) yield return new(DisplayNameField, $"“姓名”{fault}。");
        if (Role is null || !Enum.IsDefined(Role.Value)) yield return new(RoleField, "“角色”应选择。");
    }

    /// <summary>Half a character, which no keyboard types, becomes the mark for one: it could not be normalized.</summary>
    private static string Plain(string? text, NormalizationForm form) => string.Concat(PlainText.Tidy(text ?? "").EnumerateRunes()).Normalize(form);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{1,29}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();
}
