using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Overview;

/// <summary>A number says of whom it speaks where another page counts otherwise.</summary>
[Trait("Needs", "application")]
public sealed class OverviewWordsTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("/")]
    [InlineData("/?township=441322001")]
    [InlineData("/service-centers?tab=sites")]
    public async Task The_reach_of_the_centres_is_a_sum_of_levels_that_overlap(string path)
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await client.GetStringAsync(path, None);
        Assert.Contains("（各级服务范围有重叠）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("归并", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_place_the_tile_says_that_resources_for_the_whole_county_are_among_them()
    {
        using var client = await app.SignInAsync(Role.Leader);
        Assert.DoesNotContain("含面向全县", await client.GetStringAsync("/", None), StringComparison.Ordinal);
        Assert.Contains("资源（含面向全县的）", await client.GetStringAsync("/?community=441322001001", None), StringComparison.Ordinal);
    }
}
