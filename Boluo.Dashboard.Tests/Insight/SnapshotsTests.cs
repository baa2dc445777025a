using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Insight;

public sealed class SnapshotsTests
{
    [Fact]
    public async Task What_a_former_version_said_makes_room_for_what_is_asked_now()
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        var changes = new DataChanges();
        using var snapshots = new Snapshots(database, changes);
        var built = 0;
        Task<string> AskAsync(string name) => snapshots.GetAsync(name, null, (_, _) =>
        {
            built++;
            return Task.FromResult(name);
        }, CancellationToken.None);

        // More than are kept, of one version; the last ones are there when they are asked for again.
        for (var i = 0; i < 500; i++) await AskAsync(FormattableString.Invariant($"page {i}"));
        for (var i = 490; i < 500; i++) await AskAsync(FormattableString.Invariant($"page {i}"));
        Assert.Equal(500, built);

        changes.Announce(1);
        for (var i = 0; i < 10; i++) await AskAsync("page 1");
        Assert.Equal(501, built);
    }
}
