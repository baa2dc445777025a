using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Excel;

/// <summary>GET /exports/{name}.xlsx: any ledger, summary or report, as the viewer looks at it, always with all rows.</summary>
public static class Exports
{
    /// <summary>The policy that lets a viewer export.</summary>
    public const string Policy = "Export";

    public const string EditionKey = "edition";

    private const string SubmitValue = "submit";

    public static IEndpointConventionBuilder MapExports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/exports/{name}.xlsx", GetAsync).RequireAuthorization(Policy);

    private static async Task<IResult> GetAsync(
        string name, HttpContext http, IEnumerable<ILedger> ledgers, IEnumerable<ISummary> summaries, IEnumerable<IReport> reports,
        ReportWriter writer, Snapshots snapshots, ExportGate gate, IExportLog log, CountyFacts county, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        var sheets = ledgers.Concat<ISheet>(summaries).ToList();
        if (Find(name, sheets, reports) is not { } report)
        {
            var names = reports.Select(r => r.Name).Concat(sheets.Select(s => s.Name)).Distinct(StringComparer.Ordinal);
            return ExportAnswers.Say(StatusCodes.Status404NotFound, $"没有名为“{PlainText.Cut(name, 30)}”的报表，可用值：{string.Join("、", names)}。");
        }

        if (report.Sheets.Any(s => !s.IsFor(viewer))) return Results.Forbid();
        var limits = await snapshots.LimitsAsync(cancel);
        var asked = Asked.Parse(http.Request.QueryString.Value ?? "", report, limits);
        if (!asked.Ok) return ExportAnswers.Say(StatusCodes.Status400BadRequest, asked.Error!);

        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return ExportAnswers.Busy(http, entered.Error!);
        using var place = entered.Value;

        var written = await writer.WriteAsync(report, asked.Value.Edition, asked.Value.Scope, asked.Value.Views, viewer, cancel);
        if (written.Refusal is { } refusal) return ExportAnswers.Say(StatusCodes.Status409Conflict, refusal);
        var file = written.File;
        if (!file.Ok) return ExportAnswers.Busy(http, file.Error!);
        var taken = new ExportedFile(report.Title.In(county), asked.Value.Scope.InWords(limits), asked.Value.Edition.Label(), written.Rows, written.ControlNumber);
        if (await log.RecordAsync(viewer, taken, cancel) is { } unrecorded) return ExportAnswers.Busy(http, unrecorded);
        return ExportAnswers.File(http, file.Value.Content, ExportFile.ContentType, $"{name}.xlsx", file.Value.FileName);
    }

    /// <summary>The report of that name: one of several tables, or a table by itself.</summary>
    public static IReport? Find(string name, IEnumerable<ISheet> sheets, IEnumerable<IReport> reports) =>
        reports.FirstOrDefault(r => r.Name == name) ?? (sheets.FirstOrDefault(s => s.Name == name) is { } sheet ? new SheetReport(sheet) : null);

    /// <summary>The query of an export, understood.</summary>
    private sealed record Asked(Edition Edition, Scope Scope, IReadOnlyDictionary<string, View> Views)
    {
        public static Result<Asked> Parse(string query, IReport report, ScopeLimits limits)
        {
            var ledgers = report.Sheets.OfType<ILedger>().ToList();
            var values = QueryHelpers.ParseQuery(query);
            foreach (var key in values.Keys)
                if (key != EditionKey && !Scope.Keys.Contains(key) && !ledgers.Exists(l => key.StartsWith(l.Name + ".", StringComparison.Ordinal)))
                    return Result<Asked>.Fail($"不支持参数“{PlainText.Cut(key, 30)}”，可用参数：{string.Join("、", Accepted(ledgers))}。");

            var edition = Edition.Working;
            if (values.TryGetValue(EditionKey, out var asked))
            {
                if (asked.Count != 1 || asked[0] != SubmitValue)
                    return Result<Asked>.Fail($"参数“{EditionKey}”的值“{PlainText.Cut(asked.ToString(), 30)}”不可用，可用值：{SubmitValue}（报送版）；不填为工作版。");
                edition = Edition.Submit;
            }

            var scope = Scope.Parse(query, limits);
            if (!scope.Ok) return Result<Asked>.Fail(scope.Error!);
            var views = new Dictionary<string, View>(StringComparer.Ordinal);
            foreach (var ledger in ledgers)
            {
                var view = View.Parse(query, ledger);
                if (!view.Ok) return Result<Asked>.Fail(view.Error!);
                views[ledger.Name] = view.Value;
            }

            return new Asked(edition, scope.Value, views);
        }

        private static IEnumerable<string> Accepted(IEnumerable<ILedger> ledgers) =>
            [Scope.TownshipKey, Scope.CommunityKey, Scope.FormKey, Scope.AsOfKey, EditionKey, .. ledgers.Select(l => $"{l.Name}.q等“{l.Name}.”开头的参数")];
    }
}
