using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

public static class SecurityRoom
{
    /// <summary>A working day; not extended, so that an unlocked screen ends by itself.</summary>
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    /// <summary>Shorter than a circuit's interval: when a circuit ends, the page that it reloads must not believe the old cookie again.</summary>
    private static readonly TimeSpan CookieTrust = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddSecurity(this IServiceCollection services, DatabaseFile file)
    {
        services.AddIdentity<BoluoUser, IdentityRole>(Configure)
            .AddEntityFrameworkStores<BoluoDbContext>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<BoluoClaims>()
            .AddSignInManager<BoluoSignInManager>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<ChineseIdentityErrors>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = CookieTrust);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = HostCookies.Session;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = SessionLength;
            cookie.SlidingExpiration = false;
            cookie.Events.OnSigningIn = SessionEnd.BindAsync;
            cookie.Events.OnValidatePrincipal = SessionEnd.ValidateAsync;
            cookie.Events.OnRedirectToLogin = context => Answer(context.HttpContext, StatusCodes.Status401Unauthorized, AccountEndpoints.LoginUrl(context.Request));
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context.HttpContext, StatusCodes.Status403Forbidden, null);
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = HostCookies.Antiforgery;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it.
        });
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, WallAuthentication>(WallAuthentication.Scheme, null);
        services.AddAuthorization(Policies.Register);
        var keys = services.AddDataProtection().SetApplicationName("Boluo.Dashboard").PersistKeysToFileSystem(new DirectoryInfo(file.KeysFolder));
        if (OperatingSystem.IsWindows()) keys.ProtectKeysWithDpapi();
        services.AddExceptionHandler<FaultPage>();
        services.AddCascadingAuthenticationState();
        return services
            .AddSecurityLog()
            .AddHostedService<SecurityLogWriter>()
            .AddSingleton<LogRetention>()
            .AddHostedService<LogWatch>()
            .AddSingleton<SignInGates>()
            .AddSingleton<DemoAccounts>()
            .AddSingleton<Accounts>()
            .AddSingleton<EndedSessions>()
            .AddSingleton<RoleGuard>()
            .AddSingleton<AccountList>()
            .AddSingleton<AccountEditor>()
            .AddSingleton<WallDevices>()
            .AddSingleton<AdminReset>()
            .AddScoped<SignIn>().AddScoped<FirstPage>()
            .AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
    }

    /// <summary>The log alone, for those who record what they do.</summary>
    public static IServiceCollection AddSecurityLog(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddSingleton<PendingEvents>()
        .AddSingleton<SecurityLog>()
        .AddSingleton<IExportLog>(room => room.GetRequiredService<SecurityLog>());

    public static void UseSecurity(this WebApplication app)
    {
        app.UseMiddleware<HostCookies>();
        app.UseExceptionHandler(_ => { });
        app.UseMiddleware<BlazorOrigin>();
        app.UseStatusCodePages(context => FaultPage.ShowAsync(context.HttpContext, context.HttpContext.Response.StatusCode, null, null));
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<PasswordDuty>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(static (context, next) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            ? FaultPage.ShowAsync(context, StatusCodes.Status400BadRequest, null, null)
            : next(context));
    }

    public static void MapSecurity(this WebApplication app) => app.MapAccounts();

    private static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = PasswordRules.ShortestLength;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.AllowedForNewUsers = true;
    }

    private static Task Answer(HttpContext context, int status, string? location)
    {
        if (status == StatusCodes.Status403Forbidden) context.RequestServices.GetRequiredService<SecurityLog>().NoteRefusal(context);
        if (location is null || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(location);
        return Task.CompletedTask;
    }

    /// <summary>
    /// The folder of the keys. Whoever reads the keys can forge a session. On Windows they are encrypted for the user that the program runs as; elsewhere they
    /// are plain text in a folder that nobody but that user and root may open, also where it was there before.
    /// </summary>
    public static void PrepareKeys(DatabaseFile file)
    {
        var path = file.KeysFolder;
        try
        {
            OwnFiles.CloseFolder(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{DatabaseFaults.Describe(e) ?? "无法建立文件夹，请检查权限。"}路径：{path}", e);
        }
    }
}
