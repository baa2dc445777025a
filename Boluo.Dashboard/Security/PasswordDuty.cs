namespace Boluo.Dashboard.Security;

/// <summary>Whoever signed in with an issued password sees nothing but the form that changes it.</summary>
public sealed class PasswordDuty(RequestDelegate next)
{
    private static readonly PathString[] Open = [AccountEndpoints.PasswordPath, AccountEndpoints.LogoutPath];

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.User.HasClaim(c => c.Type == BoluoClaims.MustChangePassword)) return next(context);
        var anonymous = context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null;
        if (anonymous || Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))) return next(context);
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            context.Response.Redirect(context.Request.PathBase + AccountEndpoints.PasswordPath);
        return Task.CompletedTask;
    }
}
