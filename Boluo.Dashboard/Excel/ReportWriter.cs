using System.Globalization;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.HandedIn;
using ClosedXML.Excel;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Excel;

/// <summary>Turns a report into a workbook: reads its sheets as of one version of the data, then writes them.</summary>
public sealed class ReportWriter(Snapshots snapshots, DataChanges changes, Comparisons comparisons, WorkingChoices choices, Reconciliation reconciliation, HandIn handIn, HandedInReports handedIn, ExportGate gate, TimeProvider time, CountyFacts county, IOptions<ExcelOptions> options)
{
    /// <summary>How often an export starts again because the data moved while it was read.</summary>
    private const int Attempts = 3;

    private const string Moving = "数据正在变动，本次导出未能取得一致的数据，请稍后再试。";

    private const int LongestSheetName = 31;

    /// <param name="views">By the ledger's name; the usual view where there is none. The page asked for is ignored: a file has all rows.</param>
    /// <returns>The file, or why there is none.</returns>
    public async Task<Written> WriteAsync(
        IReport report, Edition edition, Scope scope, IReadOnlyDictionary<string, View> views, Viewer viewer, CancellationToken cancel)
    {
        var request = await RequestAsync(report, edition, scope, views, viewer, cancel);
        if (await ReadAsync(request, cancel) is not { } read) return new Written(Result<ExportFile>.Fail(Moving));
        if (read.Refusal is { } refusal) return new Written(Result<ExportFile>.Fail(refusal), refusal);
        var number = SheetContent.ReportHash(read.Contents, request);
        var contents = request.IsWorking ? await choices.AddAsync(read.Contents, request.Limits.AsOf, cancel) : read.Contents;
        return new Written(new ExportFile(FileName(request), Write(request with { DataVersion = read.Version, LastChange = read.LastChange }, contents, number, cancel)))
        {
            Rows = read.Contents.Sum(c => c.Count),
            ControlNumber = request.IsWorking ? number : null,
        };
    }

    /// <summary>What its hand-in would say now, with all rows, or why it may not be handed in. It is as much work as a file, and waits for its turn among them.</summary>
    public async Task<Result<HandInContent>> CaptureAsync(IReport report, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return Result<HandInContent>.Fail(entered.Error!);
        using var place = entered.Value;
        var request = await RequestAsync(report, Edition.Submit, scope, new Dictionary<string, View>(StringComparer.Ordinal), viewer, cancel);
        if (await ReadAsync(request, cancel) is not { } read) return Result<HandInContent>.Fail(Moving);
        return read.Refusal is { } refusal
            ? Result<HandInContent>.Fail(refusal)
            : new HandInContent(Captured(read.Contents), read.Contents.Sum(c => c.Count), SheetContent.ReportHash(read.Contents, request), read.Version);
    }

    /// <summary>What it says now, whether or not it may be handed in; in its turn, too.</summary>
    public async Task<Result<CapturedReport>> ReadNowAsync(IReport report, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return Result<CapturedReport>.Fail(entered.Error!);
        using var place = entered.Value;
        var request = await RequestAsync(report, Edition.Working, scope, new Dictionary<string, View>(StringComparer.Ordinal), viewer, cancel);
        return await ReadAsync(request, cancel) is { } read ? Captured(read.Contents) : Result<CapturedReport>.Fail(Moving);
    }

    private async Task<ExportRequest> RequestAsync(IReport report, Edition edition, Scope scope, IReadOnlyDictionary<string, View> views, Viewer viewer, CancellationToken cancel) => new()
    {
        Report = report,
        Edition = edition,
        Scope = scope,
        Limits = await snapshots.LimitsAsync(cancel),
        Views = views,
        Viewer = viewer,
        County = county,
        Department = options.Value.DepartmentOf(county),
        At = time.GetUtcNow().UtcDateTime,
        LongLedger = options.Value.LongLedger,
    };

    private static CapturedReport Captured(IReadOnlyList<SheetContent> contents) => new([.. contents.Select(c => c.Captured())]);

