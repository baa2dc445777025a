using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Boluo.Dashboard.Tests.Components.Records;

/// <summary>The needs of the county with the form of a row, as in a circuit.</summary>
internal sealed class RecordDialogScreen : BunitContext
{
    public IRenderedComponent<CascadingValue<PageContext>> Page { get; private set; } = null!;

    public IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = null!;

    public static async Task<RecordDialogScreen> OpenAsync(RecordHouse house, string query, Role role = Role.Admin)
    {
        var screen = new RecordDialogScreen();
        screen.JSInterop.Mode = JSRuntimeMode.Loose;
        screen.Services.AddMudServices().AddScoped<Boluo.Dashboard.Components.Dialogs>().AddScoped<FormComparison>().AddSingleton<OpenThings>().AddScoped<CircuitLine>().AddSingleton(house.Get<RecordDrafts>()).AddSingleton(house.Get<Boluo.Dashboard.Editing.Views.SavedViews>());
        screen.Services.AddSingleton(County.Facts).AddSingleton(house.Get<DataChanges>()).AddSingleton<TimeProvider>(house.Clock).AddSingleton(house.Records)
            .AddScoped(_ => house.Get<IEditor>()).AddSingleton(house.Get<HandIn>()).AddSingleton(new PageResponse(new HttpContextAccessor()));
        foreach (var ledger in house.Get<IEnumerable<ILedger>>()) screen.Services.AddSingleton(ledger);
        foreach (var record in house.Get<IEnumerable<IRegister>>()) screen.Services.AddSingleton(record);
        screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var limits = await house.Get<Snapshots>().LimitsAsync(CancellationToken.None);
        var viewer = RecordHouse.Admin with { Role = role };
        var context = new PageContext(Scope.Parse(query, limits).Value, limits, viewer, Urls.ThreeLists, query, 1);
        screen.Dialogs = screen.Render<MudDialogProvider>();
        screen.Page = screen.Render<CascadingValue<PageContext>>(p => p.Add(v => v.Value, context).AddChildContent<LedgerTable>(t => t.Add(l => l.Name, "needs")));
        return screen;
    }

    /// <summary>Opens the form of the first row. The click ends when the form is closed.</summary>
    public Task EditAsync()
    {
        _ = Page.WaitForElement("[data-testid=record-edit]").ClickAsync();
        Dialogs.WaitForElement("[data-testid=record-form]");
        return Task.CompletedTask;
    }

    public Task TypeAsync(string field, string text) => Dialogs.Find($"#record-{field}").ChangeAsync(new ChangeEventArgs { Value = text });

    public Task ReasonAsync(string text) => Dialogs.Find("#record-reason").ChangeAsync(new ChangeEventArgs { Value = text });

    public Task SubmitAsync() => Dialogs.Find("[data-testid=record-form]").SubmitAsync();
}
