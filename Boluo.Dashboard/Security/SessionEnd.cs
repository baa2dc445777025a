using System.Globalization;
using System.Security.Claims;
using Boluo.Dashboard.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

/// <summary>
/// When a session ends at the latest, and over which scheme it goes. Only the cookie knows, and a circuit knows only the claims that it was opened with, so the
/// time goes with them.
/// </summary>
public static class SessionEnd
{
    /// <summary>Seconds since 1970.</summary>
    public const string Claim = "boluo:session-ends";

    private const string Scheme = "boluo:scheme";

    /// <summary>Writes down over what it was issued.</summary>
    public static Task BindAsync(CookieSigningInContext cookie)
    {
        cookie.Properties.Items[Scheme] = cookie.Request.Scheme;
        return Task.CompletedTask;
    }

    /// <summary>Checks the cookie as Identity does, then tells the claims when it ends. One of https that somebody listened to must not be good over http, nor the other way round.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        if (!cookie.Properties.Items.TryGetValue(Scheme, out var scheme) || scheme != cookie.Request.Scheme)
        {
            cookie.RejectPrincipal();
            return;
        }

        if (await HasEndedAsync(cookie))
        {
            cookie.RejectPrincipal();
            await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(cookie);
        if (cookie.Principal?.Identity is not ClaimsIdentity identity || cookie.Properties.ExpiresUtc is not { } end) return;
        foreach (var known in identity.FindAll(Claim).ToList()) identity.RemoveClaim(known);
        identity.AddClaim(new Claim(Claim, end.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Identity believes a cookie for a while; not where something is known to have happened to the account.</summary>
    private static async Task<bool> HasEndedAsync(CookieValidatePrincipalContext cookie)
    {
        var services = cookie.HttpContext.RequestServices;
        return cookie.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && services.GetRequiredService<EndedSessions>().MayHaveEnded(id, cookie.Properties.IssuedUtc)
            && await services.GetRequiredService<SignInManager<BoluoUser>>().ValidateSecurityStampAsync(cookie.Principal) is null;
    }

    /// <summary>Whether the time has come; for a session without an end it has.</summary>
    public static bool IsOver(ClaimsPrincipal user, DateTimeOffset now) =>
        !long.TryParse(user.FindFirstValue(Claim), NumberStyles.None, CultureInfo.InvariantCulture, out var end) || now.ToUnixTimeSeconds() >= end;
}
