using Boluo.Dashboard.Components.Printing;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>What a 调整方案 does, on paper and as the annex of its document, before it is in force and after. Whole in one response, without a circuit.</summary>
public static class PlanPapers
{
    public static void MapPlanPapers(this WebApplication app)
    {
        app.MapGet(Urls.PlanPrint, PrintAsync).RequireAuthorization(Policies.Edit);
        app.MapGet(Urls.PlanAnnex, GiveAsync).RequireAuthorization(Policies.Edit);
    }

    private static async Task<IResult> PrintAsync(int id, HttpContext http, PlanEffects effects, BrokenRules rules, Snapshots snapshots, CountyFacts county, SecurityLog log, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        var effect = await effects.ReadAsync(id, viewer, cancel);
        if (!effect.Ok) return PrintView.Refuse(StatusCodes.Status409Conflict, effect.Error);
        var limits = await snapshots.LimitsAsync(cancel);
        log.Note(SecurityEventKind.RosterPrint, SecurityOutcome.Done, viewer, Invariant($"打印第{id}号调整方案的网格调整情况一览表"));
        return new RazorComponentResult<PlanPaper>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PlanPaper.Effect)] = effect.Value,
            [nameof(PlanPaper.Annex)] = new PlanAnnex(effect.Value, rules),
            [nameof(PlanPaper.Urls)] = new Urls(Whole(limits), limits),
            [nameof(PlanPaper.County)] = county,
        });
    }

    private static async Task<IResult> GiveAsync(int id, HttpContext http, PlanEffects effects, BrokenRules rules, ReportWriter writer, Snapshots snapshots, ExportGate gate, IExportLog log, CountyFacts county, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return ExportAnswers.Busy(http, entered.Error!);
        using var place = entered.Value;
        var effect = await effects.ReadAsync(id, viewer, cancel);
        if (!effect.Ok) return ExportAnswers.Say(StatusCodes.Status409Conflict, effect.Error!);
        var limits = await snapshots.LimitsAsync(cancel);
        var annex = new PlanAnnex(effect.Value, rules);
        var written = await writer.WriteAsync(new SheetReport(annex), Edition.Submit, Whole(limits), new Dictionary<string, View>(StringComparer.Ordinal), viewer, cancel);
        if (!written.File.Ok) return ExportAnswers.Busy(http, written.File.Error!);
        if (await log.RecordAsync(viewer, new ExportedFile($"{annex.Title.In(county)}，第{id}号调整方案", Rows: written.Rows), cancel) is { } unrecorded) return ExportAnswers.Busy(http, unrecorded);
        return ExportAnswers.File(http, written.File.Value.Content, ExportFile.ContentType, Invariant($"plan-{id}.xlsx"), ExportAnswers.NameOf(limits.IsSample, ".xlsx", annex.Title.In(county), effect.Value.Line.Title));
    }

    private static Scope Whole(ScopeLimits limits) => new(null, null, null, limits.AsOf);
}
