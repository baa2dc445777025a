using System.Globalization;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Editing.Workbooks.Collecting;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Excel.Imports;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Boluo.Dashboard.Features.Imports;

/// <summary>The forms of 数据导入: plain posts with a token, each answered by a page that says what came of it.</summary>
public static class ImportEndpoints
{
    public const int MostFiles = 100;

    /// <summary>All files of one post; more are sent in several.</summary>
    private const long MostBytes = 200L * 1024 * 1024;

    /// <summary>Rows of all files together: more are looked through by nobody.</summary>
    private const int MostRows = 50_000;

    private const int LongestForm = 60;

    private static readonly FormOptions Options = new() { MultipartBodyLengthLimit = MostBytes, ValueCountLimit = 4096, ValueLengthLimit = 256 * 1024 };

    public static void MapImports(this WebApplication app)
    {
        var imports = app.MapGroup(Urls.ImportPost).RequireAuthorization(Policies.Import).DisableAntiforgery();
        imports.MapPost("", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        imports.MapPost("{id:int}/decide", DecideAsync).WithMetadata(new RequestSizeLimitAttribute(1024 * 1024));
        imports.MapPost("{id:int}/apply", ApplyAsync).WithMetadata(new RequestSizeLimitAttribute(1024 * 1024));
        imports.MapGet("{id:int}/errors/{position:int}.xlsx", ErrorsAsync);
        imports.MapPost("{id:int}/read", ReadSheetAsync).WithMetadata(PlainForm.Small);
        imports.MapPost("{id:int}/collect", CollectAsync).WithMetadata(PlainForm.Small);
        imports.MapPost("{id:int}/discard", DiscardAsync).WithMetadata(PlainForm.Small);
    }

    private static async Task<IResult> UploadAsync(HttpContext context, IAntiforgery antiforgery, ImportReader reader, IImportDrafts drafts, ExportGate gate, SecurityLog log)
    {
        if (Viewer.From(context.User) is not { } viewer) return Results.Forbid();
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, Options));
        if (await PlainForm.ReadAsync(context, antiforgery) is not { } form) return Refuse(UploadRefusal.Stale);
        var files = form.Files.Where(f => f.FileName.Length > 0).ToList();
        if (files.Count == 0) return Refuse(UploadRefusal.None);
        if (files.Count > MostFiles) return Refuse(UploadRefusal.TooMany);
        var entered = await gate.EnterAsync(viewer, context.RequestAborted);
        if (!entered.Ok) return ExportAnswers.Busy(context, entered.Error!);
        using var place = entered.Value;

        var (offered, rows) = (new List<(OfferedFile, Func<Task<byte[]>>?)>(), 0);
        foreach (var file in files)
        {
            var read = await ReadAsync(file, reader, viewer, context.RequestAborted);
            rows += read.Sheets.Sum(s => s.Rows.Count);
            if (rows > MostRows) read = new OfferedFile { Name = read.Name, Refusal = $"各文件合计超过{MostRows / 10_000}万行，本文件未读取，请分次上传。" };
            log.Note(SecurityEventKind.Upload, read.Refusal is null ? SecurityOutcome.Done : SecurityOutcome.Refused, viewer, Invariant($"数据导入，{(file.Length + 1023) / 1024}KB"));
            offered.Add((read, read.Refusal is null ? async () => (await BytesAsync(file, context.RequestAborted)).Value : null));
        }

