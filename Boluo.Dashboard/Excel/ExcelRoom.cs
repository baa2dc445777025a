using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Imports;

namespace Boluo.Dashboard.Excel;

public static class ExcelRoom
{
    /// <summary>The writer of workbooks and the gate before it. The endpoint is <see cref="Exports.MapExports"/>.</summary>
    public static IServiceCollection AddExcel(this IServiceCollection services)
    {
        services.AddOptions<ExcelOptions>();
        services.AddSingleton<ExportGate>();
        services.AddSingleton<ReportWriter>();
        services.AddSingleton<WorkingChoices>();
        services.AddSingleton<Templates>();
        services.AddSingleton<ReturnedExports>();
        services.AddSingleton<ImportReader>();
        services.AddSingleton<UploadedForms>();
        services.AddSingleton<FormSources>();
        return services;
    }
}
