using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>How many organisations of each kind lead the communities of a city form.</summary>
public sealed record OrganisationForm(UrbanForm? Form, IReadOnlyDictionary<PartyOrganisationKind, int> Counts)
{
    public int Of(PartyOrganisationKind kind) => Counts.GetValueOrDefault(kind);
}

/// <summary>分形态党组织设置. A table: what matters is the structure, 0 beside 29, and no length would say it better.</summary>
public sealed record OrganisationForms(IReadOnlyList<OrganisationForm> Forms)
{
    public static IReadOnlyList<PartyOrganisationKind> Kinds { get; } = [PartyOrganisationKind.Committee, PartyOrganisationKind.GeneralBranch, PartyOrganisationKind.Branch];

    public int Of(PartyOrganisationKind kind) => Forms.Sum(f => f.Of(kind));

    public static async Task<OrganisationForms> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await OrganisationRow.Query(db, scope).Where(o => o.Row.CommunityCode != null && o.Row.Kind != PartyOrganisationKind.FunctionalBranch)
            .GroupBy(o => new { o.Form, o.Row.Kind }).Select(g => new { g.Key.Form, g.Key.Kind, Count = g.Count() }).ToListAsync(cancel);
        return new([.. FormGroups.Forms.Where(f => counts.Exists(c => c.Form == f)).Select(f => new OrganisationForm(f, counts.Where(c => c.Form == f).ToDictionary(c => c.Kind, c => c.Count)))]);
    }
}
