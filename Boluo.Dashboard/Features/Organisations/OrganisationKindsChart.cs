using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>分形态党组织设置: what leads the communities of each city form.</summary>
public sealed class OrganisationKindsChart : IChart
{
    private static readonly (PartyOrganisationKind Kind, string Name)[] Kinds =
        [(PartyOrganisationKind.Committee, "党委"), (PartyOrganisationKind.GeneralBranch, "党总支"), (PartyOrganisationKind.Branch, "党支部")];

    public string Key => "organisation-kinds";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await OrganisationRow.Query(db, scope).Where(o => o.Row.CommunityCode != null && o.Row.Kind != PartyOrganisationKind.FunctionalBranch)
            .GroupBy(o => new { o.Form, o.Row.Kind }).Select(g => new { g.Key.Form, g.Key.Kind, Count = g.Count() }).ToListAsync(cancel);
        return Build([.. counts.Select(c => (c.Form, c.Kind, c.Count))]);
    }

    public static ChartSpec Build(IReadOnlyList<(UrbanForm? Form, PartyOrganisationKind Kind, int Count)> counts)
    {
        var shown = FormGroups.Forms.Where(f => counts.Any(c => c.Form == f)).ToList();
        int Of(UrbanForm? form, PartyOrganisationKind kind) => counts.Where(c => c.Form == form && c.Kind == kind).Sum(c => c.Count);
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "分形态党组织设置",
            Draws = ["organisations.form"],
            Subtitle = Invariant($"{counts.Sum(c => c.Count)}个"),
            Unit = "个",
            Categories = [.. shown.Select(FormGroups.NameOf)],
            CategoryHeader = "城市形态",
            Ledger = OrganisationTable.LedgerName,
            Series = [.. Kinds.Select(k => new Series(k.Name, [.. shown.Select(f => new Mark(FormGroups.NameOf(f), Of(f, k.Kind), Href: Href(f, k.Kind)))]))],
            Sentence = counts.Count == 0 ? "" : Invariant(
                $"共{string.Join("、", Kinds.Select(k => Invariant($"{counts.Where(c => c.Kind == k.Kind).Sum(c => c.Count)}个{k.Name}")))}；党支部含片区党支部。"),
        };
    }

    private static string Href(UrbanForm? form, PartyOrganisationKind kind) =>
        Ledgers.Organisations.Where(o => o.Kind.Is(kind), o => form is { } known ? o.Form.Is(known) : o.Form.IsNone);
}
