using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The archive of 疫情防控.</summary>
internal static class CampaignFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<CampaignAction>("campaign-actions.csv", d => d.Of<CampaignAction>(), DataFiles.Checked<CampaignAction>(r => new()
        {
            Id = r.Id(nameof(CampaignAction.Id)),
            Kind = r.Enum<CampaignKind>(nameof(CampaignAction.Kind)),
            TownshipCode = r.Code(nameof(CampaignAction.TownshipCode), 9),
            CommunityCode = r.OptionalCode(nameof(CampaignAction.CommunityCode), 12),
            Month = r.Day(nameof(CampaignAction.Month)),
            Count = r.Int(nameof(CampaignAction.Count), 0, 100_000),
        }, (r, a) => r.Require(a.Month.Day == 1 && a.Month >= CampaignWords.FirstMonth && a.Month <= CampaignWords.LastMonth, nameof(a.Month), "应为2020年1月至5月中某月的第一天"))),
    ];
}
