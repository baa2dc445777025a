using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Security;

/// <summary>Puts into the cookie what a page has to know without asking the database: the name, and a password that must be changed.</summary>
public sealed class BoluoClaims(UserManager<BoluoUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<BoluoUser, IdentityRole>(users, roles, options)
{
    public const string MustChangePassword = "boluo:must-change-password";

    /// <summary>Marks the accounts whose password stands on the login page.</summary>
    public const string Demo = "boluo:demo";

    /// <summary>Marks the administrator to whom the operator has issued a password, until it is changed: a start in between issues no other.</summary>
    public const string IssuedByOperator = "boluo:issued-by-operator";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(BoluoUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Viewer.NameClaim, user.DisplayName.Length > 0 ? user.DisplayName : user.UserName ?? ""));
        if (user.MustChangePassword) identity.AddClaim(new Claim(MustChangePassword, "1"));
        return identity;
    }
}
