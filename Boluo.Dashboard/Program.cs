using Boluo.Dashboard;
using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Excel.Imports;
using Boluo.Dashboard.Features.Assignments.Documents;
using Boluo.Dashboard.Features.Audit;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Features.Comparing;
using Boluo.Dashboard.Features.Help;
using Boluo.Dashboard.Features.Imports;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Features.Reports.Forms;
using Boluo.Dashboard.Features.Search;
using Boluo.Dashboard.Features.Wall;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Starting;
using Boluo.Dashboard.Tables;

if (!Machine.HasIcu()) return 1;
try
{
    Machine.SpeakChinese();
    var (command, rest) = OperatorCommand.Find(args);
    RestartOrder? order = null;
    do
    {
        var builder = WebApplication.CreateBuilder(Hosting.Options(rest));
        var settings = StartSettings.Read(builder.Configuration, builder.Environment);
        settings.AddTo(builder.Services);
        builder.Listen(settings);
        if (command is null) LogFile.AddTo(builder, settings.Log);
        builder.Services
            .AddHosting()
            .AddData(settings.File)
            .AddInsight()
            .AddBackups()
            .AddCharts()
            .AddSecurity(settings.File)
            .AddTables()
            .AddExcel()
            .AddEditing()
            .AddComponents()
            .AddFeatures();

        await using var app = builder.Build();
        if (command is not null) return await command.RunAsync(app.Services);
        var restored = order?.CarryOut(app.Services);
        await app.PrepareAsync();
        await app.Services.GetRequiredService<ProgramRestart>().BeginAsync(restored, app.Services.GetRequiredService<IUpkeepEvents>(), CancellationToken.None);
        if (order is not null && Restarts.AreTheManagers) return Restarts.ExitCode;
        app.UseHosting();
        app.UseSecurity();
        app.MapHosting();
        app.MapSecurity();
        app.MapExports();
        app.MapTemplates();
        app.MapImports();
        app.MapReportForms();
        app.MapBrief();
        app.MapComparisons();
        app.MapWorkList();
        app.MapPlanPapers();
        app.MapWall();
        app.MapLogArchives();
        app.MapHints();
        app.MapQuickFind();
        app.MapComponents();
        order = await app.RunUntilRestartAsync();
    }
    while (order is not null);

    return 0;
}
catch (Exception e) when (e is not HostAbortedException)
{
    return StartFailure.Report(e);
}

/// <summary>Named so that tests can start the application.</summary>
public partial class Program;
