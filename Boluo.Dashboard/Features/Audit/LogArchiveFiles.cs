using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;

namespace Boluo.Dashboard.Features.Audit;

/// <summary>GET /admin/security-log/archives/{name}: an archive of the 安全日志 as it was written, for administrators; recorded like any file that is taken away.</summary>
public static class LogArchiveFiles
{
    private const string Route = Urls.SecurityLog + "/archives/{name}";

    public static string Path(string name) => Route.Replace("{name}", name, StringComparison.Ordinal);

    public static IEndpointConventionBuilder MapLogArchives(this IEndpointRouteBuilder routes) => routes.MapGet(Route, GetAsync).RequireAuthorization(Policies.Audit);

    private static async Task<IResult> GetAsync(string name, HttpContext http, LogArchives archives, IExportLog log, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        if (await Task.Run(() => archives.Find(name), cancel) is not { } archive) return ExportAnswers.Say(StatusCodes.Status404NotFound, "没有这个归档文件，或该文件已损坏、被改动。");
        if (await log.RecordAsync(viewer, new ExportedFile($"安全日志归档文件，{LogWords.Extent(archive.End)}", Rows: archive.End.Rows), cancel) is { } unrecorded) return ExportAnswers.Busy(http, unrecorded);
        return Results.File(archive.Path, System.Net.Mime.MediaTypeNames.Application.Zip, archive.End.FileName);
    }
}
