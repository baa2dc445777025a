using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Boluo.Dashboard.Security;

/// <summary>A form that is posted without a circuit. Its token is checked by hand, so that a stale form is shown again with a sentence instead of a bare 400.</summary>
public static class PlainForm
{
    public const string Stale = "页面已过期，请重新提交。";

    /// <summary>As much as such a form may hold.</summary>
    public static RequestSizeLimitAttribute Small { get; } = new(64 * 1024);

    /// <summary>The posted form; null if its token is missing or stale, or if it is no proper form at all.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is AntiforgeryValidationException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The token that the form carries; its other half goes as a cookie.</summary>
    public static AntiforgeryTokenSet Token(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
}
