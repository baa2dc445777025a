using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

/// <summary>Identity's refusals in the words of the interface.</summary>
public sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "操作未成功，请重试。");
    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "该账号刚被他人修改，请刷新后重试。");
    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "原密码不正确。");
    public override IdentityError InvalidToken() => Say(nameof(InvalidToken), "操作已过期，请重试。");
    public override IdentityError RecoveryCodeRedemptionFailed() => Say(nameof(RecoveryCodeRedemptionFailed), "恢复码不正确。");
    public override IdentityError LoginAlreadyAssociated() => Say(nameof(LoginAlreadyAssociated), "该登录方式已被使用。");
    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), $"用户名“{userName}”只能由字母、数字和 - . _ @ + 组成。");
    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), "邮箱格式不正确。");
    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), $"用户名“{userName}”已存在。");
    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), "邮箱已被使用。");
    public override IdentityError InvalidRoleName(string? role) => Say(nameof(InvalidRoleName), "角色名称不正确。");
    public override IdentityError DuplicateRoleName(string role) => Say(nameof(DuplicateRoleName), "角色已存在。");
    public override IdentityError UserAlreadyHasPassword() => Say(nameof(UserAlreadyHasPassword), "该账号已有密码。");
    public override IdentityError UserLockoutNotEnabled() => Say(nameof(UserLockoutNotEnabled), "该账号不能被锁定。");
    public override IdentityError UserAlreadyInRole(string role) => Say(nameof(UserAlreadyInRole), "该账号已有此角色。");
    public override IdentityError UserNotInRole(string role) => Say(nameof(UserNotInRole), "该账号没有此角色。");
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"密码至少{length}位。");
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), $"密码至少含{uniqueChars}个不同字符。");
    public override IdentityError PasswordRequiresNonAlphanumeric() => Say(nameof(PasswordRequiresNonAlphanumeric), "密码须含符号。");
    public override IdentityError PasswordRequiresDigit() => Say(nameof(PasswordRequiresDigit), "密码须含数字。");
    public override IdentityError PasswordRequiresLower() => Say(nameof(PasswordRequiresLower), "密码须含小写字母。");
    public override IdentityError PasswordRequiresUpper() => Say(nameof(PasswordRequiresUpper), "密码须含大写字母。");

    private static IdentityError Say(string code, string description) => new() { Code = code, Description = description };
}
