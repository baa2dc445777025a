using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Editing.Records;

/// <summary>The county's data set with its records, at 10:32 of the day after the county's day.</summary>
internal sealed class RecordHouse : IAsyncDisposable
{
    public static readonly Viewer Admin = TinyCounty.Admin;
    public static readonly Viewer Other = TinyCounty.Other;

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private RecordHouse(TestDatabase database, IInterceptor[] interceptors)
    {
        _database = database;
        _services = EditingHouse.Build(database.ConnectionString, Clock, interceptors);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero));

    public IRecordEditor Records => Get<IRecordEditor>();

    public static async Task<RecordHouse> CreateAsync(params IInterceptor[] interceptors)
    {
        var database = await TestDatabase.CreateAsync();
        await using (var db = database.CreateDbContext())
        {
            EditingHouse.AddUsers(db, Admin, Other, TinyCounty.Staff);
            await db.SaveChangesAsync();
        }

        return new RecordHouse(database, interceptors);
    }

    public T Get<T>() where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public BoluoDbContext Open() => _database.CreateDbContext();

    public async Task<RecordForm> LoadAsync(string ledger, string? key)
    {
        var form = await Records.LoadAsync(ledger, key, Admin, default);
        Assert.True(form.Ok, form.Error);
        return form.Value;
    }

    /// <summary>Saves a form with some fields typed anew.</summary>
    public Task<RecordOutcome> SaveAsync(RecordForm form, Dictionary<string, string?> typed, Viewer? by = null, string reason = "核对台账") =>
        Records.SaveAsync(Input(form, typed, reason), by ?? Admin, default);

    public async Task<int> SavedAsync(RecordForm form, Dictionary<string, string?> typed, Viewer? by = null)
    {
        var outcome = await SaveAsync(form, typed, by);
        Assert.True(outcome.Ok, outcome.Refusal + string.Concat(outcome.Faults.Select(f => f.Message)) + string.Concat(outcome.Clashes.Select(c => c.Message)));
        return outcome.ChangeSetId!.Value;
    }

    public async Task<int> DeletedAsync(RecordForm form)
    {
        var outcome = await Records.DeleteAsync(Input(form, [], "重复登记"), Admin, default);
        Assert.True(outcome.Ok, outcome.Refusal);
        return outcome.ChangeSetId!.Value;
    }

    public static RecordInput Input(RecordForm form, Dictionary<string, string?> typed, string reason = "核对台账")
    {
        var values = new Dictionary<string, string?>(form.Values, StringComparer.Ordinal);
        foreach (var (key, value) in typed) values[key] = value;
        return new RecordInput(form, values, reason, null);
    }

    public Task<Result<int>> RevertAsync(int changeSetId, Viewer? by = null) => Get<IEditor>().RevertAsync(changeSetId, "误操作", by ?? Admin, default);

    /// <summary>How many change sets, entries and which data version there are: nothing was written if none of it moved.</summary>
    public async Task<(int Sets, int Entries, long Version)> TraceAsync()
    {
        await using var db = Open();
        return (await db.ChangeSets.CountAsync(), await db.ChangeEntries.CountAsync(), await db.DataStates.Select(s => s.Version).SingleAsync());
    }

    /// <summary>The lists with their links, as text, without versions.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var db = Open();
        return
        [
            .. (await db.Needs.OrderBy(n => n.Id).ToListAsync()).Select(n => $"need {n.Id} {n.Code} {n.Title} {n.GridId} {n.DueOn:O} {n.MatchedOn:O} {n.ClosedOn:O} {n.OwnerUnit} {n.Evaluation}"),
            .. (await db.NeedProjects.OrderBy(l => l.NeedId).ThenBy(l => l.ProjectId).ToListAsync()).Select(l => $"link {l.NeedId} {l.ProjectId} {l.On:O}"),
            .. (await db.NeedResources.OrderBy(l => l.NeedId).ThenBy(l => l.ResourceId).ToListAsync()).Select(l => $"link {l.NeedId} {l.ResourceId} {l.On:O}"),
            .. (await db.ServiceCenters.OrderBy(c => c.Code).ToListAsync()).Select(c => $"center {c.Code} {c.Name} {c.InvestmentWan}"),
            .. (await db.ServiceCenterItems.OrderBy(i => i.CenterCode).ThenBy(i => i.ServiceItemId).ToListAsync()).Select(i => $"item {i.CenterCode} {i.ServiceItemId}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _database.Dispose();
    }
}
