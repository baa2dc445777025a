using Boluo.Dashboard.Excel.Forms;

namespace Boluo.Dashboard.Excel;

public static class ExcelRoom
{
    /// <summary>The writer of workbooks and the gate before it. The endpoints are <see cref="Exports.MapExports"/> and <see cref="FilledFormExports.MapFilledForms"/>.</summary>
    public static IServiceCollection AddExcel(this IServiceCollection services)
    {
        services.AddOptions<ExcelOptions>();
        services.AddSingleton<ExportGate>();
        services.AddSingleton<ReportWriter>();
        services.AddSingleton<FilledForms>();
        services.AddSingleton<FormFiller>();
        return services;
    }
}
