using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Excel;

/// <summary>A database file with a few places, and the Excel room over it.</summary>
public sealed class ExcelHouse : IAsyncLifetime
{
    public static readonly DateOnly Day = new(2020, 6, 30);

    public static readonly Scope County = new(null, null, null, Day);

    public static readonly Viewer Staff = new("7", "工作人员甲", Role.Staff);

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"boluo-excel-{Guid.NewGuid():N}.db");
    private ServiceProvider? _services;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero));

    public IServiceProvider Services => _services!;

    public ReportWriter Writer => Services.GetRequiredService<ReportWriter>();

    public IDbContextFactory<BoluoDbContext> Factory => Services.GetRequiredService<IDbContextFactory<BoluoDbContext>>();

    /// <summary>The services an export needs, without any ledger.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddData(DatabaseFile.From($"Data Source={_file}", Path.GetTempPath())).KeepQueries().AddSingleton<DataChanges>().AddSingleton<Snapshots>().AddSingleton(Support.County.Facts).AddSingleton<Comparisons>().AddSingleton<Ties>().AddSingleton<TimeProvider>(Clock);
        services.AddTables().AddExcel().AddSingleton<IExportLog, NoLog>();
    }

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        AddTo(services);
        _services = services.BuildServiceProvider();
        await File.Create(_file).DisposeAsync(); // The program never makes a database in the place of one that is gone.
        await using var db = await Factory.CreateDbContextAsync();
        await db.Database.MigrateAsync();
        db.DataStates.Add(new DataState { AsOf = Day, EarliestAsOf = new DateOnly(2019, 1, 1), Origin = DataOrigin.Sample });
        db.Townships.Add(new Township { Code = "441322001", Name = "罗阳街道", Kind = TownshipKind.Street });
        db.Townships.Add(new Township { Code = "441322002", Name = "龙溪街道", Kind = TownshipKind.Street });
        for (var i = 1; i <= 12; i++)
        {
            db.Communities.Add(new Community
            {
                Code = string.Create(CultureInfo.InvariantCulture, $"44132200{1 + i % 2}{i:000}"),
                Name = $"第{i}社区",
                TownshipCode = i % 2 == 0 ? "441322001" : "441322002",
                UrbanForm = i % 3 == 0 ? null : i % 3 == 1 ? UrbanForm.OldTown : UrbanForm.Fringe,
                SecretaryName = "书记甲",
                AreaKm2 = i == 5 ? null : i * 0.75,
                CommitteeMembers = 4 + i,
                OfficePhone = "0752-0000000",
                ValidFrom = new DateOnly(2001, 1, i),
            });
        }

        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Services.GetRequiredService<DatabaseFile>().Release();
        await _services!.DisposeAsync();
        File.Delete(_file);
    }

    public async Task<XLWorkbook> BookAsync(ISheet sheet, Edition edition = Edition.Submit, Scope? scope = null, View? view = null) =>
        Open((await FileAsync(sheet, edition, scope, view)).Content);

    public Task<ExportFile> FileAsync(ISheet sheet, Edition edition = Edition.Submit, Scope? scope = null, View? view = null) =>
        FileAsync(new OneSheet(sheet), edition, scope, view);

    public async Task<ExportFile> FileAsync(IReport report, Edition edition, Scope? scope = null, View? view = null) =>
        (await Writer.WriteAsync(report, edition, scope ?? County,
            view is null ? new Dictionary<string, View>() : new Dictionary<string, View> { [report.Sheets[0].Name] = view },
            Staff, TestContext.Current.CancellationToken)).File.Value;

    public static XLWorkbook Open(byte[] content) => new(new MemoryStream(content));

    /// <summary>What the Open XML validator has to say.</summary>
    public static IReadOnlyList<string> Faults(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2010).Validate(document)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }

    private sealed record OneSheet(ISheet Sheet) : IReport
    {
        public string Name => Sheet.Name;

        public SheetTitle Title => Sheet.Title;

        public IReadOnlyList<ISheet> Sheets => [Sheet];
    }
}

/// <summary>Writes nothing down; that files are recorded is tested in the application.</summary>
internal sealed class NoLog : IExportLog
{
    public Task<string?> RecordAsync(Viewer by, ExportedFile file, CancellationToken cancel) => Task.FromResult<string?>(null);
}
