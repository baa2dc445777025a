using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boluo.Dashboard.Features.Wall;

/// <summary>The wall: plain responses without a circuit, so that a screen outlives restarts and lost lines; and the form that lets a screen in.</summary>
public static class WallEndpoints
{
    private const string Wrong = "配对码不正确，或已过期、已使用，请核对；需要时请系统管理员重新生成。";
    private const string TooMany = "尝试过于频繁，请1分钟后再试。";

    public static void MapWall(this WebApplication app)
    {
        app.MapGet(Urls.Wall, ShowAsync).AllowAnonymous(); // Who is a stranger is let in by the form instead of sent to sign in.
        app.MapGet(Urls.WallPairing, () => Results.LocalRedirect("~" + Urls.Wall)).AllowAnonymous();
        app.MapPost(Urls.WallPairing, PairAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(PlainForm.Small);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, IAuthorizationPolicyProvider policies, IPolicyEvaluator evaluator, WallScreen screen)
    {
        var policy = await policies.GetPolicyAsync(Policies.Wall) ?? throw new InvalidOperationException("The policy of the wall is not there.");
        var known = await evaluator.AuthenticateAsync(policy, context);
        if (!(await evaluator.AuthorizeAsync(policy, known, context, null)).Succeeded) return Pairing(context, null, StatusCodes.Status401Unauthorized);
        var view = await screen.ReadAsync(context.User, context.Request.QueryString.Value ?? "", context.RequestAborted);
        if (!view.Ok) return new RazorComponentResult<StatusPage>(new { Code = StatusCodes.Status400BadRequest, Sentence = view.Error }) { StatusCode = StatusCodes.Status400BadRequest };
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<WallPage>(new { View = view.Value });
    }

    private static async Task<IResult> PairAsync(HttpContext context, IAntiforgery antiforgery, WallDevices devices, SignInGates gates, SecurityLog log)
    {
        if (await PlainForm.ReadAsync(context, antiforgery) is not { } form) return Pairing(context, PlainForm.Stale, StatusCodes.Status400BadRequest);
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!gates.Addresses.TryBegin(address)) return Refuse(TooMany, StatusCodes.Status429TooManyRequests);
        var code = string.Concat(form["code"].ToString().Where(char.IsDigit));
        if (await devices.PairAsync(code, context.RequestAborted) is not { } token) return Refuse(Wrong, StatusCodes.Status401Unauthorized);
        gates.Addresses.Forgive(address);
        WallAuthentication.Keep(context, token);
        return Results.LocalRedirect("~" + Urls.Wall);

        IResult Refuse(string sentence, int status)
        {
            log.Note(SecurityEventKind.WallDevice, SecurityOutcome.Refused, null, SecurityLog.StrangerName, "大屏配对未成功");
            return Pairing(context, sentence, status);
        }
    }

    private static RazorComponentResult<PairingPage> Pairing(HttpContext context, string? message, int status) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PairingPage.Token)] = PlainForm.Token(context), [nameof(PairingPage.Message)] = message }) { StatusCode = status };
}
