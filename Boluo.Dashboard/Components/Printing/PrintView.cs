using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boluo.Dashboard.Components.Printing;

/// <summary>
/// GET /print/{name}: a ledger on paper, as the viewer looks at it, with all rows of the view. It is whole in one response and needs
/// neither script nor circuit, so that nothing of it stays in memory.
/// </summary>
public static class PrintView
{
    /// <summary>As many rows as are printed at once: some forty sheets.</summary>
    public const int MostRows = 1000;

    public static IEndpointConventionBuilder MapPrinting(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.Print("{name}"), GetAsync).RequireAuthorization(Policies.View);

    private static async Task<IResult> GetAsync(
        string name, HttpContext http, IEnumerable<ILedger> ledgers, IEnumerable<PageLink> pages, Snapshots snapshots, CountyFacts county, SecurityLog log, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        if (ledgers.FirstOrDefault(l => l.Name == name) is not { } ledger) return Refuse(StatusCodes.Status404NotFound, null);
        if (!ledger.IsFor(viewer) || pages.Any(p => p.IsCurrent(ledger.Path.Split('?')[0]) && !p.IsFor(viewer))) return Results.Forbid();

        var query = http.Request.QueryString.Value ?? "";
        var limits = await snapshots.LimitsAsync(cancel);
        var scope = Scope.Parse(query, limits);
        if (!scope.Ok) return Refuse(StatusCodes.Status400BadRequest, scope.Error);
        var view = View.Parse(query, ledger);
        if (!view.Ok) return Refuse(StatusCodes.Status400BadRequest, view.Error);

        var rows = await ledger.PageAsync(scope.Value, view.Value with { Page = 1, Size = MostRows }, viewer, cancel);
        if (ledger.Internal) log.Note(SecurityEventKind.RosterPrint, SecurityOutcome.Done, viewer, Invariant($"打印{ledger.Title.In(county)}，{scope.Value.InWords(limits)}，{rows.Count}条"));
        return new RazorComponentResult<PrintPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PrintPage.Sheet)] = new PrintSheet(ledger, view.Value, scope.Value, limits, county, viewer, rows),
        });
    }

    /// <summary>A page of its own that says why nothing is printed.</summary>
    public static RazorComponentResult<StatusPage> Refuse(int status, string? sentence) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [nameof(StatusPage.Code)] = status,
        [nameof(StatusPage.Sentence)] = sentence,
    })
    { StatusCode = status };
}
