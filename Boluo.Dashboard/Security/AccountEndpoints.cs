using System.Security.Claims;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Boluo.Dashboard.Security;

/// <summary>Signing in and out and changing the password: plain forms, because a circuit cannot set a cookie.</summary>
internal static class AccountEndpoints
{
    public const string LoginPath = Urls.Login;
    public const string LogoutPath = Urls.Logout;
    public const string PasswordPath = Urls.Password;

    private const string Wrong = "用户名或密码不正确。";
    private const string Locked = "连续输入错误次数过多，账号已锁定15分钟。";
    private const string TooMany = "登录尝试过于频繁，请1分钟后再试。";

    public static void MapAccounts(this WebApplication app)
    {
        app.MapGet(LoginPath, (HttpContext context, string? returnUrl) =>
            context.User.Identity?.IsAuthenticated == true ? Go(LocalUrl.OrHome(returnUrl)) : Login(context, returnUrl)).AllowAnonymous();
        app.MapPost(LoginPath, PostLoginAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(PlainForm.Small);
        app.MapGet(LogoutPath, (HttpContext context) =>
        {
            context.Response.Headers.Allow = HttpMethods.Post; // A link or an image must not sign anybody out.
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        }).AllowAnonymous();
        app.MapPost(LogoutPath, PostLogoutAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(PlainForm.Small);
        app.MapGet(PasswordPath, (HttpContext context) => Password(context, []));
        app.MapPost(PasswordPath, PostPasswordAsync).DisableAntiforgery().WithMetadata(PlainForm.Small);
    }

    private static async Task<IResult> PostLoginAsync(HttpContext context, IAntiforgery antiforgery, SignIn signIn, FirstPage first)
    {
        if (await PlainForm.ReadAsync(context, antiforgery) is not { } form) return Login(context, null, PlainForm.Stale, StatusCodes.Status400BadRequest);
        var (name, returnUrl) = (form["username"].ToString().Trim(), form["returnUrl"].ToString());
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return await signIn.TryAsync(name, form["password"].ToString(), address, context.RequestAborted) switch
        {
            SignInOutcome.Done => Go(await first.OfAsync(name, LocalUrl.OrHome(returnUrl), context.RequestAborted)),
            SignInOutcome.TooMany => Login(context, returnUrl, TooMany, StatusCodes.Status429TooManyRequests, name),
            SignInOutcome.Locked => Login(context, returnUrl, Locked, StatusCodes.Status401Unauthorized, name),
            _ => Login(context, returnUrl, Wrong, StatusCodes.Status401Unauthorized, name),
        };
    }

    /// <summary>Ends every session of the account, on all devices: a cookie alone would leave the circuits of other windows at work.</summary>
    private static async Task<IResult> PostLogoutAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<BoluoUser> manager, Accounts accounts, SecurityLog log)
    {
        if (await PlainForm.ReadAsync(context, antiforgery) is not { } form) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (manager.UserManager.GetUserId(context.User) is { } id)
        {
            await accounts.EndSessionsAsync(id, form[EndedSessions.PageField]);
            log.Note(SecurityEventKind.SignOut, SecurityOutcome.Done, id, context.User.FindFirstValue(Viewer.NameClaim) ?? "", "退出登录，结束该账号的全部会话");
        }

        await manager.SignOutAsync();
        if (!context.Request.PathBase.HasValue) context.Response.Headers["Clear-Site-Data"] = "\"storage\""; // Not what else the portal stores.
        return Go(LoginPath);
    }

    private static async Task<IResult> PostPasswordAsync(
        HttpContext context, IAntiforgery antiforgery, SignInManager<BoluoUser> manager, SignInGates gates, EndedSessions sessions, BoluoDbContext db, SecurityLog log, FirstPage first)
    {
        if (await PlainForm.ReadAsync(context, antiforgery) is not { } form) return Password(context, [PlainForm.Stale]);
        var users = manager.UserManager;
        if (await users.GetUserAsync(context.User) is not { } user) return Go(LoginPath);
        var (present, wanted) = (form["present"].ToString(), form["wanted"].ToString());
        if (wanted != form["repeated"].ToString()) return Password(context, ["两次输入的新密码不一致。"]);
        if (wanted == present) return Password(context, ["新密码不能与原密码相同。"]);
        if (!gates.Passwords.TryBegin(user.Id)) return Password(context, ["原密码输入错误次数过多，请15分钟后再试。"]);

        await using var transaction = await db.BeginWriteAsync(context.RequestAborted); // The one that the user manager writes to.
        user.MustChangePassword = false; // Stored together with the new password, or not at all.
        var result = await users.ChangePasswordAsync(user, present, wanted);
        if (!result.Succeeded)
        {
            var isMismatch = result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
            if (isMismatch) log.Note(SecurityEventKind.PasswordChange, SecurityOutcome.Refused, user.Id, user.DisplayName, "原密码不正确");
            else gates.Passwords.Forgive(user.Id);
            return Password(context, [.. result.Errors.Select(e => e.Description)]);
        }

        await users.RemoveClaimsAsync(user, [new Claim(BoluoClaims.Demo, "1"), new Claim(BoluoClaims.IssuedByOperator, "1")]);
        log.Record(db, SecurityEventKind.PasswordChange, user.Id, user.DisplayName, "修改本人密码");
        await db.SaveChangesAsync(context.RequestAborted);
        await transaction.CommitAsync(CancellationToken.None);
        gates.Passwords.Forgive(user.Id);
        sessions.Announce(user.Id);
        await manager.RefreshSignInAsync(user);
        return Go(await first.OfAsync(user.UserName!, Urls.Overview, context.RequestAborted));
    }

    /// <summary>To a path of the application, below whatever sub-path it stands under.</summary>
    private static IResult Go(string path) => Results.LocalRedirect("~" + path);

    private static RazorComponentResult<LoginPage> Login(HttpContext context, string? returnUrl, string? message = null, int status = StatusCodes.Status200OK, string? name = null) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(LoginPage.Token)] = PlainForm.Token(context),
            [nameof(LoginPage.ReturnUrl)] = LocalUrl.OrHome(returnUrl),
            [nameof(LoginPage.Message)] = message,
            [nameof(LoginPage.UserName)] = name,
        })
        { StatusCode = status };

    private static RazorComponentResult<PasswordPage> Password(HttpContext context, IReadOnlyList<string> messages) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PasswordPage.Token)] = PlainForm.Token(context),
            [nameof(PasswordPage.Messages)] = messages,
            [nameof(PasswordPage.Forced)] = context.User.HasClaim(c => c.Type == BoluoClaims.MustChangePassword),
        })
        { StatusCode = messages.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    /// <summary>The cookie handler's redirects: relative, and none for the circuit's requests or for a forbidden page.</summary>
    public static string LoginUrl(HttpRequest request)
    {
        var (login, asked) = (request.PathBase + LoginPath, LocalUrl.OrHome(request.Path + request.QueryString));
        return HttpMethods.IsGet(request.Method) && asked != "/"
            ? Invariant($"{login}?returnUrl={Uri.EscapeDataString(asked)}")
            : login;
    }
}
