using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Printing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>GET /print/attention: the work list on paper, a sheet for each place or for the one that is asked for.</summary>
public static class WorkPrint
{
    /// <summary>The sheets of all places, or of one.</summary>
    public static string Path(string? place = null) => Urls.Join(Urls.Print(WorkListReport.ReportName), place is null ? "" : $"{WorkView.PlaceKey}={place}");

    public static IEndpointConventionBuilder MapWorkList(this IEndpointRouteBuilder routes) => routes.MapGet(Path(), GetAsync).RequireAuthorization(Policies.View);

    private static async Task<IResult> GetAsync(HttpContext http, OverviewQueries queries, Snapshots snapshots, CountyFacts county, SecurityLog log, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var query = http.Request.QueryString.Value ?? "";
        var limits = await snapshots.LimitsAsync(cancel);
        var scope = Scope.Parse(query, limits);
        if (!scope.Ok) return PrintView.Refuse(StatusCodes.Status400BadRequest, scope.Error);
        var places = new WorkPlaces(scope.Value, limits);
        var asked = QueryHelpers.ParseQuery(query).TryGetValue(WorkView.PlaceKey, out var text) && text.ToString() is { Length: > 0 } place and not WorkView.All ? place : null;
        if (asked is not null && places.All.All(p => p.Key != asked))
            return PrintView.Refuse(StatusCodes.Status400BadRequest, $"没有编码为“{PlainText.Cut(asked)}”的{places.Noun}，可用值：{string.Join("、", places.All.Select(p => p.Key))}。");

        var list = await queries.WorkListAsync(scope.Value, cancel);
        if (Viewer.From(http.User) is { } viewer) log.Note(SecurityEventKind.RosterPrint, SecurityOutcome.Done, viewer, $"打印需关注事项清单，{scope.Value.InWords(limits)}");
        return new RazorComponentResult<WorkPrintPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(WorkPrintPage.Groups)] = WorkGroup.Of(new WorkView { Place = asked }.Of(list, places), WorkGrouping.Place, places),
            [nameof(WorkPrintPage.ComparedWith)] = list.ComparedWith,
            [nameof(WorkPrintPage.Urls)] = new Urls(scope.Value, limits),
            [nameof(WorkPrintPage.County)] = county,
        });
    }
}