        var kept = await drafts.AddAsync(offered, viewer, context.RequestAborted, OrderOf(form));
        return kept.Ok ? See(Urls.Import(kept.Value)) : ExportAnswers.Say(StatusCodes.Status503ServiceUnavailable, kept.Error!);
    }

    private static async Task<OfferedFile> ReadAsync(IFormFile file, ImportReader reader, Viewer viewer, CancellationToken cancel)
    {
        var shown = PlainText.Start(ExportAnswers.Accepted(Path.GetFileNameWithoutExtension(file.FileName)), 80);
        if (file.Length > UploadLimits.Import.LargestFile) return new OfferedFile { Name = shown, Refusal = UploadLimits.Import.TooLarge };
        var bytes = await BytesAsync(file, cancel);
        if (!bytes.Ok) return new OfferedFile { Name = shown, Refusal = bytes.Error };
        var safe = await Task.Run(() => UploadGuard.Check(file.FileName, bytes.Value, UploadLimits.Import), cancel);
        return safe.Ok ? await Task.Run(() => reader.ReadAsync(safe.Value, viewer, cancel), cancel) : new OfferedFile { Name = shown, Refusal = safe.Error };
    }

    /// <summary>The file as an .xlsx.</summary>
    private static async Task<Result<byte[]>> BytesAsync(IFormFile file, CancellationToken cancel)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        return await Task.Run(() => OldWorkbook.Renewed(content.ToArray()), cancel);
    }

    private static async Task<IResult> DecideAsync(int id, HttpContext context, IAntiforgery antiforgery, IImportDrafts drafts) =>
        await WithFormAsync(id, context, antiforgery, async (form, viewer) =>
        {
            var decided = await drafts.DecideAsync(id, ChoiceOf(form), FilledOf(form), viewer, context.RequestAborted);
            return decided.Ok ? See(BackTo(id, form)) : Results.Forbid();
        });

    /// <summary>What is ticked on the page that was sent counts, also where it was not stored before.</summary>
    private static async Task<IResult> ApplyAsync(int id, HttpContext context, IAntiforgery antiforgery, IImportDrafts drafts) =>
        await WithFormAsync(id, context, antiforgery, async (form, viewer) =>
        {
            var decided = await drafts.DecideAsync(id, ChoiceOf(form), FilledOf(form), viewer, context.RequestAborted);
            if (!decided.Ok) return See(Urls.Import(id));
            var seen = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
            await drafts.ApplyAsync(id, seen, FilledOf(form), viewer, context.RequestAborted);
            return See(Urls.Import(id)); // Its page says what came of it.
        });

    /// <summary>Reads a sheet that is no template of ours as a person has said.</summary>
    private static async Task<IResult> ReadSheetAsync(int id, HttpContext context, IAntiforgery antiforgery, IImportDrafts drafts, ImportReader reader) =>
        await WithFormAsync(id, context, antiforgery, async (form, viewer) =>
        {
            var cancel = context.RequestAborted;
            if (SheetQuestion.Of(form) is not { } question || await drafts.WorkbookAsync(id, question.File, viewer, cancel) is not { Ok: true, Value: { } bytes }) return See(Urls.Import(id));
            var safe = await Task.Run(() => UploadGuard.Check(question.Sheet, bytes, UploadLimits.Import), cancel);
            if (!safe.Ok) return See(Urls.Import(id));
            var read = await reader.ReadAsync(safe.Value, viewer, cancel, new Dictionary<string, ForeignAnswers>(StringComparer.Ordinal) { [question.Sheet] = question.Answers });
            if (read.Sheets.FirstOrDefault(s => s.Name == question.Sheet) is { } sheet) await drafts.ReadAgainAsync(id, question.File, sheet, viewer, cancel);
            return See(Urls.Import(id));
        });

    /// <summary>Says whose a file of a 收表 is, or that it counts and not another one of the same sender.</summary>
    private static async Task<IResult> CollectAsync(int id, HttpContext context, IAntiforgery antiforgery, IImportDrafts drafts) =>
        await WithFormAsync(id, context, antiforgery, async (form, viewer) =>
        {
            if (form["sender"].ToString() is { Length: > 0 } sender && int.TryParse(form["file"], NumberStyles.None, CultureInfo.InvariantCulture, out var file))
                await drafts.CollectAsync(id, file, sender, viewer, context.RequestAborted);
            return See(Urls.Import(id));
        });

    /// <summary>Which returns the files are, where they were sent from 收表.</summary>
    private static CollectionOrder? OrderOf(IFormCollection form) =>
        form[CollectionOrder.FormKey].ToString() is { Length: > 0 and <= LongestForm } name && DateOnly.TryParseExact(form[CollectionOrder.MonthKey], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && Enum.TryParse<SenderKind>(form[CollectionOrder.FromKey], out var from) && Enum.IsDefined(from) ? new CollectionOrder(name, month, from) : null;

    private static async Task<IResult> DiscardAsync(int id, HttpContext context, IAntiforgery antiforgery, IImportDrafts drafts) =>
        await WithFormAsync(id, context, antiforgery, async (_, viewer) =>
        {
            await drafts.DiscardAsync(id, viewer, context.RequestAborted);
            return See(Urls.Imports);
        });

    /// <summary>The workbook as it came, with what is wrong marked in it.</summary>
    private static async Task<IResult> ErrorsAsync(int id, int position, HttpContext context, IImportDrafts drafts)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(context.User) is not { } viewer) return Results.Forbid();
        var (content, workbook) = (await drafts.LoadAsync(id, viewer, context.RequestAborted), await drafts.WorkbookAsync(id, position, viewer, context.RequestAborted));
        if (!content.Ok || !workbook.Ok || workbook.Value is not { } bytes || content.Value.Preview.Files.ElementAtOrDefault(position) is not { } file)
            return ExportAnswers.Say(StatusCodes.Status404NotFound, content.Error ?? "没有这个文件。");
        var safe = UploadGuard.Check(file.Name, bytes, UploadLimits.Import);
        if (!safe.Ok) return ExportAnswers.Say(StatusCodes.Status409Conflict, safe.Error!);
        var marked = file.Sheets.Where(s => s.Count(RowFate.Refused) > 0).DistinctBy(s => s.Name).ToDictionary(s => s.Name, s => new MarkedSheet(s.HeaderRow,
            s.Rows.Where(r => r.Fate == RowFate.Refused).ToDictionary(r => r.Place.Row, r => new MarkedRow([.. r.Faults.Select(f => f.Cell).OfType<string>().Distinct(StringComparer.Ordinal)], $"第{r.Place.Row}行：{string.Concat(r.Faults.Select(f => f.Sentence))}"))), StringComparer.Ordinal);
        var written = await Task.Run(() => ErrorWorkbook.Write(safe.Value, marked), context.RequestAborted);
        return ExportAnswers.File(context, written, ExportFile.ContentType, "errors.xlsx", $"{file.Name}_{ErrorWorkbook.Header}.xlsx");
    }

    private static async Task<IResult> WithFormAsync(int id, HttpContext context, IAntiforgery antiforgery, Func<IFormCollection, Viewer, Task<IResult>> act)
    {
        if (Viewer.From(context.User) is not { } viewer) return Results.Forbid();
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, Options));
        return await PlainForm.ReadAsync(context, antiforgery) is { } form ? await act(form, viewer) : See(Urls.Import(id));
    }

    /// <summary>
    /// The rows that the page showed are taken where they are ticked; 全部采用 and 全部跳过 speak of all rows of the sheet and kind that were
    /// looked at.
    /// </summary>
    private static Func<PreviewedRow, bool?> ChoiceOf(IFormCollection form)
    {
        var looked = ImportView.Of(form["sheet"], form["kind"]);
        if (form["act"].ToString() is "all" or "none") return row => looked.Shows(row) ? form["act"] == "all" : null;
        var (shown, taken) = (form["shown"].ToString().Split(',').ToHashSet(StringComparer.Ordinal), form["take"].OfType<string>().ToHashSet(StringComparer.Ordinal));
        return row => shown.Contains(row.Place.ToString()) ? taken.Contains(row.Place.ToString()) : null;
    }

    private static ImportBasis FilledOf(IFormCollection form) => new(form["reason"], form["basis"]);

    private static string BackTo(int id, IFormCollection form) =>
        ImportView.Of(form["sheet"], form["kind"]).On(Urls.Import(id), int.TryParse(form["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1);

    private static IResult Refuse(UploadRefusal why) => See(Urls.Join(Urls.Imports, $"{ImportView.RefusalKey}={why}"));

    /// <summary>303: the answer to a post is fetched, so that nothing is sent twice.</summary>
    private static IResult See(string path) => new SeeOther(path);

    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = httpContext.Request.PathBase + path;
            return Task.CompletedTask;
        }
    }
}
