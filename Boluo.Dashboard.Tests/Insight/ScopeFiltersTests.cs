using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Insight;

/// <summary>Every kind of row with a place, in every kind of scope: what SQL finds is what a plain reading of all rows finds.</summary>
public sealed class ScopeFiltersTests : IAsyncLifetime
{
    /// <summary>From 2020-02-29 on there is no 横河社区.</summary>
    private const string Gone = "441322123001";

    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>The first day of a row, and the first without it, by their columns; empty where it is always there.</summary>
    private static readonly Dictionary<Type, string[]> Days = new()
    {
        [typeof(Activity)] = ["On"],
        [typeof(AlleyChief)] = ["ValidFrom", "ValidTo"],
        [typeof(CampaignAction)] = ["Month"],
        [typeof(CommitteeMember)] = ["ValidFrom", "ValidTo"],
        [typeof(CommunityWorker)] = ["Since", "LeftOn"],
        [typeof(Compound)] = [],
        [typeof(ContactHousehold)] = ["ValidFrom", "ValidTo"],
        [typeof(DataUpdate)] = ["On"],
        [typeof(DelegateIssue)] = ["RaisedOn"],
        [typeof(FringeCampaignRow)] = ["On"],
        [typeof(GridAssignment)] = ["ValidFrom", "ValidTo"],
        [typeof(IdeaCase)] = ["StartedOn"],
        [typeof(Need)] = ["RaisedOn"],
        [typeof(NeedSurvey)] = ["PeriodStart"],
        [typeof(Pairing)] = ["ValidFrom", "ValidTo"],
        [typeof(PartyOrganisation)] = ["ValidFrom", "ValidTo"],
        [typeof(SatisfactionSurvey)] = ["On"],
        [typeof(ServiceCenter)] = ["OpenedOn", "ClosedOn"],
        [typeof(ServiceRule)] = ["FixedOn"],
        [typeof(SocialPlacement)] = ["Since", "EndedOn"],
        [typeof(SuburbService)] = ["On"],
        [typeof(Suggestion)] = ["On"],
        [typeof(Talk)] = ["On"],
        [typeof(GridWorker)] = ["JoinedOn", "LeftOn"],
        [typeof(VolunteerTeam)] = ["FoundedOn", "DisbandedOn"],
    };

    private TestDatabase _database = null!;

    public static TheoryData<Type> Kinds => [.. typeof(IPlaced).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IPlaced)))];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await using var db = _database.CreateDbContext();
        await db.Communities.Where(c => c.Code == Gone).ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidTo, new DateOnly(2020, 2, 29)), None);
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_within_a_scope_is_what_lies_in_its_place_on_its_day(Type kind)
    {
        await using var db = _database.CreateDbContext();
        var communities = await db.Communities.AsNoTracking().ToListAsync(None);
        dynamic rows = db.GetType().GetMethod(nameof(db.Set), [])!.MakeGenericMethod(kind).Invoke(db, [])!;
        List<object> all = [.. Enumerable.Cast<object>(rows)];
        var found = 0;
        foreach (var day in (DateOnly[])[new(2019, 5, 1), new(2019, 12, 31), new(2020, 2, 28), County.Day])
            foreach (var scope in (Scope[])[
                County.On(day), new(County.Luoyang, null, null, day), new("441322123", null, null, day), new(null, County.Dongqu, null, day), new(null, Gone, null, day), new(null, null, UrbanForm.Fringe, day),
                new(County.Luoyang, null, UrbanForm.NewTown, day)])
            {
                // The overload is chosen by the kind of row, as a compiler does.
                List<object> within = [.. Enumerable.Cast<object>(ScopeFilters.Within(rows, db, scope))];
                List<object> expected = [.. all.Where(r => IsThere(kind, r, day) && IsIn(r, scope, communities))];
                Assert.Equal(expected.Select(r => Key(db, r)).Order(StringComparer.Ordinal), within.Select(r => Key(db, r)).Order(StringComparer.Ordinal));
                found += within.Count;
            }

        Assert.NotEqual(0, found);
    }

    private static string Key(BoluoDbContext db, object row) => string.Join('/', db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row)));

    private static bool IsThere(Type kind, object row, DateOnly day) => row switch
    {
        CommunityFund fund => fund.Year == day.Year,
        FundSpending spending => spending.On.Year == day.Year && spending.On <= day,
        _ => Days[kind] is not [var first, .. var last]
            || ((DateOnly)Value(row, first)! <= day && (last is not [var end] || Value(row, end) is not DateOnly over || over > day)),
    };

    private static bool IsIn(object row, Scope scope, List<Community> communities)
    {
        var alive = communities.Where(c => c.ValidFrom <= scope.AsOf && (c.ValidTo is null || c.ValidTo > scope.AsOf)).ToList();
        var (township, community) = (Value(row, "TownshipCode") as string, Value(row, "CommunityCode") as string);
        if (community is not null)
            return alive.Any(c => c.Code == community && (scope.Community ?? c.Code) == c.Code && (scope.Township ?? c.TownshipCode) == c.TownshipCode && (scope.Form ?? c.UrbanForm) == c.UrbanForm);
        return scope is { Community: null, Form: null } && (scope.Township is null || scope.Township == township);
    }

    private static object? Value(object row, string column) => row.GetType().GetProperty(column)?.GetValue(row);
}
