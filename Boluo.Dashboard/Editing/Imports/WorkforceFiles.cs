using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The files of pay, 社工 and 义工.</summary>
internal static class WorkforceFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<PayPoint>("pay-points.csv", d => d.Of<PayPoint>(), r => new()
        {
            Id = r.Id(nameof(PayPoint.Id)),
            Kind = r.Enum<PayPointKind>(nameof(PayPoint.Kind)),
            Yuan = r.Int(nameof(PayPoint.Yuan), 0, 1_000_000),
            Since = r.Day(nameof(PayPoint.Since)),
        }),

        new DataFile<SocialAgency>("social-agencies.csv", d => d.Of<SocialAgency>(), r => new()
        {
            Id = r.Id(nameof(SocialAgency.Id)),
            Name = r.Text(nameof(SocialAgency.Name), 50),
            Liaison = r.Text(nameof(SocialAgency.Liaison), 30),
            Phone = r.PublicLine(nameof(SocialAgency.Phone)),
        }),

        new DataFile<SocialPlacement>("social-placements.csv", d => d.Of<SocialPlacement>(), DataFiles.Checked<SocialPlacement>(r => new()
        {
            Id = r.Id(nameof(SocialPlacement.Id)),
            AgencyId = r.Id(nameof(SocialPlacement.AgencyId)),
            CommunityCode = r.Code(nameof(SocialPlacement.CommunityCode), 12),
            Heads = r.Int(nameof(SocialPlacement.Heads), 1, 10_000),
            Since = r.Day(nameof(SocialPlacement.Since)),
            EndedOn = r.OptionalDay(nameof(SocialPlacement.EndedOn)),
        }, (r, p) => r.Require(p.EndedOn is not { } end || end > p.Since, nameof(p.EndedOn), "应晚于“Since”"))),

        new DataFile<VolunteerTeam>("volunteer-teams.csv", d => d.Of<VolunteerTeam>(), DataFiles.Checked<VolunteerTeam>(r => new()
        {
            Id = r.Id(nameof(VolunteerTeam.Id)),
            Name = r.Text(nameof(VolunteerTeam.Name), 60),
            Kind = r.Enum<VolunteerKind>(nameof(VolunteerTeam.Kind)),
            CommunityCode = r.Code(nameof(VolunteerTeam.CommunityCode), 12),
            Heads = r.Int(nameof(VolunteerTeam.Heads), 1, 100_000),
            FoundedOn = r.Day(nameof(VolunteerTeam.FoundedOn)),
            DisbandedOn = r.OptionalDay(nameof(VolunteerTeam.DisbandedOn)),
        }, (r, t) => r.Require(t.DisbandedOn is not { } end || end > t.FoundedOn, nameof(t.DisbandedOn), "应晚于“FoundedOn”"))),
    ];
}
