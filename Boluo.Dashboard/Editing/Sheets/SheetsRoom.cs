using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Sheets;

public static class SheetsRoom
{
    /// <summary>Publishes the sheet that a register declares.</summary>
    public static IServiceCollection AddSheet<TRegister>(this IServiceCollection services) where TRegister : class, IRegister =>
        services.AddSingleton(provider => new EntrySheet(provider.GetServices<IRegister>().OfType<TRegister>().First()));

    /// <summary>Publishes a sheet whose rows follow one another in a way of their own.</summary>
    public static IServiceCollection AddEntrySheet<TSheet>(this IServiceCollection services) where TSheet : EntrySheet => services.AddSingleton<EntrySheet, TSheet>();
}
