using Boluo.Dashboard.Data;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>The application on several counties: 10 make a city, 100 a province. They are loaded as any data are, from files at the first start.</summary>
internal sealed class ScaledApp : BoluoApp
{
    private readonly TempFolder _files;

    private ScaledApp(TempFolder files) => _files = files;

    public SlowCommands Commands { get; private init; } = new();

    public static ScaledApp Of(int counties)
    {
        var files = new TempFolder();
        CsvFiles.Write(SampleCounty.Build(), files.File("data"), counties);
        var commands = new SlowCommands();
        return new ScaledApp(files)
        {
            Settings = { ["Boluo:DataDirectory"] = files.File("data") },
            Commands = commands,
            Replace = services => services.ConfigureDbContext<BoluoDbContext>(options => options.AddInterceptors(commands)),
        };
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _files.Dispose();
    }
}
