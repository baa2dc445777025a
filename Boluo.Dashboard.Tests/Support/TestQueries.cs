using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>
/// Keeps what EF has translated, for all tests of a run: each ledger by each filter and sort is more than the 1,024 queries that it keeps by itself,
/// and translating again what it dropped took half of the processor.
/// </summary>
public static class TestQueries
{
    private static readonly MemoryCache Translated = new(new MemoryCacheOptions { SizeLimit = 1_000_000 });

    public static DbContextOptionsBuilder KeepQueries(this DbContextOptionsBuilder options) => options.UseMemoryCache(Translated);

    public static IServiceCollection KeepQueries(this IServiceCollection services) => services.ConfigureDbContext<BoluoDbContext>(options => options.KeepQueries());
}
