using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing;

public static class EditingRoom
{
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddSingleton<GridHistory>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<ChangeDetails>();
        services.AddSingleton<AssignmentChoices>();
        services.AddSingleton<RecordBook>();
        services.AddSingleton<Commits>();
        services.AddSingleton<IRecordEditor, RecordEditor>();
        services.AddSingleton<RecordDrafts>();
        services.AddSingleton<AdjustmentPlans>();
        services.AddSingleton<SettingEffects>();
        services.AddSingleton<DayEffects>();
        services.AddScoped<EffectReader>();
        services.AddScoped<IEditor, Editor>();
        return services;
    }

    /// <summary>Lets administrators keep the rows behind a ledger by hand.</summary>
    public static IServiceCollection AddRecord<TRecord>(this IServiceCollection services) where TRecord : class, IRecord =>
        services.AddSingleton<IRecord, TRecord>();
}
