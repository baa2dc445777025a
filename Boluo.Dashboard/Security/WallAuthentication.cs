using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Security;

/// <summary>
/// Knows a screen on a wall by the token in its cookie. It has no role, so that no other policy lets it in, and is no default scheme: nothing but
/// the wall asks for it. The database is asked each time, so that a screen that is turned away sees nothing more.
/// </summary>
public sealed class WallAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, WallDevices devices)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "WallDevice";

    public const string Cookie = "boluo.wall";

    private const string TownshipClaim = "boluo:wall-township";

    /// <summary>Longer than browsers keep a cookie; each visit begins it anew.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public static bool IsScreen(ClaimsPrincipal user) => user.Identities.Any(i => i.AuthenticationType == Scheme);

    /// <summary>The township that the screen may show; null for the county, and for people.</summary>
    public static string? TownshipOf(ClaimsPrincipal user) => user.FindFirstValue(TownshipClaim);

    /// <summary>Gives the token to the browser, for this address of the program only.</summary>
    public static void Keep(HttpContext context, string token) => context.Response.Cookies.Append(Cookie, token, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = context.Request.PathBase is { HasValue: true, Value: var below } ? below : "/",
        MaxAge = Kept,
    });

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { Length: > 0 } token) return AuthenticateResult.NoResult();
        if (await devices.FindAsync(token, Context.RequestAborted) is not { } device) return AuthenticateResult.NoResult();
        Keep(Context, token);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, device.Name)], Scheme);
        if (device.TownshipCode is { } township) identity.AddClaim(new Claim(TownshipClaim, township));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }
}
