using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boluo.Dashboard.Excel;

public static class ExcelRoom
{
    /// <summary>The writer of workbooks and the gate before it. The endpoint is <see cref="Exports.MapExports"/>.</summary>
    public static IServiceCollection AddExcel(this IServiceCollection services)
    {
        services.AddOptions<ExcelOptions>().BindConfiguration("Boluo");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ExportGate>();
        services.AddSingleton<ReportWriter>();
        return services;
    }
}
