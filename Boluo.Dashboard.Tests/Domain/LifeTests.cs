using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Domain;

/// <summary>Every kind of row that hangs on a community, a grid or an organisation is refused outside its life; the county's own rows lie within.</summary>
public sealed class LifeTests
{
    private static IEnumerable<Life> Lives => CountyFiles.Registers.SelectMany(r => CountyFiles.Model.LivesOf(r.RowType));

    [Fact]
    public void Every_kind_of_row_is_judged_by_the_life_of_what_it_hangs_on()
    {
        var data = CountyFiles.Read(RepositoryFiles.Data);
        var (unborn, gone) = (new Owner(new DateOnly(2031, 1, 1), null), new Owner(new DateOnly(1990, 1, 1), new DateOnly(1991, 1, 1)));
        foreach (var life in Lives)
        {
            var (time, rows) = (life.Time, data.Of(life.Time.RowType).Where(r => life.OwnerOf(r) is not null).ToList());
            Assert.NotEmpty(rows);
            Assert.All(rows, r => Assert.True(time.IsEarly(r, unborn) && !time.IsLate(r, unborn) && time.IsLate(r, gone) && !time.IsEarly(r, gone), $"{time.RowType.Name} in {life.OwnerType.Name}"));
        }
    }

    /// <summary>A kind of row with a community and a day that is not judged would be the gap that this closes. A published figure quotes what was printed of a place; it does not hang on it. A person of the grids may be older than the community that he
    /// belongs to now; that none ends while he is in service is kept by the list of what hangs on it.</summary>
    [Fact]
    public void Nothing_that_names_a_community_and_has_a_day_is_left_out()
    {
        var days = CountyFiles.Files.Select(f => f.RowType).Where(t => t != typeof(Community) && t != typeof(PublishedFigure) && t != typeof(GridWorker) && t.GetProperty("CommunityCode") is not null
            && t.GetProperties().Any(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(DateOnly) && p.Name != "BornOn"));
        Assert.Empty(days.Except(Lives.Where(l => l.OwnerType == typeof(Community)).Select(l => l.Time.RowType)));
    }

    private sealed record Owner(DateOnly ValidFrom, DateOnly? ValidTo) : IDated;
}
