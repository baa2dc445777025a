using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Insight;

public sealed class ScopeTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private Snapshots _snapshots = null!;
    private ScopeLimits _limits = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _snapshots = new Snapshots(_database, new DataChanges());
        _limits = await _snapshots.LimitsAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _snapshots.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?asOf=2020-06-30", "")]
    [InlineData("?asOf=2020-03-31&township=441322001", "township=441322001&asOf=2020-03-31")]
    [InlineData("?community=441322001001", "community=441322001001")]
    [InlineData("?community=441322001001&township=441322001", "community=441322001001")]
    [InlineData("?form=NewTown&grids.page=2", "form=NewTown")]
    public void A_scope_has_one_spelling(string query, string canonical) =>
        Assert.Equal(canonical, Scope.Parse(query, _limits).Value.ToQuery(_limits));

    [Theory]
    [InlineData("?township=1", "未找到编码为“1”的镇街")]
    [InlineData("?community=441322001010", "未找到编码为“441322001010”的社区，请核对")]
    [InlineData("?community=441322001001&township=441322002", "东区社区不属于龙溪街道")]
    [InlineData("?community=441322001001&form=NewTown", "城市形态不是新城区")]
    [InlineData("?township=441322121&form=NewTown", "石湾镇没有新城区的社区")]
    [InlineData("?township=441322002&form=OldTown", "龙溪街道没有老城区的社区")]
    [InlineData("?form=Village", "可用值：OldTown（老城区）")]
    [InlineData("?asOf=30/06/2020", "统计时点应为“年-月-日”格式，例如2020-06-30")]
    [InlineData("?asOf=2020-06-31", "统计时点应为“年-月-日”格式")]
    [InlineData("?asOf=2020-07-01", "统计时点应在2019年1月1日至2020年6月30日之间")]
    [InlineData("?asOf=2018-12-31", "统计时点应在2019年1月1日至2020年6月30日之间")]
    [InlineData("?asOf=2020-06-30&asOf=2020-06-29", "重复出现")]
    public void A_wrong_scope_is_refused_in_a_sentence_that_names_what_is_accepted(string query, string expected)
    {
        var scope = Scope.Parse(query, _limits);
        Assert.False(scope.Ok);
        Assert.Contains(expected, scope.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_community_in_the_path_wins_and_must_not_contradict_the_query()
    {
        Assert.Equal(County.Dongqu, Urls.Read("/communities/441322001001", "", _limits).Value.Community);
        Assert.False(Urls.Read("/communities/441322001001", "?community=441322001002", _limits).Ok);
        Assert.False(Urls.Read("/communities/441322001001", "?township=441322002", _limits).Ok);
        Assert.False(Urls.Read("/communities/999", "", _limits).Ok);
    }

    [Fact]
    public void A_township_in_the_path_wins_and_must_not_contradict_the_query()
    {
        Assert.Equal(new Scope(County.Luoyang, null, null, _limits.AsOf), Urls.Read("/townships/441322001", "", _limits).Value);
        Assert.Equal(new Scope(County.Luoyang, null, UrbanForm.OldTown, _limits.AsOf), Urls.Read("/townships/441322001", "?form=OldTown", _limits).Value);
        foreach (var query in (string[])["?township=441322002", "?community=441322001001", "?community=441322002001"]) Assert.False(Urls.Read("/townships/441322001", query, _limits).Ok);
        Assert.False(Urls.Read("/townships/441322002", "?form=OldTown", _limits).Ok);
        Assert.False(Urls.Read("/townships/999", "", _limits).Ok);
    }

    [Fact]
    public void A_link_to_a_township_keeps_a_form_only_where_the_township_has_it()
    {
        var urls = new Urls(new Scope(null, null, UrbanForm.OldTown, _limits.AsOf), _limits);
        Assert.Equal("grids?township=441322001&form=OldTown", urls.ToTownship(Urls.Grids, County.Luoyang));
        Assert.Equal("grids?township=441322002", urls.ToTownship(Urls.Grids, County.Longxi));
    }

    [Fact]
    public void Links_carry_the_scope_and_leave_it_to_a_place_in_the_path()
    {
        var urls = new Urls(new Scope(County.Luoyang, null, null, new DateOnly(2020, 3, 31)), _limits);
        Assert.Equal("grids?township=441322001&asOf=2020-03-31", urls.To(Urls.Grids));
        Assert.Equal("grids?grids.workers=0&township=441322001&asOf=2020-03-31", urls.To("/grids?grids.workers=0"));
        Assert.Equal("communities/441322001001?asOf=2020-03-31", urls.To(Urls.Community(County.Dongqu)));
        Assert.Equal("townships/441322002?tab=grids&asOf=2020-03-31", urls.To(Urls.Tab(Urls.Township(County.Longxi), "grids")));
        Assert.Equal("grids/441322001001001?township=441322001&asOf=2020-03-31", urls.To(Urls.Grid("441322001001001")));
        Assert.Equal("attention?township=441322001&asOf=2020-03-31#unit.activity", urls.To("/attention#unit.activity"));
    }

    [Fact]
    public void On_another_day_a_page_stays_and_in_another_place_it_leads_to_the_page_of_that_place()
    {
        var scope = new Scope(County.Luoyang, County.Dongqu, null, _limits.AsOf);
        var urls = new Urls(scope, _limits);
        Assert.Equal("communities/441322001001?asOf=2020-03-31", urls.Rescoped("/communities/441322001001", scope with { AsOf = new DateOnly(2020, 3, 31) }));
        Assert.Equal("townships/441322002", urls.Rescoped("/communities/441322001001?tab=grids", new Scope(County.Longxi, null, null, _limits.AsOf)));
        Assert.Equal("communities/441322001002", urls.Rescoped("/communities/441322001001", scope with { Community = "441322001002" }));
        Assert.Equal("./", urls.Rescoped("/communities/441322001001", new Scope(null, null, null, _limits.AsOf)));
        Assert.Equal("./?form=NewTown", urls.Rescoped("/communities/441322001001", new Scope(null, null, UrbanForm.NewTown, _limits.AsOf)));
        Assert.Equal("grids?township=441322002", urls.Rescoped("/grids/441322001001001", new Scope(County.Longxi, null, null, _limits.AsOf)));
    }

    [Fact]
    public void Two_communities_of_one_name_are_told_apart()
    {
        Assert.Equal("水上社区（石湾镇）", _limits.CommunityName("441322121002"));
        Assert.Equal("东区社区", _limits.CommunityName(County.Dongqu));
    }

    [Fact]
    public async Task Every_entity_adds_up_over_the_townships_and_the_county_itself()
    {
        await using var db = _database.CreateDbContext();
        var county = County.On(_limits.AsOf);
        int Sum(Func<Scope, int> count) => _limits.Townships.Keys.Sum(code => count(county with { Township = code }));
        Assert.Equal(402, Sum(s => db.Grids.Within(db, s).Count()));
        Assert.Equal(838, Sum(s => db.GridDuties.Within(db, s).Count()));
        Assert.Equal(36, Sum(s => db.Communities.Within(s).Count()));
        Assert.Equal(92, Sum(s => db.CountyUnits.Within(db, s).Count()));
        Assert.Equal(103, Sum(s => db.Needs.Within(db, s).Count()));
        Assert.Equal(44, Sum(s => db.ServiceCenters.Within(db, s).Count()));
        Assert.Equal(45, db.ServiceCenters.Within(db, county).Count());
        Assert.Equal(db.PartyOrganisations.Within(db, county).Count(), Sum(s => db.PartyOrganisations.Within(db, s).Count()));
    }

    [Fact]
    public async Task Forms_divide_the_twelve_communities_of_the_streets()
    {
        await using var db = _database.CreateDbContext();
        var counts = Enum.GetValues<UrbanForm>().Select(f => db.Communities.Within(new Scope(null, null, f, _limits.AsOf)).Count()).ToList();
        Assert.Equal([3, 4, 5], counts);
    }
}
