using Boluo.Dashboard.Data;
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
            await ShowAsync(httpContext, bad.StatusCode, null, null);
            return true;
        }

        var (sentence, number) = Faults.Report(exception, logger);
        await ShowAsync(httpContext, DatabaseFaults.IsWriteRefused(exception) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError, sentence, number);
        return true;
    }

    public static async Task ShowAsync(HttpContext context, int status, string? sentence, string? number)
    {
        var (headers, services) = (context.Response.Headers, context.RequestServices);
        headers.CacheControl = "no-store";
        headers.Remove("blazor-enhanced-nav"); // Set by a page that has been rendered in vain, and set again below.
        await using var scope = services.CreateAsyncScope(); // Its renderer cannot be used twice either.
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<StatusPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(StatusPage.Code)] = status,
                [nameof(StatusPage.Sentence)] = sentence,
                [nameof(StatusPage.Number)] = number,
            })
            { StatusCode = status }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
