using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Data;

public sealed class ModelTests
{
    [Fact]
    public async Task The_migrations_say_all_that_the_model_says()
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = database.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused_by_the_database()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var assignment = await db.GridAssignments.FirstAsync(a => a.ValidTo == null, CancellationToken.None);
        assignment.ValidTo = assignment.ValidFrom;
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_grid_has_one_open_assignment_at_most()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var open = await db.GridAssignments.AsNoTracking().FirstAsync(a => a.ValidTo == null, CancellationToken.None);
        db.GridAssignments.Add(new GridAssignment
        {
            GridId = open.GridId,
            CommunityCode = open.CommunityCode,
            Number = 999,
            BranchId = open.BranchId,
            ValidFrom = open.ValidFrom.AddDays(1),
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_second_save_of_what_somebody_else_has_saved_is_refused()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var mine = database.CreateDbContext();
        await using var theirs = database.CreateDbContext();
        var (a, b) = (await mine.GridFacts.FirstAsync(CancellationToken.None), await theirs.GridFacts.FirstAsync(CancellationToken.None));
        (a.Households, a.Version) = (1, Guid.NewGuid());
        (b.Households, b.Version) = (2, Guid.NewGuid());
        await theirs.SaveChangesAsync(CancellationToken.None);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => mine.SaveChangesAsync(CancellationToken.None));
    }
}
