using Boluo.Dashboard.Components.Layout;
using Boluo.Dashboard.Editing.Views;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace Boluo.Dashboard.Features.Help;

/// <summary>Puts a page's hint away without a circuit, and leads back to the page.</summary>
public static class HintEndpoints
{
    public static void MapHints(this WebApplication app) =>
        app.MapPost(Urls.Hints, DismissAsync).DisableAntiforgery().WithMetadata(PlainForm.Small);

    private static async Task<IResult> DismissAsync(HttpContext context, IAntiforgery antiforgery, PageHints hints)
    {
        if (Viewer.From(context.User) is not { } viewer) return Results.Forbid();
        if (await PlainForm.ReadAsync(context, antiforgery) is not { } form) return Results.Text(PlainForm.Stale, statusCode: StatusCodes.Status400BadRequest);
        var page = form[PageHint.PageField].ToString();
        await hints.DismissAsync(page.Length == 0 ? null : page, viewer, context.RequestAborted);
        return Results.LocalRedirect("~" + LocalUrl.OrHome(form[PageHint.ToField]));
    }
}
