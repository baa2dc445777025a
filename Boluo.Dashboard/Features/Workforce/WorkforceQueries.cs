using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>What a standard is applied to: a community's households and who is in post.</summary>
public sealed record StaffingLine(ChartCommunity Community, string Name, UrbanForm? Form, int Households, int InPost)
{
    public string Code => Community.Code;

    public double Load => Households / (double)InPost;

    public int Needed(int standard) => Staffing.Needed(Households, standard);

    public int Short(int standard) => Math.Max(0, Needed(standard) - InPost);

    public static async Task<IReadOnlyList<StaffingLine>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var rows = await StaffingRow.Query(db, scope).OrderBy(r => r.Community.Code)
            .Select(r => new { r.Community.Code, r.Community.Name, TownshipCode = r.Township.Code, TownshipName = r.Township.Name, Form = r.Community.UrbanForm, r.Households, r.InPost }).ToListAsync(cancel);
        var twice = rows.GroupBy(r => r.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(r => new StaffingLine(new ChartCommunity(r.Code, r.Name, r.TownshipCode, r.TownshipName),
            twice.Contains(r.Name) ? r.TownshipName + r.Name : r.Name, r.Form, r.Households, r.InPost))];
    }
}

/// <summary>Heads on one post and grade.</summary>
public sealed record PostGradeLine(WorkerPost Post, int Grade, int Heads, int Certified)
{
    public static async Task<IReadOnlyList<PostGradeLine>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        [.. (await db.CommunityWorkers.Within(db, scope).GroupBy(w => new { w.Post, w.Grade })
            .Select(g => new { g.Key.Post, g.Key.Grade, Heads = g.Count(), Certified = g.Count(w => w.Certified) }).ToListAsync(cancel))
            .Select(l => new PostGradeLine((WorkerPost)l.Post, l.Grade, l.Heads, l.Certified))];
}

/// <summary>Three lists of people that never add up.</summary>
public sealed record PeopleLists(int CommunityWorkers, int SocialWorkers, int GridWorkers, int OnTwoLists)
{
    public static async Task<PeopleLists> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => new(
        await db.CommunityWorkers.Within(db, scope).CountAsync(cancel),
        await db.SocialPlacements.Within(db, scope).SumAsync(p => p.Heads, cancel),
        await db.GridDuties.Within(db, scope).Select(d => d.WorkerId).Distinct().CountAsync(cancel),
        await db.GridDuties.Within(db, scope).Join(db.GridWorkers, d => d.WorkerId, w => w.Id, (d, w) => w)
            .Where(w => w.Occupation == Occupation.CommunityWorker).Select(w => w.Id).Distinct().CountAsync(cancel));
}
