using Boluo.Dashboard.Data;
using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

/// <summary>Refuses what a guesser tries first: the account's name, the place, the product, the common words.</summary>
public sealed class PasswordRules : IPasswordValidator<BoluoUser>
{
    public const int ShortestLength = 10;

    private static readonly string[] Guessable = ["boluo", "dangjian", "zuzhibu", "wangge", "password", "passw0rd", "admin", "qwerty", "12345678", "abcd1234"];

    public Task<IdentityResult> ValidateAsync(UserManager<BoluoUser> manager, BoluoUser user, string? password)
    {
        var name = user.UserName ?? "";
        var words = name.Length >= 4 ? Guessable.Append(name) : Guessable;
        return Task.FromResult(words.Any(w => password?.Contains(w, StringComparison.OrdinalIgnoreCase) == true)
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordGuessable", Description = "密码不能含用户名、地名、系统名或常见口令。" })
            : IdentityResult.Success);
    }
}
