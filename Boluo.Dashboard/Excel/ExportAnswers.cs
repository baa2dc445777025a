using System.Globalization;
using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace Boluo.Dashboard.Excel;

/// <summary>What an export answers with, whatever kind of file it is: a download, or a sentence.</summary>
public static class ExportAnswers
{
    private const int RetryAfterSeconds = 10;

    /// <summary>A download under its Chinese name, and a plain one for programs that know no other.</summary>
    public static IResult File(HttpContext http, byte[] content, string contentType, string plainName, string fileName)
    {
        var disposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment) { FileName = plainName, FileNameStar = fileName };
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(content, contentType);
    }

    /// <summary>Not now, and why: the <see cref="ExportGate"/> has no place, or the data are moving.</summary>
    public static IResult Busy(HttpContext http, string sentence)
    {
        http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Say(StatusCodes.Status503ServiceUnavailable, sentence);
    }

    public static IResult Say(int status, string sentence) => Results.Text(sentence, MediaTypeNames.Text.Plain, System.Text.Encoding.UTF8, status);

    /// <summary>
    /// 【示例】博罗县三张清单汇总表_罗阳街道_截至2020年6月30日_报送版.xlsx: what is known of a file, without quotes and brackets within brackets.
    /// </summary>
    /// <param name="parts">Empty ones are left out.</param>
    public static string NameOf(bool isSample, string extension, params IEnumerable<string> parts) =>
        (isSample ? "【示例】" : "") + Accepted(string.Concat(string.Join('_', parts.Where(p => p.Length > 0)).Where(c => c is not ('“' or '”')))) + extension;

    /// <summary>A file name without what file systems refuse.</summary>
    public static string Accepted(string name) =>
        string.Concat(name.Where(c => c is not ('\\' or '/' or ':' or '*' or '?' or '"' or '<' or '>' or '|') && !char.IsControl(c)));
}
