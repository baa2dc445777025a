using System.Security.Claims;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

/// <summary>What a role may do. Pages and endpoints name a policy, never a role.</summary>
public static class Policies
{
    /// <summary>See pages. Every signed-in account with a role; also the fallback for whatever names no policy.</summary>
    public const string View = nameof(View);

    /// <summary>Take files away.</summary>
    public const string Export = nameof(Export);

    /// <summary>Bring files in, with a preview.</summary>
    public const string Import = nameof(Import);

    /// <summary>Enter what returns each period.</summary>
    public const string Enter = nameof(Enter);

    /// <summary>Change business data.</summary>
    public const string Edit = nameof(Edit);

    /// <summary>Read who changed what.</summary>
    public const string Audit = nameof(Audit);

    /// <summary>Manage accounts.</summary>
    public const string Users = nameof(Users);

    /// <summary>See the scenes of a wall: every signed-in account with a role, and a screen that was let in; it may see nothing else.</summary>
    public const string Wall = nameof(Wall);

    internal static void Register(AuthorizationOptions options)
    {
        options.AddPolicy(View, Allow(Role.Leader, Role.Staff, Role.Admin));
        options.AddPolicy(Export, Allow(Role.Staff, Role.Admin));
        options.AddPolicy(Import, Allow(Role.Staff, Role.Admin));
        options.AddPolicy(Enter, Allow(Role.Staff, Role.Admin));
        options.AddPolicy(Edit, Allow(Role.Admin));
        options.AddPolicy(Audit, Allow(Role.Admin));
        options.AddPolicy(Users, Allow(Role.Admin));
        options.AddPolicy(Wall, new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme, WallAuthentication.Scheme)
            .RequireAssertion(asked => WallAuthentication.IsScreen(asked.User) || MayView(asked.User))
            .Build());
        options.DefaultPolicy = options.GetPolicy(View)!;
        options.FallbackPolicy = options.DefaultPolicy;
    }

    /// <summary>As <see cref="View"/>, and <see cref="PasswordDuty"/>, which lets pass what strangers may ask for.</summary>
    private static bool MayView(ClaimsPrincipal user) =>
        Enum.GetValues<Role>().Any(r => user.IsInRole(r.ToString())) && !user.HasClaim(c => c.Type == BoluoClaims.MustChangePassword);

    private static AuthorizationPolicy Allow(params Role[] roles) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireRole(roles.Select(r => r.ToString()))
        .Build();
}
