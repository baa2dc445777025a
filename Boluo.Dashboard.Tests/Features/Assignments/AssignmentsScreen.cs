using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Features.Assignments;
using Boluo.Dashboard.Features.Assignments.Documents;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Features.Assignments;

/// <summary>The page of adjustments over a tiny county, as in a circuit.</summary>
internal sealed class AssignmentsScreen : BunitContext
{
    public IRenderedComponent<CascadingValue<PageContext>> Page { get; private set; } = null!;

    public IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = null!;

    public static Task<AssignmentsScreen> OpenAsync(TinyCounty county, string query) => OpenAsync<AssignmentsPage>(county, Urls.Assignments, query);

    /// <summary>Another page of the room, with what its address says.</summary>
    public static async Task<AssignmentsScreen> OpenAsync<TPage>(TinyCounty county, string path, string query, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null) where TPage : IComponent
    {
        var screen = new AssignmentsScreen();
        screen.JSInterop.Mode = JSRuntimeMode.Loose;
        screen.Services.AddMudServices().AddScoped<Dialogs>().AddScoped<FormComparison>().AddSingleton<OpenThings>().AddScoped<CircuitLine>().AddSingleton(county.Get<AdjustmentPlans>()).AddSingleton(county.Get<Boluo.Dashboard.Editing.Views.SavedViews>());
        screen.Services.AddSingleton(County.Facts).AddSingleton(county.Get<DataChanges>()).AddSingleton(county.Get<Snapshots>()).AddSingleton(county.Get<AssignmentChoices>())
            .AddSingleton(county.Get<BrokenRules>()).AddSingleton(county.Get<ChangeLog>()).AddSingleton(county.Get<GridHistory>())
            .AddSingleton<TimeProvider>(county.Clock).AddScoped(_ => county.Editor)
            .AddSingleton(county.Get<HandIn>()).AddSingleton(county.Get<DayEffects>()).AddSingleton(county.Get<PlanDocuments>()).AddSingleton(county.Get<PlanEffects>()).AddSingleton(county.Get<PlanReading>()).AddSingleton(new PageResponse(new HttpContextAccessor()));
        foreach (var ledger in county.Get<IEnumerable<ILedger>>()) screen.Services.AddSingleton(ledger);
        screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var limits = await county.Get<Snapshots>().LimitsAsync(CancellationToken.None);
        var context = new PageContext(County.On(limits.AsOf), limits, Admin, path, query, 1);
        screen.Dialogs = screen.Render<MudDialogProvider>();
        screen.Page = screen.Render<CascadingValue<PageContext>>(p => p.Add(v => v.Value, context).AddChildContent(parameters ?? (_ => { })));
        return screen;
    }
}
