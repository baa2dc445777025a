using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Data;

/// <summary>What is written in a rehearsal is seen by nobody else, keeps nobody waiting, and is gone afterwards.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task Others_write_while_rows_are_rehearsed_and_nothing_of_them_stays()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        await using var other = database.CreateDbContext();
        var before = await other.Needs.CountAsync();
        await using (await Rehearsal.BeginAsync(db, [typeof(Need)], default))
        {
            var need = await db.Needs.OrderBy(n => n.Id).FirstAsync();
            var title = need.Title;
            need.Title = "改过的内容";
            await db.SaveChangesAsync();
            Assert.Equal(1, await db.Needs.CountAsync(n => n.Title == "改过的内容"));

            // The write lock is free: another one writes the same row, and its commit does not wait.
            var same = await other.Needs.SingleAsync(n => n.Id == need.Id);
            Assert.Equal(title, same.Title);
            same.OwnerPerson = "另一责任人";
            await other.SaveChangesAsync();
            Assert.Equal(1, await db.Needs.CountAsync(n => n.Title == "改过的内容"));
        }

        await using var after = database.CreateDbContext();
        Assert.Equal((before, 0, 1), (await after.Needs.CountAsync(), await after.Needs.CountAsync(n => n.Title == "改过的内容"), await after.Needs.CountAsync(n => n.OwnerPerson == "另一责任人")));
    }

    [Fact]
    public async Task A_copy_has_the_keys_and_the_limits_of_its_table_and_the_connection_is_as_before()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        await using (await Rehearsal.BeginAsync(db, [typeof(Township)], default))
        {
            var known = await db.Townships.AsNoTracking().FirstAsync();
            db.Townships.Add(known);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        db.ChangeTracker.Clear();
        Assert.Equal(1, await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync());
        Assert.Equal(0, await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_temp_master").SingleAsync());
    }
}
