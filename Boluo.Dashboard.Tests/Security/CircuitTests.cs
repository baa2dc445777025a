using System.Net;
using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Security;

/// <summary>A circuit keeps the claims of the request that opened it and asks again and again whether they still hold.</summary>
[Trait("Needs", "application")]
public sealed class CircuitTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), Never = TimeSpan.FromDays(1);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
    private readonly Opener _opener = new();
    private readonly BoluoApp _app;

    public CircuitTests() => _app = new BoluoApp { Clock = _clock, Replace = services => services.AddSingleton<IStartupFilter>(_opener) };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_circuits_of_other_windows_end_when_their_user_signs_out_also_if_another_signs_in()
    {
        var browser = await _app.SignInAsync(Role.Admin);
        using var circuit = await OpenAsync(browser);
        await circuit.AsksAsync(2);
        Assert.True(circuit.IsOpen);

        using var post = await BoluoApp.PostFormAsync(browser, "/account/password", "/logout", []);
        var other = await _app.AccountAsync("test-other", Role.Admin);
        using var login = await BoluoApp.PostLoginAsync(browser, other.UserName!, BoluoApp.Password);
        await circuit.EndsAsync();
    }

    [Fact]
    public async Task Signing_out_in_one_browser_ends_the_circuits_and_the_cookie_of_another_at_once()
    {
        var (here, there) = (await _app.SignInAsync(Role.Staff), await _app.SignInAsync(Role.Staff));
        using var circuit = await OpenAsync(there, Never);
        using var leaving = await OpenAsync(here, Never);
        using var colleague = await OpenAsync(await _app.SignInAsync(Role.Leader), Never);
        using (var before = await there.GetAsync("/exports/grids.xlsx")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var post = await BoluoApp.PostFormAsync(here, "/account/password", "/logout", new() { ["page"] = leaving.Page });
        await circuit.EndsAsync();
        using var export = await there.GetAsync("/exports/grids.xlsx"); // Not a second has gone by since the cookie was last looked at.
        Assert.StartsWith("/login", export.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.True(colleague.IsOpen);
        Assert.True(leaving.IsOpen, "The page that signs out was sent elsewhere.");
    }

    [Theory]
    [InlineData(AccountAction.Disable)]
    [InlineData(AccountAction.ResetPassword)]
    [InlineData(null)] // Another role.
    public async Task What_an_administrator_does_to_an_account_ends_its_circuits_and_its_cookie_at_once(AccountAction? action)
    {
        var (admin, staff) = (await _app.AccountAsync("test-boss", Role.Admin), await _app.AccountAsync($"test-{Role.Staff}", Role.Staff));
        var (by, there) = (new Viewer(admin.Id, admin.DisplayName, Role.Admin), await _app.SignInAsync(Role.Staff));
        using var circuit = await OpenAsync(there, Never);
        var editor = _app.Services.GetRequiredService<AccountEditor>();
        var seen = new AccountLine { Id = staff.Id, UserName = staff.UserName!, DisplayName = staff.DisplayName, Role = Role.Staff, IsDisabled = false, IsLocked = false, MustChangePassword = false, LastSignInAt = null };
        var done = action is { } what ? await editor.ActAsync(what, seen, by, CancellationToken.None)
            : await editor.ChangeAsync(seen, new AccountInput(seen.UserName, seen.DisplayName, Role.Leader), by, CancellationToken.None);
        Assert.True(done.Ok, done.Refusal);
        await circuit.EndsAsync();
        using var page = await there.GetAsync("/");
        Assert.StartsWith("/login", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circuit_ends_with_the_working_day_of_its_cookie_however_often_that_was_renewed()
    {
        var browser = await _app.SignInAsync(Role.Staff);
        _clock.Advance(TimeSpan.FromHours(8));
        using var renewing = await browser.GetAsync("/");
        using var circuit = await OpenAsync(browser);
        await circuit.AsksAsync(2);
        Assert.True(circuit.IsOpen);

        _clock.Advance(TimeSpan.FromHours(3.9));
        await circuit.AsksAsync(2);
        Assert.True(circuit.IsOpen);
        _clock.Advance(TimeSpan.FromHours(0.1));
        await circuit.EndsAsync();
    }

    [Fact]
    public void A_session_without_an_end_has_ended() => Assert.True(SessionEnd.IsOver(new ClaimsPrincipal(), _clock.GetUtcNow()));

    /// <summary>Blazor's loop ends without a word when it is cancelled; whatever else it meets it reports and signs out.</summary>
    [Fact]
    public async Task A_circuit_that_outlives_the_database_stops_asking_only_when_the_program_stops()
    {
        var browser = await _app.SignInAsync(Role.Leader);
        using var open = await OpenAsync(browser);
        var program = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var circuit = new Circuit(new Accounts(new Gone(), Options.Create(new IdentityOptions()), new EndedSessions(_clock)), new EndedSessions(_clock), _clock, new ClaimsPrincipal(), program);
        using var loop = new CancellationTokenSource();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => circuit.AskAsync(_opener.User!, loop.Token));

        program.StopApplication();
        var ended = await Assert.ThrowsAsync<TaskCanceledException>(() => circuit.AskAsync(_opener.User!, loop.Token));
        Assert.Equal(loop.Token, ended.CancellationToken);
    }

    /// <summary>The database when the program has put it away.</summary>
    private sealed class Gone : IDbContextFactory<BoluoDbContext>
    {
        public BoluoDbContext CreateDbContext() => throw new ObjectDisposedException(nameof(IServiceProvider));
    }

    /// <summary>As Blazor does: with the user of a request that has passed authentication.</summary>
    private async Task<Circuit> OpenAsync(HttpClient browser, TimeSpan? asksEvery = null)
    {
        using var page = await browser.GetAsync("/");
        Assert.NotNull(_opener.User?.Identity?.Name);
        return new Circuit(_app.Services.GetRequiredService<Accounts>(), _app.Services.GetRequiredService<EndedSessions>(), _clock, _opener.User, _app.Services.GetRequiredService<IHostApplicationLifetime>(), asksEvery);
    }

    /// <summary>Sees the user that the pages see.</summary>
    private sealed class Opener : IStartupFilter
    {
        public ClaimsPrincipal? User { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                await following(context);
                if (context.User.Identity?.IsAuthenticated == true) User = context.User;
            });
            next(app);
        };
    }

    /// <summary>The authentication of a circuit, which asks more often than every half minute.</summary>
    private sealed class Circuit : CircuitRevalidation
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _asked = new(0);

        public Circuit(Accounts accounts, EndedSessions sessions, TimeProvider time, ClaimsPrincipal user, IHostApplicationLifetime program, TimeSpan? asksEvery = null) : base(NullLoggerFactory.Instance, accounts, sessions, time, program)
        {
            RevalidationInterval = asksEvery ?? TimeSpan.FromMilliseconds(20);
            AuthenticationStateChanged += async state => { if ((await state).User.Identity?.IsAuthenticated != true) _ended.TrySetResult(); };
            SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        }

        public bool IsOpen => !_ended.Task.IsCompleted;

        protected override TimeSpan RevalidationInterval { get; }

        public Task<bool> AskAsync(ClaimsPrincipal user, CancellationToken cancel) => base.ValidateAuthenticationStateAsync(new AuthenticationState(user), cancel);

        public Task EndsAsync() => _ended.Task.WaitAsync(Patience);

        /// <summary>Waits until it has asked that often from now on.</summary>
        public async Task AsksAsync(int times)
        {
            while (_asked.CurrentCount > 0) await _asked.WaitAsync();
            for (var i = 0; i < times; i++) Assert.True(await _asked.WaitAsync(Patience));
        }

        protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
        {
            try
            {
                return await base.ValidateAuthenticationStateAsync(authenticationState, cancellationToken);
            }
            finally
            {
                _asked.Release();
            }
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) _asked.Dispose();
        }
    }
}
