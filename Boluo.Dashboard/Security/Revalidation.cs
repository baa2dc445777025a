using System.Security.Claims;
using Boluo.Dashboard.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Security;

/// <summary>
/// An open circuit outlives its cookie: asks four times a minute whether the session has come to its end, and whether the account
/// still holds what it held, and at once when it is told that something has happened to it. Signing out renews the account's stamp, so
/// the other windows of whoever signed out end here.
/// </summary>
public class CircuitRevalidation : RevalidatingServerAuthenticationStateProvider
{
    private readonly Accounts _accounts;
    private readonly EndedSessions _sessions;
    private readonly TimeProvider _time;
    private readonly IHostApplicationLifetime _program;
    private readonly ILogger _logger;

    public CircuitRevalidation(ILoggerFactory loggers, Accounts accounts, EndedSessions sessions, TimeProvider time, IHostApplicationLifetime program) : base(loggers)
    {
        (_accounts, _sessions, _time, _program, _logger) = (accounts, sessions, time, program, loggers.CreateLogger<CircuitRevalidation>());
        AuthenticationStateChanged += state => _ = FollowAsync(state);
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return !SessionEnd.IsOver(authenticationState.User, _time.GetUtcNow()) && await _accounts.StillHoldsAsync(authenticationState.User, cancellationToken);
        }
        catch (ObjectDisposedException exception) when (_program.ApplicationStopping.IsCancellationRequested)
        {
            throw new TaskCanceledException(null, exception, cancellationToken); // The circuit goes with the program; there is nothing to report.
        }
    }

    /// <summary>The page of this circuit, in forms that it sends.</summary>
    public string Page { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Ends the circuit if its session has ended. Should that not be found out now, the next quarter of a minute finds it.</summary>
    internal async Task AskNowAsync()
    {
        try
        {
            if (!await ValidateAuthenticationStateAsync(await GetAuthenticationStateAsync(), CancellationToken.None))
                SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _logger.LogWarning(exception, "A circuit could not be asked at once whether its session has ended");
        }
    }

    private async Task FollowAsync(Task<AuthenticationState> changed) => _sessions.Follow(this, (await changed).User.FindFirstValue(ClaimTypes.NameIdentifier));

    protected override void Dispose(bool disposing)
    {
        if (disposing) _sessions.Follow(this, null);
        base.Dispose(disposing);
    }
}

/// <summary>The same question for the cookie; Identity alone would let a disabled account browse on until its cookie ends.</summary>
public sealed class BoluoSignInManager(
    UserManager<BoluoUser> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<BoluoUser> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<BoluoUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<BoluoUser> confirmation)
    : SignInManager<BoluoUser>(users, contexts, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(BoluoUser user) => !user.IsDisabled && await base.CanSignInAsync(user);

    public override async Task<BoluoUser?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { IsDisabled: false } user ? user : null;
}
