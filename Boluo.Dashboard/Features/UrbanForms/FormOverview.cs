using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>A form with its communities, and what its work is about.</summary>
public sealed record FormCard(UrbanForm? Form, string Name, string Work, IReadOnlyList<FormPlace> Places)
{
    public int Households => Places.Sum(p => p.Households);

    public int Residents => Places.Sum(p => p.Residents);

    public int Grids => Places.Sum(p => p.Grids);
}

public sealed record FormPlace(string Code, string Name, int Households, int Residents, int Grids);

/// <summary>The forms side by side; none is better than another.</summary>
public static class FormOverview
{
    private static readonly (UrbanForm? Form, string Work)[] Forms =
    [
        (UrbanForm.OldTown, "街巷老旧、留守老人多：由巷长每周走巷，就地办理居民身边的小事急事。"),
        (UrbanForm.NewTown, "小区集中、双职工多：在小区建党支部，带动物业和业委会，组织住户互助。"),
        (UrbanForm.Fringe, "外来人口多、配套不均：党员各自联系一群同乡，讲清政策，把服务送上门。"),
        (null, "各镇的社区尚未划分城市形态，单列一组，只作对照。"),
    ];

    public static async Task<IReadOnlyList<FormCard>> ReadAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var grids = db.GridsOn(scope.AsOf);
        var places = await db.Communities.Within(scope).OrderBy(c => c.Code).Select(c => new
        {
            c.Code,
            c.UrbanForm,
            Households = grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Households),
            Residents = grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Residents),
            Grids = grids.Count(g => g.Assignment.CommunityCode == c.Code),
        }).ToListAsync(cancel);
        return [.. Forms.Select(f => new FormCard(f.Form, FormGroups.NameOf(f.Form), f.Work,
            [.. places.Where(p => p.UrbanForm == f.Form).Select(p => new FormPlace(p.Code, limits.CommunityName(p.Code), p.Households, p.Residents, p.Grids))]))
            .Where(c => c.Places.Count > 0)];
    }
}
