using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Components.Records;
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
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Boluo.Dashboard.Tests.Components.Drafts;

/// <summary>Walks the forms of all records: each says how long its texts may be, keeps what is typed, and brings it back.</summary>
[Trait("Needs", "patience")]
public sealed class EveryRecordDraftTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Forms of their own on a page of their own, of one number or one choice each.</summary>
    private const string Settings = "settings";

    [Fact]
    public async Task Every_form_keeps_and_restores_a_draft_and_bounds_its_texts()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (limits, walked) = (await house.Get<Snapshots>().LimitsAsync(None), 0);
        foreach (var record in house.Get<IEnumerable<IRegister>>().Where(r => r.Ledger is not (null or Settings)))
        {
            var ledger = house.Get<IEnumerable<ILedger>>().Named(record.Ledger!);
            var rows = (await ledger.PageAsync(County.On(limits.AsOf), View.Default(ledger), RecordHouse.Admin, None)).Rows;
            if (!record.MayAdd && rows.Count == 0) continue;
            await WalkAsync(house, record, walked++ % 2 == 0 && record.MayAdd || rows.Count == 0 ? null : rows[0].Key);
        }

        Assert.True(walked > 40, $"{walked} forms");
    }

    private static async Task WalkAsync(RecordHouse house, IRegister record, string? key)
    {
        await using var screen = new Screen(house);
        var trace = await house.TraceAsync();
        var closing = screen.Open(record, key, null);
        var inputs = screen.Dialogs.FindAll("[data-testid=record-form] input[type=text], [data-testid=record-form] input[type=month], [data-testid=record-form] textarea");
        var ids = screen.Dialogs.FindAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(inputs, i => Assert.True(int.Parse(i.GetAttribute("data-longest") ?? "", System.Globalization.CultureInfo.InvariantCulture) > 0, $"{record.Ledger} {i.Id}"));

        var field = screen.Dialogs.FindAll("[data-testid=record-form] input[type=text]:not([disabled]), [data-testid=record-form] textarea:not([disabled], #record-reason)")[0].Id!;
        await screen.Dialogs.Find($"#{field}").ChangeAsync(new ChangeEventArgs { Value = "12" });
        await screen.Dialogs.Find("#record-reason").ChangeAsync(new ChangeEventArgs { Value = "草稿的原因" });
        Assert.Equal("正在存草稿…", screen.Mark);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        screen.Dialogs.WaitForAssertion(() => Assert.StartsWith("草稿已存", screen.Mark, StringComparison.Ordinal));
        await screen.DisposeAsync(); // As a reload does: nobody says goodbye.
        _ = closing;

        var draft = Assert.Single((await house.Get<RecordDrafts>().ListAsync(record.Ledger!, RecordHouse.Admin, None)).Value);
        Assert.Equal(key, draft.RowKey);
        await using var later = new Screen(house);
        _ = later.Open(record, key, null);
        await later.Dialogs.Find("[data-testid=draft-continue]").ClickAsync();
        later.Dialogs.WaitForAssertion(() => Assert.Equal("12", later.ValueOf(field)));
        Assert.Equal("草稿的原因", later.ValueOf("record-reason"));
        Assert.StartsWith("草稿已存", later.Mark, StringComparison.Ordinal);
        Assert.Equal(trace, await house.TraceAsync());

        var cancelling = later.Dialogs.Find("[data-testid=record-cancel]").ClickAsync();
        await later.Dialogs.WaitForElement("[data-testid=confirm]").ClickAsync();
        await cancelling;
        Assert.Empty((await house.Get<RecordDrafts>().ListAsync(record.Ledger!, RecordHouse.Admin, None)).Value);
    }

    private sealed class Screen : BunitContext
    {
        public Screen(RecordHouse house)
        {
            JSInterop.Mode = JSRuntimeMode.Loose;
            Services.AddMudServices().AddScoped<Boluo.Dashboard.Components.Dialogs>().AddScoped<FormComparison>().AddSingleton<OpenThings>().AddScoped<CircuitLine>();
            Services.AddSingleton(house.Get<RecordDrafts>()).AddSingleton<TimeProvider>(house.Clock).AddSingleton(house.Records).AddScoped(_ => house.Get<IEditor>());
            SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            Dialogs = Render<MudDialogProvider>();
        }

        public IRenderedComponent<MudDialogProvider> Dialogs { get; }

        public string Mark => Dialogs.Find("[data-testid=draft-mark]").TextContent;

        public string? ValueOf(string id) => Dialogs.Find($"#{id}") is var input && input.HasAttribute("value") ? input.GetAttribute("value") : input.TextContent;

        public Task Open(IRegister record, string? key, DraftOffer? draft)
        {
            var open = Dialogs.InvokeAsync(() => RecordDialog.OpenAsync(Services.GetRequiredService<Boluo.Dashboard.Components.Dialogs>(), record, key, RecordHouse.Admin, draft: draft));
            Dialogs.WaitForElement("[data-testid=record-form]");
            return open;
        }
    }
}
