using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Comparing;

/// <summary>GET /exports/compared/{name}.xlsx: 两日对比 as its page shows it.</summary>
public static class ComparedFile
{
    public static IEndpointConventionBuilder MapComparisons(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.ComparedFile("{name}"), GetAsync).RequireAuthorization(Exports.Policy);

    private static async Task<IResult> GetAsync(
        string name, HttpContext http, IEnumerable<ILedger> ledgers, IEnumerable<ISummary> summaries, IEnumerable<PageLink> pages, ReportWriter writer, Snapshots snapshots, ExportGate gate, IExportLog log, CountyFacts county, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        var query = http.Request.QueryString.Value ?? "";
        var limits = await snapshots.LimitsAsync(cancel);
        var scope = Scope.Parse(query, limits);
        if (!scope.Ok) return ExportAnswers.Say(StatusCodes.Status400BadRequest, scope.Error!);
        var request = ComparedRequest.Read(query, name, scope.Value, limits, ComparedRequest.SheetsFor(viewer, ledgers, summaries, pages));
        if (!request.Ok) return ExportAnswers.Say(StatusCodes.Status400BadRequest, request.Error!);

        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return ExportAnswers.Busy(http, entered.Error!);
        using var place = entered.Value;
        var comparison = await request.Value.CompareAsync(viewer, cancel);
        if (!comparison.Ok) return ExportAnswers.Say(StatusCodes.Status400BadRequest, comparison.Error!);
        var sheet = new ComparedSheet(comparison.Value);
        var written = await writer.WriteAsync(new SheetReport(sheet), Edition.Submit, scope.Value, new Dictionary<string, View>(StringComparer.Ordinal), viewer, cancel);
        if (!written.File.Ok) return ExportAnswers.Busy(http, written.File.Error!);
        var title = sheet.Title.In(county);
        if (await log.RecordAsync(viewer, new ExportedFile(title, scope.Value.InWords(limits), Rows: written.Rows), cancel) is { } unrecorded) return ExportAnswers.Busy(http, unrecorded);
        return ExportAnswers.File(http, written.File.Value.Content, ExportFile.ContentType, $"compared-{name}.xlsx",
            ExportAnswers.NameOf(limits.IsSample, ".xlsx", title, scope.Value.IsCountyWide ? "" : scope.Value.InWords(limits), $"{Days.Long(comparison.Value.Before)}至{Days.Long(scope.Value.AsOf)}"));
    }
}
