using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>
/// The sample after some work, so that pages of histories have something to show: a grid's leader was changed and the change undone,
/// then changed and changed back, a need was edited for a moment, and a number was looked up. What is counted is as it was.
/// </summary>
public static class UsedCounty
{
    private static readonly Viewer Clerk = new("clerk", "周管理", Role.Admin);
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero));
    private static readonly Lazy<Task<TestDatabase>> Worked = new(() => Task.Run(WorkAsync)); // Outside the scheduler of the tests, as in TestDatabase.

    /// <summary>Its database, to be copied. Waits: an application is configured without a task.</summary>
    public static string Path => Worked.Value.GetAwaiter().GetResult().Path;

    private static async Task<TestDatabase> WorkAsync()
    {
        var database = await TestDatabase.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.Dispose();
        await using (var db = database.CreateDbContext())
        {
            EditingHouse.AddUsers(db, Clerk);
            await db.SaveChangesAsync();
        }

        await using (var services = EditingHouse.Build(database.ConnectionString, Clock))
        await using (var desk = services.CreateAsyncScope())
        {
            var editor = desk.ServiceProvider.GetRequiredService<IEditor>();
            await using var db = database.CreateDbContext();
            var (grid, leader) = await LastGridAsync(db);
            Done(await editor.RevertAsync(await LeadAsync(db, editor, grid, null), "误操作", Clerk, CancellationToken.None));
            await LeadAsync(db, editor, grid, null);
            await LeadAsync(db, editor, grid, leader);
            Done(await editor.RevertAsync(await EditNeedAsync(desk.ServiceProvider.GetRequiredService<IRecordEditor>()), "误操作", Clerk, CancellationToken.None));
        }

        await using (var db = database.CreateDbContext())
        {
            db.Disclosures.Add(new Disclosure { At = Clock.GetUtcNow().UtcDateTime, ById = Clerk.UserId, ByName = Clerk.Name, WorkerId = 1 });
            await db.SaveChangesAsync();
            await db.Users.Where(u => u.Id == Clerk.UserId).ExecuteDeleteAsync(); // Nobody signs in as the clerk; what he did stays under his name.
        }

        database.Settle();
        return database;
    }

    private static async Task<(string Code, int Leader)> LastGridAsync(BoluoDbContext db)
    {
        var assignment = await db.GridAssignments.Where(a => a.ValidTo == null && a.LeaderId != null).OrderByDescending(a => a.GridId).FirstAsync();
        return (await db.Grids.Where(g => g.Id == assignment.GridId).Select(g => g.Code).SingleAsync(), assignment.LeaderId!.Value);
    }

    private static async Task<int> LeadAsync(BoluoDbContext db, IEditor editor, string grid, int? leader)
    {
        var (version, day) = (await db.Grids.Where(g => g.Code == grid).Select(g => g.Version).SingleAsync(), await db.DataStates.Select(s => s.AsOf).SingleAsync());
        var plan = new Plan("网格长工作调整", "博街办〔2020〕1号", day, [new GridMove(grid, version, Leader: Edit.To(leader))]);
        var preview = await editor.PreviewAsync(plan, Clerk, CancellationToken.None);
        return Done(await editor.ApplyAsync(plan, preview.Fingerprint, Clerk, CancellationToken.None));
    }

    private static async Task<int> EditNeedAsync(IRecordEditor records)
    {
        var form = (await records.LoadAsync("needs", "XQ2019003", Clerk, CancellationToken.None)).Value;
        var saved = await records.SaveAsync(new RecordInput(form, new Dictionary<string, string?>(form.Values, StringComparer.Ordinal) { ["beneficiaries"] = "61" }, "核对台账", null), Clerk, CancellationToken.None);
        Assert.True(saved.Ok, saved.Refusal);
        return saved.ChangeSetId!.Value;
    }

    private static int Done(Result<int> change)
    {
        Assert.True(change.Ok, change.Error);
        return change.Value;
    }
}