    /// <summary>By the table's name, how it differs from what was handed in of that day; a file that is filtered is another one.</summary>
    private async Task<IReadOnlyDictionary<string, string>> CorrectionsAsync(IReadOnlyList<SheetContent> contents, ExportRequest request, CancellationToken cancel) =>
        contents.All(c => c.Filters is null) && await handedIn.LastAsync(request.Report.Name, request.Scope, request.Limits, cancel) is { } record
            ? await handedIn.CorrectionsAsync(record, Captured(contents), cancel)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// All sheets and their broken ties of one version of the data, and whether those stop the hand-in; null where it moved in every
    /// attempt: a file whose sum is not that of its rows is worse.
    /// </summary>
    private async Task<AsRead?> ReadAsync(ExportRequest request, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var version = changes.Version;
            var contents = new List<SheetContent>();
            foreach (var sheet in request.Report.Sheets)
            {
                var content = await SheetContent.ReadAsync(sheet, request, cancel);
                contents.Add(request.IsWorking ? content with { Figures = await comparisons.OfAsync(request.Scope, cancel) } : content);
            }

            var broken = await reconciliation.BrokenAsync(request.Report.Sheets.Select(s => s.Name), request.Scope, cancel);
            var refusal = request.IsWorking ? null : await handIn.RefusalAsync(broken, cancel);
            var corrections = await CorrectionsAsync(contents, request, cancel);
            var lastChange = await snapshots.LastChangeAsync(cancel);
            if (changes.Version == version)
                return new AsRead(contents.ConvertAll(c => c with { Broken = [.. broken.Where(b => b.Tie.Sheets.Contains(c.Sheet.Name))], Correction = corrections.GetValueOrDefault(c.Sheet.Name) }), refusal, version, lastChange);
        }

        return null;
    }

    private sealed record AsRead(IReadOnlyList<SheetContent> Contents, string? Refusal, long Version, int LastChange);

    /// <summary>Whoever asked may have gone: it stops between two sheets.</summary>
    private static byte[] Write(ExportRequest request, IReadOnlyList<SheetContent> contents, string hash, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var book = new XLWorkbook();
        Describe(book, request, hash);
        var several = contents.Count > 1;
        var first = several ? 3 : 1;
        var (parts, paper) = SheetParts.Of(contents, request);
        var named = parts.Select((part, i) => (Name: NameOf(part.Content.Sheet.SheetName, request.IsWorking ? first + i : null, part.NameMark), Part: part)).ToList();
        var isInternal = request.Report.Sheets.Any(s => s.Internal);
        if (request.IsWorking && several)
        {
            FrontSheets.WriteCover(book.AddWorksheet(NameOf("封面", 1)), request, paper);
            FrontSheets.WriteContents(book.AddWorksheet(NameOf("目录", 2)), request, named, isInternal, paper);
        }

        var (later, lists) = (new List<LongRows>(), new HiddenLists(book));
        foreach (var (name, part) in named)
        {
            if (SheetWriter.Write(book.AddWorksheet(name), part, request, lists) is { } rows) later.Add(rows);
            cancel.ThrowIfCancellationRequested();
        }

        if (request.IsWorking)
        {
            ExportNote.Write(book.AddWorksheet(NameOf(ExportNote.SheetName, 99)), request, named, hash, paper);
            later.AddRange(KeySheet.Write(book.AddWorksheet(KeySheet.SheetName), request, named, hash));
            lists.Hide();
        }

        using var stream = new MemoryStream();
        book.SaveAs(stream, new SaveOptions { EvaluateFormulasBeforeSaving = true, ValidatePackage = false });
        PackageMends.Apply(stream);
        return later.Count == 0 ? stream.ToArray() : LongWorkbook.Write(stream, later, cancel);
    }

    private static void Describe(XLWorkbook book, ExportRequest request, string hash)
    {
        book.Properties.Author = request.Department;
        book.Properties.LastModifiedBy = request.Department;
        book.Properties.Company = request.Department;
        book.Properties.Title = request.Title;
        book.Properties.Subject = request.Period.InWords + (request.IsSample ? "，" + ScopeLimits.SampleMark : "");
        book.Properties.Created = book.Properties.Modified = request.At;
        if (request.IsWorking) book.CustomProperties.Add("reportHash", hash);
    }

    /// <summary>A name of its own for each table, scope, period and edition.</summary>
    private static string FileName(ExportRequest request) =>
        ExportAnswers.NameOf(request.IsSample, ".xlsx", request.Title, request.Scope.IsCountyWide ? "" : request.ScopeWords, request.Period.InWords, request.Edition.Label());

    private static string NameOf(string name, int? number, string mark = "")
    {
        var (before, after) = (number?.ToString("00", CultureInfo.InvariantCulture) ?? "", Plain(mark));
        var plain = Plain(name);
        return before + plain[..Math.Min(plain.Length, LongestSheetName - before.Length - after.Length)] + after;

        static string Plain(string text) => string.Concat(text.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']'))).Trim('\'');
    }
}

/// <summary>What a report would say if it were handed in now, of one version of the data.</summary>
/// <param name="Rows">Without totals.</param>
/// <param name="ControlNumber">校验码.</param>
public sealed record HandInContent(CapturedReport Report, int Rows, string ControlNumber, long Version);

/// <summary>What came of an export: the file, or why there is none.</summary>
/// <param name="Refusal">Why it may not be handed in while its ties are broken; none where asking again may help.</param>
public readonly record struct Written(Result<ExportFile> File, string? Refusal = null)
{
    /// <summary>How many rows the file holds, without totals.</summary>
    public int Rows { get; init; }

    /// <summary>校验码, where the file carries it.</summary>
    public string? ControlNumber { get; init; }
}
