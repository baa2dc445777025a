using System.IO.Compression;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Data.Upgrades;

/// <summary>The databases that released versions have left to be upgraded.</summary>
internal static class ReleasedDatabase
{
    public const string First = "released-1.0.db.br";

    private static string Folder => Path.Combine(RepositoryFiles.Root, "Boluo.Dashboard.Tests", "Data", "Upgrades");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.br").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    /// <summary>A copy as the released version left it.</summary>
    public static async Task UnpackAsync(string name, string path)
    {
        await using var packed = new BrotliStream(File.OpenRead(Path.Combine(Folder, name)), CompressionMode.Decompress);
        await using var file = File.Create(path);
        await packed.CopyToAsync(file);
    }

    /// <summary>What the start of the program does with it.</summary>
    public static async Task UpgradeAsync(string path)
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddData(DatabaseFile.From($"Data Source={path};Pooling=False", Path.GetDirectoryName(path)!)).AddSingleton(CountyFiles.Loader).BuildServiceProvider();
        await services.GetRequiredService<DatabaseStart>().RunAsync(RepositoryFiles.Data, CancellationToken.None);
    }
}
