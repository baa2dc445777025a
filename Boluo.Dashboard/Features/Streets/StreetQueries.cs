using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

public sealed record Office(string Name, bool Before, bool After, StreetFocus? Strengthens);

/// <summary>A street before and after the reform.</summary>
public sealed record StreetReform(string Code, string Name, int Communities, int Residents, IReadOnlyList<Office> Offices, IReadOnlyList<string> Weakened, IReadOnlyList<string> Granted)
{
    public int Before => Offices.Count(o => o.Before);

    public int After => Offices.Count(o => o.After);
}

/// <summary>A community of more residents than one can serve well.</summary>
public sealed record PopulousCommunity(string Code, string Name, int Residents, int Households, int Grids);

public sealed record StreetsContent(IReadOnlyList<StreetReform> Streets, IReadOnlyList<PopulousCommunity> ToSplit, int Meetings, int Issues, int Solved, int Overdue);

/// <summary>Reads the street system of a scope.</summary>
public static class StreetQueries
{
    /// <summary>服务人口超万人社区: above this a community is to be split.</summary>
    public const int MostResidents = 10_000;

    /// <summary>The published figures of the split, before and after; they name the one township that it concerns.</summary>
    public const string SplitFigure = "community.split.before", SplitResult = "community.split.after";

    /// <summary>The communities whose split has been published, as they are before it.</summary>
    public static IQueryable<Community> ToSplit(BoluoDbContext db, Scope scope)
    {
        var grids = db.GridsOn(scope.AsOf);
        return db.Communities.Within(scope).Where(c => db.PublishedFigures.Any(f => f.Key == SplitFigure && f.TownshipCode == c.TownshipCode) && grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Residents) > MostResidents);
    }

    public static async Task<StreetsContent> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var grids = db.GridsOn(day).Join(db.Communities, g => g.Assignment.CommunityCode, c => c.Code, (g, community) => new { g.Assignment, community.TownshipCode, g.Fact });
        var streets = await db.Townships.StreetsWithin(db, scope).OrderBy(t => t.Code).Select(t => new
        {
            t.Code,
            t.Name,
            Communities = db.Communities.AsOf(day).Count(c => c.TownshipCode == t.Code),
            Residents = grids.Where(g => g.TownshipCode == t.Code).Sum(g => g.Fact.Residents),
        }).ToListAsync(cancel);
        var offices = await db.StreetOffices.Within(db, scope).AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancel);
        var functions = await db.StreetFunctions.Within(db, scope).AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancel);
        List<string> Names(string street, FunctionChange change) => [.. functions.Where(f => f.TownshipCode == street && f.Change == change).Select(f => f.Name)];
        var populous = await ToSplit(db, scope).OrderBy(c => c.Code).Select(c => new
        {
            c.Code,
            c.Name,
            Residents = grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Residents),
            Households = grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Households),
            Grids = grids.Count(g => g.Assignment.CommunityCode == c.Code),
        }).ToListAsync(cancel);
        var issues = JointIssueRow.Query(db, scope);
        return new StreetsContent(
            [.. streets.Select(s => new StreetReform(s.Code, s.Name, s.Communities, s.Residents,
                [.. offices.Where(o => o.TownshipCode == s.Code).Select(o => new Office(o.Name, o.BeforeReform, o.AfterReform, o.Strengthens))],
                Names(s.Code, FunctionChange.Weakened), Names(s.Code, FunctionChange.Granted)))],
            [.. populous.Select(c => new PopulousCommunity(c.Code, c.Name, c.Residents, c.Households, c.Grids))],
            await db.JointMeetings.Within(db, scope).CountAsync(cancel), await issues.CountAsync(cancel), await issues.CountAsync(i => i.Solved, cancel),
            await issues.CountAsync(i => i.State == DutyState.Overdue, cancel));
    }
}
