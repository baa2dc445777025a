using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>The loader with all registers of the house, without an application.</summary>
internal static class CountyFiles
{
    /// <summary>All registers that have a data file.</summary>
    public static IReadOnlyList<IRegister> Registers { get; } = [.. new ServiceCollection().AddFeatures().Where(s => s.ServiceType == typeof(IRegister))
        .Select(s => s.ImplementationType!).Where(t => t.GetConstructor([]) is not null).Select(t => (IRegister)Activator.CreateInstance(t)!).Where(r => r.FileName is not null)];

    /// <summary>What an empty database is filled with.</summary>
    public static IInitialData Loader { get; } = new DataLoader(Registers, TimeProvider.System);

    public static IModel Model { get; } = new BoluoDbContext(new DbContextOptionsBuilder<BoluoDbContext>().UseSqlite("Data Source=:memory:").Options).Model;

    public static IReadOnlyList<DataFile> Files { get; } = new DataLoader(Registers, TimeProvider.System).Files;

    public static CountyData Read(string directory) => new DataLoader(Registers, TimeProvider.System).Read(Model, directory);

    public static Task<bool> LoadAsync(BoluoDbContext db, string directory, TimeProvider time, CancellationToken cancel) => new DataLoader(Registers, time).LoadAsync(db, directory, cancel);
}
