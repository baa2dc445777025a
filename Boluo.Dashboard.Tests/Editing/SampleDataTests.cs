using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Features.Organisations;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>The county's own data set: 402 grids with their people.</summary>
public sealed class SampleDataTests
{
    private static readonly Viewer Admin = TinyCounty.Admin;

    [Fact]
    public async Task Fifty_grids_move_at_once_and_come_back_row_by_row()
    {
        using var database = await CountyAsync();
        await using var services = EditingHouse.Build(database.ConnectionString, new FakeTimeProvider(new(2020, 7, 1, 2, 0, 0, TimeSpan.Zero)));
        using var scope = services.CreateScope();
        var editor = scope.ServiceProvider.GetRequiredService<IEditor>();
        var (plan, before) = await FiftyMovesAsync(database);

        var preview = await editor.PreviewAsync(plan, Admin, default);
        Assert.Empty(preview.Faults);
        Assert.Equal(50, preview.Effects.Count);
        Assert.Equal(402, await CountAsync(database));
        Assert.Equal(
            (preview.Communities.Sum(c => c.Before.Households), preview.Communities.Sum(c => c.Before.Grids)),
            (preview.Communities.Sum(c => c.After.Households), preview.Communities.Sum(c => c.After.Grids)));

        var applied = await editor.ApplyAsync(plan, preview.Fingerprint, Admin, default);
        Assert.True(applied.Ok, applied.Error);
        await using (var db = database.CreateDbContext())
        {
            Assert.Equal(402, await db.GridAssignments.CountAsync(a => a.ValidTo == null));
            Assert.Equal(50, await db.GridAdjustments.CountAsync(a => a.ChangeSetId == applied.Value));
            Assert.Equal(preview.Effects.Select(e => e.After.Name), await NamesAsync(services, [.. preview.Effects.Select(e => e.Code)], plan.EffectiveOn));
        }

        var undone = await editor.RevertAsync(applied.Value, "依据有误", Admin, default);
        Assert.True(undone.Ok, undone.Error);
        await using var after = database.CreateDbContext();
        Assert.Equal(before, await EditingHouse.RowsAsync(after));
    }

    [Fact]
    public async Task A_leaver_who_led_three_grids_leaves_three_posts_vacant()
    {
        using var database = await CountyAsync();
        await using var services = EditingHouse.Build(database.ConnectionString, TimeProvider.System);
        using var scope = services.CreateScope();
        var editor = scope.ServiceProvider.GetRequiredService<IEditor>();
        await using var db = database.CreateDbContext();
        var asOf = await db.DataStates.Select(s => s.AsOf).SingleAsync();
        var leaver = await db.GridWorkers.Where(w => db.GridAssignments.Count(a => a.ValidTo == null && a.LeaderId == w.Id) == 3).OrderBy(w => w.Id).FirstAsync();

        var plan = new Plan("调离", null, asOf, [new Handover(leaver.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), leaver.Version, null)]);
        var preview = await editor.PreviewAsync(plan, Admin, default);

        Assert.True(preview.CanApply);
        Assert.True(preview.Effects.Count >= 3);
        Assert.Equal(3, preview.Broken.Count(f => f.Rule == "grid.no-leader"));
        var history = services.GetRequiredService<GridHistory>();
        foreach (var code in preview.Effects.Select(e => e.Code))
            Assert.Contains("设立", (await history.ReadAsync(code, default))[^1].Text, StringComparison.Ordinal);
    }

    /// <summary>Every branch numbers its groups from one, so a branch that takes in the grids of others holds several groups of one name.</summary>
    [Fact]
    public async Task Building_groups_of_one_name_stay_apart_when_their_grids_come_into_one_branch()
    {
        using var database = await CountyAsync();
        await using var services = EditingHouse.Build(database.ConnectionString, TimeProvider.System);
        using var scope = services.CreateScope();
        var editor = scope.ServiceProvider.GetRequiredService<IEditor>();
        await using var db = database.CreateDbContext();
        var day = await db.DataStates.Select(s => s.AsOf).SingleAsync();
        var from = db.GridAssignments.AsOf(day).Where(a => a.CommunityCode == County.Dongqu);
        var branch = await db.PartyOrganisations.AsOf(day).Where(o => o.Kind == PartyOrganisationKind.Branch && o.CommunityCode == "441322001002").OrderBy(o => o.Id).FirstAsync();
        var moves = await from.Join(db.Grids, a => a.GridId, g => g.Id, (a, g) => new { g.Code, g.Version }).OrderBy(g => g.Code).Skip(1).ToListAsync(); // A community keeps one.

        var plan = new Plan("区划调整", null, day, [.. moves.Select(g => new GridMove(g.Code, g.Version, Edit.To(new Place(branch.CommunityCode!, branch.Id))))]);
        var applied = await editor.ApplyAsync(plan, (await editor.PreviewAsync(plan, Admin, default)).Fingerprint, Admin, default);

        Assert.True(applied.Ok, applied.Error);
        var groups = await GroupRow.Query(db, County.On(day)).ToListAsync();
        Assert.Equal(331, groups.Count); // As before, and the one that stays behind with its grid.
        Assert.True(groups.Count(g => g.Branch.Id == branch.Id && g.Row.Name == "第1楼栋党小组") > 1);
        Assert.Equal(331, await CommunityRow.Query(db, County.On(day)).SumAsync(c => c.Groups));
    }

    private static async Task<TestDatabase> CountyAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        EditingHouse.AddUsers(db, Admin);
        await db.SaveChangesAsync();
        return database;
    }

    /// <summary>Every eighth grid to the next community, with its first worker and no leader.</summary>
    private static async Task<(Plan Plan, IReadOnlyList<string> Before)> FiftyMovesAsync(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        var asOf = await db.DataStates.Select(s => s.AsOf).SingleAsync();
        var branches = await db.PartyOrganisations.AsOf(asOf).Where(o => o.Kind == PartyOrganisationKind.Branch).OrderBy(o => o.Id).ToListAsync();
        var communities = branches.Select(b => b.CommunityCode!).Distinct().ToList();
        var grids = await db.GridAssignments.Where(a => a.ValidTo == null).OrderBy(a => a.GridId)
            .Join(db.Grids, a => a.GridId, g => g.Id, (a, g) => new { g.Code, g.Version, a.CommunityCode }).ToListAsync();
        var moves = grids.Where((_, i) => i % 8 == 0).Take(50).Select(g =>
        {
            var next = communities[(communities.IndexOf(g.CommunityCode) + 1) % communities.Count];
            return (Move)new GridMove(g.Code, g.Version, Edit.To(new Place(next, branches.First(b => b.CommunityCode == next).Id)), Edit.To<int?>(null));
        });
        return (new Plan("区划调整", "示例〔2020〕1号", asOf, [.. moves]), await EditingHouse.RowsAsync(db));
    }

    private static async Task<int> CountAsync(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        return await db.GridAssignments.CountAsync(a => a.ValidTo == null);
    }

    private static async Task<IEnumerable<string>> NamesAsync(ServiceProvider services, string[] codes, DateOnly day) =>
        (await services.GetRequiredService<AssignmentChoices>().GridsAsync(codes, day, default)).Select(g => g.Situation.Name);
}
