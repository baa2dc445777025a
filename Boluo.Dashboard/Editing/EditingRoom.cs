using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Beginnings;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Simulations;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Editing.Views;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Editing.Workbooks.Collecting;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boluo.Dashboard.Editing;

public static class EditingRoom
{
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddSingleton<GridHistory>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<ChangeDetails>();
        services.AddSingleton<AssignmentChoices>();
        services.AddSingleton<DataLoader>();
        services.AddSingleton<IInitialData>(provider => provider.GetRequiredService<DataLoader>());
        services.AddSingleton<DataWriter>();
        services.AddSingleton<ChangeWriter>();
        services.AddSingleton<JointReversal>();
        services.AddSingleton<PartReversal>();
        services.AddSingleton<RecordEditor>();
        services.AddSingleton<IRecordEditor, ActionEditor>();
        services.AddSingleton<RecordDrafts>();
        services.AddSingleton<IEntryEditor, EntryEditor>();
        services.AddSingleton<AdjustmentPlans>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<PageHints>();
        services.AddDataProtection(); // Its keys are set by whoever knows where they stand.
        services.AddSingleton<DraftVault>();
        services.AddSingleton<ImportPreviews>();
        services.AddSingleton<Senders>();
        services.AddSingleton<IImportDrafts, ImportDrafts>();
        services.AddSingleton<SettingEffects>();
        services.AddSingleton<DayEffects>();
        services.AddSingleton<ICountyBeginning, CountyBeginning>();
        services.AddSingleton<CountyCalendar>();
        services.AddHostedService(provider => provider.GetRequiredService<CountyCalendar>());
        services.AddScoped<PlanDocuments>();
        services.AddScoped<PlanEffects>();
        services.AddSingleton<DuePlans>();
        services.AddSingleton<SimulationDocuments>();
        services.AddScoped<CountyDay>();
        services.AddSingleton<HoldRows>();
        services.AddSetting(PlanDocuments.Review);
        services.AddScoped<EffectReader>();
        services.AddScoped<IEditor, Editor>();
        return services;
    }
}
