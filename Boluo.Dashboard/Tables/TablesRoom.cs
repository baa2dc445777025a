using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables.Growing;
using Boluo.Dashboard.Tables.HandedIn;

namespace Boluo.Dashboard.Tables;

public static class TablesRoom
{
    /// <summary>What reads all tables together, and what they know of the registers behind them.</summary>
    public static IServiceCollection AddTables(this IServiceCollection services) => services
        .AddSingleton<RegisterBook>()
        .AddSingleton<SheetKinds>()
        .AddSingleton<Reconciliation>()
        .AddSingleton<HandIn>()
        .AddSingleton<HandedInReports>()
        .AddHostedService<GrowingTables>();

    /// <summary>Publishes a ledger to screen, export, import and print.</summary>
    public static IServiceCollection AddLedger<TLedger>(this IServiceCollection services) where TLedger : class, ILedger =>
        services.AddSingleton<ILedger, TLedger>();

    /// <summary>Publishes a summary to screen, export and print.</summary>
    public static IServiceCollection AddSummary<TSummary>(this IServiceCollection services) where TSummary : class, ISummary => services
        .AddSingleton<TSummary>()
        .AddSingleton<ISummary>(provider => provider.GetRequiredService<TSummary>());

    /// <summary>The ledger of that name.</summary>
    /// <exception cref="KeyNotFoundException">No room has published one.</exception>
    public static ILedger Named(this IEnumerable<ILedger> ledgers, string name) =>
        ledgers.FirstOrDefault(l => l.Name == name) ?? throw new KeyNotFoundException($"No ledger is named {name}.");
}
