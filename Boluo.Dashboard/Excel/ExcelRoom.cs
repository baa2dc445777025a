using Boluo.Dashboard.Excel.Forms;

namespace Boluo.Dashboard.Excel;

public static class ExcelRoom
{
    /// <summary>The writer of workbooks and the gate before it. The endpoint is <see cref="Exports.MapExports"/>.</summary>
    public static IServiceCollection AddExcel(this IServiceCollection services)
    {
        services.AddOptions<ExcelOptions>();
        services.AddSingleton<ExportGate>();
        services.AddSingleton<ReportWriter>();
        services.AddSingleton<UploadedForms>();
        services.AddSingleton<FormSources>();
        return services;
    }
}
