using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The campaign of January to May 2020, by kind, place and month.</summary>
internal static class SampleCampaign
{
    /// <summary>Total, shares of the months January to May, whether communities acted or townships, and how alike the places are.</summary>
    private static readonly (CampaignKind Kind, int Total, double[] Months, bool ByCommunity, double Even)[] Kinds =
    [
        (CampaignKind.Cadres, 110, [0.2, 0.7, 0.1, 0, 0], true, 2500),
        (CampaignKind.SocialWorkers, 118, [0.1, 0.6, 0.2, 0.1, 0], true, 0),
        (CampaignKind.Volunteers, 2046, [0.2, 0.52, 0.18, 0.07, 0.03], true, 1000),
        (CampaignKind.Stations, 66, [0.25, 0.65, 0.1, 0, 0], true, 9000),
        (CampaignKind.HotlineCalls, 437, [0.1, 0.46, 0.24, 0.13, 0.07], false, 0),
        (CampaignKind.Visits, 528, [0.06, 0.38, 0.28, 0.16, 0.12], true, 1000),
        (CampaignKind.Devices, 512, [0, 0.18, 0.55, 0.22, 0.05], false, 4000),
    ];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("campaign");
        foreach (var (kind, total, months, byCommunity, even) in Kinds)
        {
            var places = byCommunity
                ? CommunityTable.All.Select(r => (r.Township, Community: (string?)r.Code, Residents: (double)r.Residents)).ToList()
                : CommunityTable.All.GroupBy(r => r.Township).Select(g => (Township: g.Key, Community: (string?)null, Residents: (double)g.Sum(r => r.Residents))).ToList();
            var cells = Enumerable.Range(0, months.Length).SelectMany(m => places.Select(p => (Month: m, Place: p))).ToList();
            var parts = Shares.Spread(total, [.. cells.Select(c => months[c.Month] * (c.Place.Residents + even) * random.LogNormal(0.3))]);
            foreach (var (cell, count) in cells.Zip(parts).Where(c => c.Second > 0))
                county.Data.CampaignActions.Add(new CampaignAction
                {
                    Id = county.Data.CampaignActions.Count + 1,
                    Kind = kind,
                    TownshipCode = cell.Place.Township,
                    CommunityCode = cell.Place.Community,
                    Month = SampleCounty.Profile.CampaignFrom!.Value.AddMonths(cell.Month),
                    Count = count,
                });
        }
    }
}
