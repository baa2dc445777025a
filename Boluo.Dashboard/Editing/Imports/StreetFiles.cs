using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The file of the communities' “两委”.</summary>
internal static class StreetFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<CommitteeMember>("committee-members.csv", d => d.Of<CommitteeMember>(), DataFiles.Dated(DataFiles.Checked<CommitteeMember>(r => new()
        {
            Id = r.Id(nameof(CommitteeMember.Id)),
            CommunityCode = r.Code(nameof(CommitteeMember.CommunityCode), 12),
            Name = r.Text(nameof(CommitteeMember.Name), 30),
            Gender = r.Enum<Gender>(nameof(CommitteeMember.Gender)),
            BornOn = r.Day(nameof(CommitteeMember.BornOn)),
            Education = r.Enum<Education>(nameof(CommitteeMember.Education)),
            PoliticalStatus = r.Enum<PoliticalStatus>(nameof(CommitteeMember.PoliticalStatus)),
            Post = r.Enum<CommitteePost>(nameof(CommitteeMember.Post)),
            ValidFrom = r.Day(nameof(CommitteeMember.ValidFrom)),
            ValidTo = r.OptionalDay(nameof(CommitteeMember.ValidTo)),
        }, (r, m) => r.Require(m.ValidFrom > m.BornOn, nameof(m.ValidFrom), "应晚于“BornOn”")))),
    ];
}
