using System.Collections.Concurrent;
using System.Security.Cryptography;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>Filled forms that wait to be fetched by whom they were made for: a few minutes, in memory only.</summary>
public sealed class FilledForms(TimeProvider time)
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private const int MostOfOne = 3;
    private const int Most = 30;

    private readonly ConcurrentDictionary<string, Waiting> _files = new(StringComparer.Ordinal);

    public static string Address(string id) => $"/exports/filled/{id}.xlsx";

    /// <returns>The name under which its owner fetches it; nobody can guess it.</returns>
    public string Add(Viewer owner, ExportFile file)
    {
        var now = time.GetUtcNow();
        foreach (var (id, _) in _files.Where(f => f.Value.Until <= now)) _files.TryRemove(id, out _);
        Trim(_files.Where(f => f.Value.Owner == owner.UserId), MostOfOne);
        Trim(_files, Most);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _files[name] = new Waiting(owner.UserId, file, now + Kept);
        return name;
    }

    /// <returns>Null where there is no such file, or not for this viewer, or no longer.</returns>
    public ExportFile? Find(string id, Viewer viewer) =>
        _files.TryGetValue(id, out var found) && found.Owner == viewer.UserId && found.Until > time.GetUtcNow() ? found.File : null;

    /// <summary>Leaves room for one more.</summary>
    private void Trim(IEnumerable<KeyValuePair<string, Waiting>> files, int most)
    {
        foreach (var (id, _) in files.OrderByDescending(f => f.Value.Until).Skip(most - 1).ToList()) _files.TryRemove(id, out _);
    }

    private sealed record Waiting(string Owner, ExportFile File, DateTimeOffset Until);
}

/// <summary>GET /exports/filled/{id}.xlsx</summary>
public static class FilledFormExports
{
    public static IEndpointConventionBuilder MapFilledForms(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/exports/filled/{id}.xlsx", GetAsync).RequireAuthorization(Exports.Policy);

    private static async Task<IResult> GetAsync(string id, HttpContext http, FilledForms forms, IExportLog log, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        if (forms.Find(id, viewer) is not { } file) return ExportAnswers.Say(StatusCodes.Status404NotFound, "文件已过期，请重新生成。");
        if (await log.RecordAsync(viewer, new ExportedFile("套用上级表样"), cancel) is { } unrecorded) return ExportAnswers.Busy(http, unrecorded);
        return ExportAnswers.File(http, file.Content, ExportFile.ContentType, "form.xlsx", file.FileName);
    }
}
