using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Briefs;

/// <summary>What a brief that nobody has asked for yet asks of the database.</summary>
[Trait("Needs", "application")]
public sealed class BriefBudgetTests
{
    [Fact]
    public async Task A_cold_brief_reads_its_figures_day_by_day_and_not_one_by_one()
    {
        var counter = new CommandCounter();
        await using var app = new BoluoApp { Replace = counter.Attach };
        using var client = await app.SignInAsync(Role.Leader);
        await client.GetStringAsync("/brief", CancellationToken.None);
        counter.Reset();
        await client.GetStringAsync("/brief?asOf=2020-05-15", CancellationToken.None); // Three days to compare, no snapshot yet.
        Assert.InRange(counter.Commands, 1, 40); // 38 as measured; 116 where each figure was asked alone.
    }
}
