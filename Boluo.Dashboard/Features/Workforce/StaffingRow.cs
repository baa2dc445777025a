using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>A community's 社区工作者 as of a day, against what its households call for.</summary>
public sealed record StaffingRow : InCommunity
{
    /// <summary>Up to this age counts as 35岁以下, as the county counts.</summary>
    public const int Young = 35;

    public required int Households { get; init; }
    public required int Needed { get; init; }
    public required int InPost { get; init; }
    public required int Short { get; init; }
    public required int Over { get; init; }
    public required double? Load { get; init; }
    public required int Certified { get; init; }
    public required double? CertifiedShare { get; init; }
    public required int PartyMembers { get; init; }
    public required int Graduates { get; init; }
    public required int YoungWorkers { get; init; }
    public required int Post1 { get; init; }
    public required int Post2 { get; init; }
    public required int Post3 { get; init; }
    public required int Post4 { get; init; }

    /// <summary>The communities of a scope as of its day, by the standard in force.</summary>
    public static IQueryable<StaffingRow> Query(BoluoDbContext db, Scope scope)
    {
        var (day, setting) = (scope.AsOf, db.SettingOf(Standards.CommunityWorkerKey));
        var bornAfter = day.AddYears(-Young - 1);
        var workers = db.CommunityWorkers.ThereOn(day);
        var grids = db.GridsOn(day);
        return from placed in db.CommunitiesWithin(scope)
               let community = placed.Community
               let households = grids.Where(g => g.Assignment.CommunityCode == community.Code).Sum(g => g.Fact.Households)
               let inPost = workers.Count(w => w.CommunityCode == community.Code)
               let certified = workers.Count(w => w.CommunityCode == community.Code && w.Certified)
               let standard = setting.FirstOrDefault() ?? Standards.HouseholdsPerCommunityWorker
               let needed = Staffing.Needed(households, standard)
               select new StaffingRow
               {
                   Township = placed.Township,
                   Community = community,
                   Households = households,
                   Needed = needed,
                   InPost = inPost,
                   Short = needed > inPost ? needed - inPost : 0,
                   Over = inPost > needed ? inPost - needed : 0,
                   Load = inPost == 0 ? null : households / (double)inPost,
                   Certified = certified,
                   CertifiedShare = inPost == 0 ? null : certified / (double)inPost,
                   PartyMembers = workers.Count(w => w.CommunityCode == community.Code && w.PoliticalStatus == PoliticalStatus.PartyMember),
                   Graduates = workers.Count(w => w.CommunityCode == community.Code && w.Education != Education.School),
                   YoungWorkers = workers.Count(w => w.CommunityCode == community.Code && w.BornOn > bornAfter),
                   Post1 = workers.Count(w => w.CommunityCode == community.Code && w.Post == 1),
                   Post2 = workers.Count(w => w.CommunityCode == community.Code && w.Post == 2),
                   Post3 = workers.Count(w => w.CommunityCode == community.Code && w.Post == 3),
                   Post4 = workers.Count(w => w.CommunityCode == community.Code && w.Post == 4),
               };
    }
}
