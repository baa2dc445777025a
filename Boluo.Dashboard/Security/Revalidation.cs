using Boluo.Dashboard.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Security;

/// <summary>
/// An open circuit outlives its cookie: asks four times a minute whether the session has come to its end, and whether the account
/// still holds what it held. Signing out renews the account's stamp, so the other windows of whoever signed out end here.
/// </summary>
public class CircuitRevalidation(ILoggerFactory loggers, Accounts accounts, TimeProvider time, IHostApplicationLifetime program) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return !SessionEnd.IsOver(authenticationState.User, time.GetUtcNow()) && await accounts.StillHoldsAsync(authenticationState.User, cancellationToken);
        }
        catch (ObjectDisposedException exception) when (program.ApplicationStopping.IsCancellationRequested)
        {
            throw new TaskCanceledException(null, exception, cancellationToken); // The circuit goes with the program; there is nothing to report.
        }
    }
}

/// <summary>The same question for the cookie; Identity alone would let a disabled account browse on until its cookie ends.</summary>
public sealed class BoluoSignInManager(
    UserManager<BoluoUser> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<BoluoUser> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<BoluoUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<BoluoUser> confirmation)
    : SignInManager<BoluoUser>(users, contexts, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(BoluoUser user) => !user.IsDisabled && await base.CanSignInAsync(user);

    public override async Task<BoluoUser?> ValidateSecurityStampAsync(System.Security.Claims.ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { IsDisabled: false } user ? user : null;
}
