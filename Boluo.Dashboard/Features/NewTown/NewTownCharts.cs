using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

/// <summary>Compounds with and without a branch, by community.</summary>
public sealed class CompoundBranchesChart : IChart
{
    public string Key => "compound-branches";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var places = await ChartPlaces.ReadAsync(db, scope, cancel);
        var counts = await CompoundRow.Query(db, scope).GroupBy(c => c.Community.Code)
            .Select(g => new { CommunityCode = g.Key, All = g.Count(), With = g.Count(c => c.Organisation == CompoundOrganisation.Branch) })
            .OrderBy(g => g.CommunityCode).ToListAsync(cancel);
        return Build(places, [.. counts.Select(c => (c.CommunityCode, c.With, c.All - c.With))]);
    }

    public static ChartSpec Build(ChartPlaces places, IReadOnlyList<(string Code, int With, int Without)> communities)
    {
        var lines = places.Group(communities, c => c.Code).ToList();
        Series Of(string name, CompoundOrganisation organisation, Func<(string Code, int With, int Without), int> count) => new(name,
            [.. lines.Select(l => places.Mark(l.Place, l.Items.Sum(count), NewTownRoom.Page(), code =>
                Ledgers.Compounds.Where(l => l.Code.Has(code), l => l.Organisation.Is(organisation))))]);
        var (all, with) = (communities.Sum(c => c.With + c.Without), communities.Sum(c => c.With));
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = $"各{places.Noun}小区党支部",
            Draws = Ledgers.Communities.Columns(c => c.Compounds),
            Subtitle = Invariant($"住宅小区{all}个"),
            Unit = "个",
            Categories = [.. lines.Select(l => l.Place.Name)],
            CategoryHeader = places.Noun,
            Ledger = CompoundTable.LedgerName,
            Series = [Of("已建党支部", CompoundOrganisation.Branch, c => c.With), Of("未单独建立", CompoundOrganisation.None, c => c.Without)],
            Sentence = all == 0 ? "" : Invariant($"{all}个住宅小区中{with}个建立党支部，分布在{communities.Count(c => c.With > 0)}个社区。{places.Note}"),
        };
    }
}

/// <summary>登记党员 of the compounds with a branch, a lane per community.</summary>
public sealed class CompoundMembersChart : IChart
{
    public string Key => "compound-members";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var places = await ChartPlaces.ReadAsync(db, scope, cancel);
        var compounds = await CompoundRow.Query(db, scope).Where(c => c.Organisation == CompoundOrganisation.Branch).OrderBy(c => c.Community.Code).ThenBy(c => c.Row.Name)
            .Select(c => new { c.Community.Code, c.Row.Name, c.Row.RegisteredMembers }).ToListAsync(cancel);
        return Build(places, [.. compounds.Select(c => (c.Code, c.Name, c.RegisteredMembers))]);
    }

    public static ChartSpec Build(ChartPlaces places, IReadOnlyList<(string Community, string Name, int Members)> compounds)
    {
        var lanes = places.Group(compounds, c => c.Community).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Strip,
            Title = "小区登记党员分布",
            Draws = Ledgers.Compounds.Columns(c => c.Members),
            Subtitle = "名，一点一小区，已建党支部的",
            Unit = "名",
            Categories = [.. lanes.Select(l => l.Place.Name)],
            CategoryHeader = places.Noun,
            Ledger = CompoundTable.LedgerName,
            Series = [.. lanes.Select(l => new Series(l.Place.Name, [.. l.Items.Select(c => new Mark(l.Place.Name, c.Members, c.Name,
                Ledgers.Compounds.Where(l => l.Search(c.Name))))]))],
            Sentence = compounds.Count == 0 ? "" : Invariant(
                $"{compounds.Count}个小区共登记党员{Digits.Text(compounds.Sum(c => c.Members))}名，中位数{ChartText.Number(ChartTable.Median([.. compounds.Select(c => (double)c.Members).Order()]))}名，最少{compounds.Min(c => c.Members)}名，最多{compounds.Max(c => c.Members)}名。{places.Note}"),
        };
    }
}
