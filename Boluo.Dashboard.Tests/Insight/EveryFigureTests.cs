using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Insight;

/// <summary>Walks every figure: its passport is whole, and the data bear out what it says of days, places and the publication.</summary>
[Trait("Needs", "application")]
public sealed partial class EveryFigureTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Dated figures whose number happens to be the same on every day of the sample.</summary>
    private static readonly string[] Unmoved =
    [
        "center.services", "community.count", "community.party_members", "community.split.before", "form.count", "grid.count", "grid.households", "grid.residents", "newtown.ehome_communities", "party.branches", "party.committees",
        "party.general_branches", "worker.levels", "worker.posts",
    ];

    /// <summary>What is stored as one value without a history. Whoever adds it up has no past to show.</summary>
    private static readonly IReadOnlySet<string> WithoutHistory = new HashSet<string>(StringComparer.Ordinal)
    {
        "CountyUnit.MembersInService", "ServiceCenter.InvestmentWan", "ServiceCenter.PeopleServed", "ServiceCenter.CountsInReach",
        "ServiceCenterItem.CenterCode", "SocialPlacement.Heads", "VolunteerTeam.Heads", "Community.UrbanForm", "Community.EHomePilot", "CommunityWorker.Post", "CommunityWorker.Grade",
        "Compound.PropertyHeadIsMember", "Compound.PropertyCompany", "Compound.CommitteeHeadIsMember", "Compound.HasOwnersCommittee", "Compound.RegisteredMembers",
        "CommunityFund.PlanWan",
    };

    private IReadOnlyList<Figure> Figures => [.. app.Services.GetServices<Figure>()];

    [Fact]
    public void A_passport_has_every_fact_and_a_key_of_its_own()
    {
        Assert.Equal(Figures.Count, Figures.Select(f => f.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Figures, f =>
        {
            Assert.All((string[])[f.Term, f.Unit, f.Source, f.Department, f.RowsPath, f.One], text => Assert.False(string.IsNullOrWhiteSpace(text), f.Key));
            Assert.True(f.Definition.EndsWith('。') && f.Definition.Length >= 12, $"{f.Key}: {f.Definition}");
            Assert.DoesNotContain("归并", f.Definition, StringComparison.Ordinal);
            Assert.DoesNotMatch(NumbersOfTheSample(), f.Definition);
        });
    }

    [Fact]
    public void What_is_counted_as_one_fits_the_unit()
    {
        Assert.All(Figures.Where(f => f.Unit == "人次"), f => Assert.Contains("次", f.One, StringComparison.Ordinal));
        Assert.All(Figures.Where(f => f.Unit is "人" or "名"), f => Assert.Matches("人|名|任职", f.One));
        Assert.All(Figures.Where(f => f.Rounding == Rounding.Whole), f => Assert.DoesNotContain("万元", f.Unit, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_counts_in_the_unit_of_the_publication_or_is_not_compared()
    {
        await using var db = await app.OpenAsync();
        foreach (var (key, passport) in await Passports.ReadAsync(Figures, db, County.Whole, None))
            if (passport.Published is { } published && !published.CountsAs(passport.Figure.Unit)) Assert.True(passport.Agreement == Agreement.NotCompared, key);
    }

    /// <summary>The words of the publication and the place that the figure declares are one fact; a street that is named stands in both.</summary>
    [Fact]
    public async Task A_figure_is_compared_in_the_place_that_the_publication_names()
    {
        await using var db = await app.OpenAsync();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var compound = await db.Compounds.Where(c => c.Name == "城市绿洲").Select(c => c.CommunityCode).SingleAsync(None);
        foreach (var published in await db.PublishedFigures.ToListAsync(None))
        {
            if (Figures.FirstOrDefault(f => f.Key == published.Key) is not { } figure) continue;
            var place = figure.PublishedOf.In(published).For(County.Whole, limits);
            var expected = published.Scope switch
            {
                "全县" or "博罗县" or "县城" or "各街道" or "罗阳街道、龙溪街道" or "每个街道" or "每个社区" => "全县",
                "罗阳街道西区、东区" => "罗阳街道",
                "九村社区" => "罗阳街道九村社区",
                "城市绿洲小区" => (County.Whole with { Township = limits.Communities[compound].TownshipCode, Community = compound }).InWords(limits),
                _ => published.Scope,
            };
            Assert.Equal((published.Key, expected), (published.Key, place.InWords(limits)));
            Assert.Equal((published.Key, published.Scope.StartsWith('每')), (published.Key, figure.PublishedOf.IsForEach));
        }
    }

    [Fact]
    public async Task Nothing_is_equal_or_reached_that_is_not_comparable()
    {
        await using var db = await app.OpenAsync();
        foreach (var scope in (Scope[])[County.Whole, County.Whole with { Township = County.Luoyang }, County.Whole with { Township = County.Luoyang, Community = "441322001009" }, County.Whole with { Form = UrbanForm.NewTown }, County.On(new DateOnly(2020, 3, 31))])
            foreach (var (key, passport) in await Passports.ReadAsync(Figures, db, scope, None))
            {
                if (passport.Agreement is not (Agreement.Equal or Agreement.Reached)) continue;
                Assert.True(passport.Figure.Basis == Basis.Ledger && scope.AsOf == County.Day && passport.Figure.PublishedOf.In(County.Facts.Published(key)!).Is(scope) && passport.Published!.CountsAs(passport.Figure.Unit)
                    && passport.Published.Covers(passport.Computed.Value!.Value), $"{key} in {scope}");
            }
    }

    [Fact]
    public async Task A_figure_moves_with_the_day_unless_it_says_that_it_has_none()
    {
        var days = new[] { new DateOnly(2019, 1, 1), new DateOnly(2019, 6, 30), new DateOnly(2020, 1, 1), County.Day };
        await using var db = await app.OpenAsync();
        var values = new List<IReadOnlyDictionary<string, Quantity>>();
        foreach (var day in days) values.Add(await FigureValues.ReadAsync(Figures, db, County.On(day), None));
        var still = Figures.Where(f => values.Select(v => v[f.Key].Value).Distinct().Count() == 1).ToList();
        Assert.Empty(Figures.Where(f => f.Dating == Dating.Current).Except(still).Select(f => f.Key));
        var unmoved = still.Where(f => f.Dating != Dating.Current).Select(f => f.Key).Order(StringComparer.Ordinal).ToList();
        Assert.True(unmoved.SequenceEqual(Unmoved), string.Join(", ", unmoved));
    }

    [Fact]
    public void A_figure_that_adds_up_what_has_no_history_says_so()
    {
        var touched = Figures.Where(f => f.Value is not null).Select(f => (Figure: f, Columns: Columns.Of(f.Value!).Where(WithoutHistory.Contains).ToList())).Where(f => f.Columns.Count > 0).ToList();
        Assert.Contains(touched, t => t.Figure.Key == "center.served");
        Assert.Empty(touched.Where(t => t.Figure.Dating == Dating.AsOf).Select(t => $"{t.Figure.Key}: {string.Join('、', t.Columns)}"));
    }

    [Fact]
    public async Task A_correction_of_a_current_value_moves_the_past_as_the_passport_warns()
    {
        await using var own = new BoluoApp();
        await using var db = await own.OpenAsync();
        var (first, figure) = (County.On(new DateOnly(2019, 1, 1)), own.Services.GetServices<Figure>().Named("center.investment"));
        Assert.Equal(Dating.CurrentValues, figure.Dating);
        var before = (await figure.ComputeAsync(db, first, None)).Value;
        await db.ServiceCenters.ThereOn(first.AsOf).OrderBy(c => c.Code).Take(1).ExecuteUpdateAsync(s => s.SetProperty(c => c.InvestmentWan, c => c.InvestmentWan + 7), None);
        Assert.Equal(before + 7, (await figure.ComputeAsync(db, first, None)).Value);
    }

    [Theory]
    [InlineData("grid.households")]
    [InlineData("grid.residents")]
    [InlineData("community.party_members")]
    public async Task What_is_counted_in_a_grid_from_a_day_on_leaves_the_days_before_as_they_were(string key)
    {
        await using var own = new BoluoApp();
        await using var db = await own.OpenAsync();
        var (day, figure) = (new DateOnly(2020, 4, 1), own.Services.GetServices<Figure>().Named(key));
        Assert.Equal(Dating.AsOf, figure.Dating);
        async Task<double?> OnAsync(DateOnly asOf) => (await figure.ComputeAsync(db, County.On(asOf), None)).Value;
        var before = await OnAsync(County.Day);
        var fact = await db.GridFacts.SingleAsync(f => f.GridId == 1, None);
        fact.ValidTo = day;
        await db.SaveChangesAsync(None);
        db.GridFacts.Add(new GridFact { GridId = 1, Households = fact.Households + 7, Residents = fact.Residents + 7, PartyMembers = fact.PartyMembers + 7, Extent = fact.Extent, GroupId = fact.GroupId, ValidFrom = day });
        await db.SaveChangesAsync(None);
        Assert.Equal((before, before + 7, before + 7), (await OnAsync(day.AddDays(-1)), await OnAsync(day), await OnAsync(County.Day)));
    }

    /// <summary>去重范围: the numbers of townships and communities stand to the county's as the passport says.</summary>
    [Theory]
    [InlineData("2020-06-30")]
    [InlineData("2019-09-30")]
    public async Task Places_add_up_as_the_passport_says(string day)
    {
        await using var db = await app.OpenAsync();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var scope = County.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var county = await FigureValues.ReadAsync(Figures, db, scope, None);
        var (townships, communities) = (new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal));
        foreach (var township in limits.Townships.Keys) Add(townships, await FigureValues.ReadAsync(Figures, db, scope with { Township = township }, None));
        foreach (var community in limits.Communities.Values) Add(communities, await FigureValues.ReadAsync(Figures, db, scope with { Township = community.TownshipCode, Community = community.Code }, None));
        var wrong = Figures.Where(f => county[f.Key].Value is { } all && !Holds(f.Adding, Math.Round(all, 6), Math.Round(townships[f.Key], 6), Math.Round(communities[f.Key], 6)))
            .Select(f => $"{f.Key} {f.Adding}: {county[f.Key].Value} / {townships[f.Key]} / {communities[f.Key]}").ToList();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

        static void Add(Dictionary<string, double> sums, IReadOnlyDictionary<string, Quantity> values)
        {
            foreach (var (key, value) in values) sums[key] = sums.GetValueOrDefault(key) + (value.Value ?? 0);
        }
    }

    private static bool Holds(Adding adding, double county, double townships, double communities) => adding switch
    {
        Adding.Adds => county == townships && townships == communities,
        Adding.AddsByLevel => county >= townships && townships >= communities,
        Adding.OnceInScope => county <= townships || county <= communities,
        _ => true,
    };

    [GeneratedRegex("[0-9]{2,}(个|名|项|处)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumbersOfTheSample();

    /// <summary>The stored columns that an expression reads itself, as Entity.Property.</summary>
    private sealed class Columns : ExpressionVisitor
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public static IReadOnlySet<string> Of(Expression<Func<BoluoDbContext, Scope, double?>> value)
        {
            var columns = new Columns();
            columns.Visit(value.Body);
            return columns._seen;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Member.DeclaringType?.Namespace == typeof(Grid).Namespace) _seen.Add($"{node.Member.DeclaringType!.Name}.{node.Member.Name}");
            return base.VisitMember(node);
        }
    }
}
