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
            Assert.All(record.Links, f => Assert.NotNull(f.Theirs.Choices));
            Assert.All(record.FormFields.Where(f => f.Kind == FieldKind.Pick), f => Assert.True(f.Choices is not null || f.Offers is not null));
            var type = db.Model.FindEntityType(record.RowType)!;
            Assert.All(record.FormFields, f => Assert.NotNull(type.FindProperty(f.Property)));
        }
    }

    [Fact]
    public async Task The_first_row_of_every_ledger_opens_changes_in_one_field_and_is_undone()
    {
        var (admin, editor) = await AdminAsync();
        foreach (var record in Kept)
        {
            var keys = await KeysAsync(record, admin);
            if (record.MayAdd) Assert.True((await editor.LoadAsync(record.Ledger!, null, admin, None)).Ok);
            if (keys.Count == 0) continue;
            var form = await editor.LoadAsync(record.Ledger!, keys[0], admin, None);
            Assert.True(form.Ok, $"{record.Ledger}: {form.Error}");
            var text = form.Value.Fields.OfType<Field>().FirstOrDefault(f => f is { Kind: FieldKind.Text or FieldKind.LongText, Shape: null } && !form.Value.Fixed.Contains(f.Key));
            if (text is null) continue;

            var saved = await SaveAsync(form.Value, new() { [text.Key] = "核对后的内容" }, admin);
            var again = (await editor.LoadAsync(record.Ledger!, keys[0], admin, None)).Value;
            Assert.Equal((text.Label, "核对后的内容"), (again.History[0].Changes[0].Field, again.History[0].Changes[0].After));

            await RevertAsync(saved, admin);
            Assert.Equal(form.Value.Values, (await editor.LoadAsync(record.Ledger!, keys[0], admin, None)).Value.Values);
        }
    }

    [Fact]
    public async Task A_link_of_every_form_that_keeps_some_goes_comes_back_and_is_undone_with_its_history()
    {
        var (admin, editor) = await AdminAsync();
        var walked = 0;
        foreach (var record in Kept.Where(r => r.Links.Count > 0))
            foreach (var field in record.Links)
            {
                foreach (var key in await KeysAsync(record, admin))
                {
                    var form = (await editor.LoadAsync(record.Ledger!, key, admin, None)).Value;
                    var links = LinkText.Read(form.Values[field.Key]);
                    if (links.Count < (field.Required ? 2 : 1)) continue;
                    var without = await SaveAsync(form, new() { [field.Key] = LinkText.Write(links.Skip(1)) }, admin);
                    var shorter = (await editor.LoadAsync(record.Ledger!, key, admin, None)).Value;
                    Assert.Equal(links.Skip(1), LinkText.Read(shorter.Values[field.Key]));
                    Assert.Equal(field.Label, Assert.Single(shorter.History[0].Changes).Field);
                    Assert.StartsWith("移除“", shorter.History[0].Changes[0].After, StringComparison.Ordinal);

                    var with = await SaveAsync(shorter, new() { [field.Key] = form.Values[field.Key] }, admin);
                    var again = (await editor.LoadAsync(record.Ledger!, key, admin, None)).Value;
                    Assert.StartsWith("新增“", again.History[0].Changes[0].After, StringComparison.Ordinal);
                    await RevertAsync(with, admin);
                    await RevertAsync(without, admin);
                    Assert.Equal(form.Values, (await editor.LoadAsync(record.Ledger!, key, admin, None)).Value.Values);
                    walked++;
                    break;
                }
            }

        Assert.Equal(Kept.Sum(r => r.Links.Count), walked);
    }

    /// <summary>A row is added as one that was deleted before, so that it breaks no rule.</summary>
    [Fact]
    public async Task A_row_of_every_ledger_is_deleted_added_anew_and_both_are_undone()
    {
        var (admin, editor) = await AdminAsync();
        var walked = new List<string>();
        foreach (var record in Kept.Where(r => r is { MayAdd: true, MayDelete: true }))
            foreach (var key in await KeysAsync(record, admin))
            {
                var form = (await editor.LoadAsync(record.Ledger!, key, admin, None)).Value;
                var deleted = await editor.DeleteAsync(new RecordInput(form, form.Values, "核对", null), admin, None);
                if (!deleted.Ok)
                {
                    Assert.EndsWith("。", deleted.Refusal, StringComparison.Ordinal);
                    continue;
                }

                var added = await SaveAsync((await editor.LoadAsync(record.Ledger!, null, admin, None)).Value, new(form.Values, StringComparer.Ordinal), admin);
                await RevertAsync(added, admin);
                await RevertAsync(deleted.ChangeSetId!.Value, admin);
                Assert.Equal(form.Values, (await editor.LoadAsync(record.Ledger!, key, admin, None)).Value.Values);
                walked.Add(record.Ledger!);
                break;
            }

        Assert.True(walked.Count > 30, string.Join('、', walked));
    }

    private IReadOnlyList<IRegister> Kept => [.. app.Services.GetRequiredService<IEnumerable<IRegister>>().Where(r => r.Ledger is not (null or Settings))];

    private async Task<(Viewer Admin, IRecordEditor Editor)> AdminAsync()
    {
        var account = await app.AccountAsync("test-Admin", Role.Admin);
        return (new Viewer(account.Id, "测试", Role.Admin), app.Services.GetRequiredService<IRecordEditor>());
    }

    /// <summary>The rows on the first page of a ledger.</summary>
    private async Task<IReadOnlyList<string>> KeysAsync(IRegister record, Viewer admin)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var ledger = app.Services.GetRequiredService<IEnumerable<ILedger>>().Named(record.Ledger!);
        return [.. (await ledger.PageAsync(County.On(limits.AsOf), View.Default(ledger), admin, None)).Rows.Select(r => r.Key)];
    }

    private async Task<int> SaveAsync(RecordForm form, Dictionary<string, string?> typed, Viewer admin)
    {
        var saved = await app.Services.GetRequiredService<IRecordEditor>().SaveAsync(RecordHouse.Input(form, typed), admin, None);
        Assert.True(saved.Ok, $"{form.Ledger}: {saved.Refusal}{string.Concat(saved.Faults.Select(f => f.Message))}");
        return saved.ChangeSetId!.Value;
    }

    private async Task RevertAsync(int changeSetId, Viewer admin)
    {
        await using var services = app.Services.CreateAsyncScope();
        var undone = await services.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(changeSetId, "撤销", admin, None);
        Assert.True(undone.Ok, undone.Error);
    }
}
