using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Boluo.Dashboard.Backups.Watching;

/// <summary>What the watch has seen, for a monitor that asks from outside: by code, without paths.</summary>
public sealed class SystemHealth(Watchdog watchdog) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = watchdog.Current;
        var codes = string.Join('\n', state.Conditions.Select(SystemState.Code));
        return Task.FromResult(state.PauseReason is not null ? HealthCheckResult.Unhealthy(codes) : state.Conditions.Count > 0 ? HealthCheckResult.Degraded(codes) : HealthCheckResult.Healthy());
    }

    /// <summary>The status, and below it one code per line.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(e => e.Description).Where(d => !string.IsNullOrEmpty(d)).Prepend(report.Status.ToString())), context.RequestAborted);
    }
}
