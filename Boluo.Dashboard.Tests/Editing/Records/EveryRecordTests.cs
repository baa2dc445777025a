using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Editing.Records;

/// <summary>Walks every registered record: its ledger's rows open, save and come back.</summary>
[Trait("Needs", "application")]
public sealed class EveryRecordTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    /// <summary>Has a page of its own, which lists what is not stored, too.</summary>
    private const string Settings = "settings";

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_record_serves_a_ledger_and_its_fields_are_told_apart()
    {
        await using var db = await app.OpenAsync();
        var ledgers = app.Services.GetRequiredService<IEnumerable<ILedger>>().Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        var records = app.Services.GetRequiredService<IEnumerable<IRegister>>().Where(r => r.Ledger is not null).ToList();
        Assert.NotEmpty(records);
        Assert.Equal(records.Count, records.Select(r => r.Ledger).Distinct(StringComparer.Ordinal).Count());
        foreach (var record in records)
        {
            Assert.True(record.Ledger == Settings || ledgers.Contains(record.Ledger!), record.Ledger);
            Assert.Equal(record.FormFields.Count, record.FormFields.Select(f => f.Key).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(record.FormFields.Count, record.FormFields.Select(f => f.Label).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(record.FormFields.Count, record.FormFields.Select(f => f.Property).Distinct(StringComparer.Ordinal).Count());
            Assert.All(record.FormFields.Where(f => f.Kind == FieldKind.Pick), f => Assert.True(f.Choices is not null || f.Offers is not null));
            var type = db.Model.FindEntityType(record.RowType)!;
            Assert.All(record.FormFields, f => Assert.NotNull(type.FindProperty(f.Property)));
        }
    }

    [Fact]
    public async Task The_first_row_of_every_ledger_opens_changes_in_one_field_and_is_undone()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var scope = County.On(limits.AsOf);
        var account = await app.AccountAsync("test-Admin", Role.Admin);
        var admin = new Viewer(account.Id, "测试", Role.Admin);
        var editor = app.Services.GetRequiredService<IRecordEditor>();
        await using var services = app.Services.CreateAsyncScope();
        foreach (var record in app.Services.GetRequiredService<IEnumerable<IRegister>>().Where(r => r.Ledger is not (null or Settings)))
        {
            var ledger = app.Services.GetRequiredService<IEnumerable<ILedger>>().Named(record.Ledger!);
            var page = await ledger.PageAsync(scope, View.Default(ledger), admin, None);
            if (record.MayAdd) Assert.True((await editor.LoadAsync(record.Ledger!, null, admin, None)).Ok);
            if (page.Count == 0) continue;
            var form = await editor.LoadAsync(record.Ledger!, page.Rows[0].Key, admin, None);
            Assert.True(form.Ok, $"{record.Ledger}: {form.Error}");
            var text = form.Value.Fields.FirstOrDefault(f => f is { Kind: FieldKind.Text or FieldKind.LongText, Shape: null } && !form.Value.Fixed.Contains(f.Key));
            if (text is null) continue;

            var values = new Dictionary<string, string?>(form.Value.Values, StringComparer.Ordinal) { [text.Key] = "核对后的内容" };
            var saved = await editor.SaveAsync(new RecordInput(form.Value, values, "核对", null), admin, None);
            Assert.True(saved.Ok, $"{record.Ledger}: {saved.Refusal}{string.Concat(saved.Faults.Select(f => f.Message))}");
            var again = (await editor.LoadAsync(record.Ledger!, page.Rows[0].Key, admin, None)).Value;
            Assert.Equal((text.Label, "核对后的内容"), (again.History[0].Changes[0].Field, again.History[0].Changes[0].After));

            var undone = await services.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(saved.ChangeSetId!.Value, "撤销", admin, None);
            Assert.True(undone.Ok, $"{record.Ledger}: {undone.Error}");
            Assert.Equal(form.Value.Values, (await editor.LoadAsync(record.Ledger!, page.Rows[0].Key, admin, None)).Value.Values);
        }
    }
}
