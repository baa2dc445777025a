using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>A form comes in by a plain form post and goes out as a file; both work without a circuit.</summary>
public static class FormEndpoints
{
    private const string FileField = "file";
    private const string NoFile = "请先选择文件。";

    /// <summary>What is read to be refused in a sentence; of more the line is cut.</summary>
    private const int LargestPost = 32 * 1024 * 1024;

    public static void MapReportForms(this WebApplication app)
    {
        app.MapPost(Urls.ReportFormUpload, TakeAsync).RequireAuthorization(Policies.Export).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestPost));
        app.MapGet(Urls.FilledForm, GiveAsync).RequireAuthorization(Policies.Export);
    }

    /// <summary>POST: keeps the form for its owner and leads to its page, which also says why one was refused.</summary>
    private static async Task<IResult> TakeAsync(HttpContext context, IAntiforgery antiforgery, UploadedForms uploads, SecurityLog log)
    {
        if (Viewer.From(context.User) is not { } viewer) return Results.Forbid();
        var taken = await ReadAsync(context, antiforgery);
        if (taken.Workbook is not null || taken.Refusal != NoFile)
            log.Note(SecurityEventKind.Upload, taken.Workbook is null ? SecurityOutcome.Refused : SecurityOutcome.Done, viewer, Invariant($"上级表样，{((context.Request.ContentLength ?? 0) + 1023) / 1024}KB"));
        var query = context.Request.QueryString.Value is { Length: > 1 } scope ? $"{scope[1..]}&" : "";
        context.Response.Headers.Location = $"{context.Request.PathBase}{Urls.ReportForm}?{query}{FormChoices.FileKey}={uploads.Add(viewer, taken)}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<UploadedForm> ReadAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (context.Request.ContentLength > LargestPost) return new UploadedForm("", null, UploadGuard.TooLarge);
        try
        {
            if (await PlainForm.ReadAsync(context, antiforgery) is not { } form) return new UploadedForm("", null, PlainForm.Stale);
            if (form.Files.GetFile(FileField) is not { Length: > 0 } file) return new UploadedForm("", null, NoFile);
            if (file.Length > UploadGuard.LargestFile) return new UploadedForm(file.FileName, null, UploadGuard.TooLarge);
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, context.RequestAborted);
            var workbook = await Task.Run(() => UploadGuard.Check(file.FileName, content.ToArray()), context.RequestAborted);
            return workbook.Ok ? new UploadedForm(workbook.Value.Name, workbook.Value, null) : new UploadedForm(file.FileName, null, workbook.Error);
        }
        catch (IOException)
        {
            return new UploadedForm("", null, "文件没有传完，请重新选择。");
        }
    }

    /// <summary>GET: the form filled as its page shows it.</summary>
    private static async Task<IResult> GiveAsync(HttpContext context, FormDesk desk, Snapshots snapshots, DataChanges changes, ExportGate gate, IExportLog log, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(context.User) is not { } viewer) return Results.Forbid();
        var query = context.Request.QueryString.Value ?? "";
        var limits = await snapshots.LimitsAsync(cancel);
        var scope = Scope.Parse(query, limits);
        if (!scope.Ok) return ExportAnswers.Say(StatusCodes.Status400BadRequest, scope.Error!);
        var choices = FormChoices.Parse(query);
        if (!choices.Ok) return ExportAnswers.Say(StatusCodes.Status400BadRequest, choices.Error!);

        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return ExportAnswers.Busy(context, entered.Error!);
        using var place = entered.Value;
        var version = changes.Version;
        var opened = await desk.OpenAsync(choices.Value, scope.Value, viewer, cancel);
        if (!opened.Ok) return ExportAnswers.Say(StatusCodes.Status404NotFound, opened.Error!);
        if (opened.Value is not { } draft) return ExportAnswers.Say(StatusCodes.Status400BadRequest, NoFile);
        if (draft.Plan is not { } plan || draft.Obstacle is not null) return ExportAnswers.Say(StatusCodes.Status409Conflict, draft.Obstacle ?? "表样还没有确定数据来源，请先选择。");
        if (changes.Version != version) return ExportAnswers.Busy(context, "数据正在变动，请稍后重新生成。");
        var content = await Task.Run(() => FormWriter.Write(draft.Workbook, plan), cancel);
        if (!content.Ok) return ExportAnswers.Say(StatusCodes.Status409Conflict, content.Error!);
        if (await log.RecordAsync(viewer, new ExportedFile("套用上级表样"), cancel) is { } unrecorded) return ExportAnswers.Busy(context, unrecorded);
        return ExportAnswers.File(context, content.Value, ExportFile.ContentType, "form.xlsx", NameOf(draft, scope.Value, limits));
    }

    /// <summary>【示例】上级表_罗阳街道_截至2020年6月30日.xlsx.</summary>
    public static string NameOf(FormDraft draft, Scope scope, ScopeLimits limits) =>
        ExportAnswers.NameOf(limits.IsSample, ".xlsx", draft.Workbook.Name, scope.IsCountyWide ? "" : scope.InWords(limits), $"截至{Days.Long(scope.AsOf)}");
}
