using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Word;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>GET /exports/brief.docx: the brief of a scope as a Word file, with the sentences of the page.</summary>
public sealed class BriefFile(BriefQueries queries, Snapshots snapshots, ExportGate gate, IExportLog log, CountyFacts county, IOptions<ExcelOptions> options)
{
    public const string Path = "/exports/brief.docx";

    private string Department => options.Value.DepartmentOf(county);

    public IReadOnlyList<string> Signature(DateOnly day) => [$"填报单位：{Department}", Days.Long(day)];

    public async Task<IResult> GetAsync(HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        var limits = await snapshots.LimitsAsync(cancel);
        var scope = Read(http.Request.QueryString.Value ?? "", limits);
        if (!scope.Ok) return ExportAnswers.Say(StatusCodes.Status400BadRequest, scope.Error!);

        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return ExportAnswers.Busy(http, entered.Error!);
        using var place = entered.Value;

        var brief = await queries.GetAsync(scope.Value, cancel);
        var isSample = limits.IsSample;
        var content = DocumentWriter.Write(Document(brief, isSample));
        if (await log.RecordAsync(viewer, new ExportedFile(brief.Title, scope.Value.InWords(limits)), cancel) is { } unrecorded) return ExportAnswers.Busy(http, unrecorded);
        return ExportAnswers.File(http, content, WordFile.ContentType, "brief.docx",
            ExportAnswers.NameOf(isSample, ".docx", brief.Title, $"截至{Days.Long(brief.Day)}"));
    }

    public OfficialDocument Document(Brief brief, bool isSample) => new()
    {
        Mark = isSample ? ScopeLimits.SampleMark : null,
        Title = brief.Title,
        Subtitle = Subtitle(brief),
        Sections = [.. brief.Sections.Select(s => new DocumentSection(s.Heading, [.. s.Paragraphs.Select(p => p.Text)]))],
        Signature = Signature(brief.Day),
        Author = Department,
    };

    public static string Subtitle(Brief brief) => $"（截至{Days.Long(brief.Day)}）";

    /// <summary>A brief knows nothing but a scope: a key that it would ignore is a mistake.</summary>
    private static Result<Scope> Read(string query, ScopeLimits limits) =>
        QueryHelpers.ParseQuery(query).Keys.FirstOrDefault(key => !Scope.Keys.Contains(key)) is { } unknown
            ? Result<Scope>.Fail($"不支持参数“{PlainText.Cut(unknown, 30)}”，可用参数：{string.Join("、", Scope.Keys)}。")
            : Scope.Parse(query, limits);
}

public static class BriefExports
{
    public static IEndpointConventionBuilder MapBrief(this IEndpointRouteBuilder routes) =>
        routes.MapGet(BriefFile.Path, (HttpContext http, BriefFile file, CancellationToken cancel) => file.GetAsync(http, cancel)).RequireAuthorization(Exports.Policy);
}
