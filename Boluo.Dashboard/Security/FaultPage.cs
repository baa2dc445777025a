using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boluo.Dashboard.Security;

/// <summary>The answer to an exception: a sentence and a number. The log has the rest.</summary>
internal sealed class FaultPage(ILogger<FaultPage> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            await Show(httpContext, bad.StatusCode, null, null);
            return true;
        }

        var (sentence, number) = Faults.Report(exception, logger);
        await Show(httpContext, StatusCodes.Status500InternalServerError, sentence, number);
        return true;
    }

    public static Task Show(HttpContext context, int status, string? sentence, string? number)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<StatusPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(StatusPage.Code)] = status,
            [nameof(StatusPage.Sentence)] = sentence,
            [nameof(StatusPage.Number)] = number,
        })
        { StatusCode = status }.ExecuteAsync(context);
    }
}
