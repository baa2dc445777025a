using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class CommitteeMemberConfiguration : IEntityTypeConfiguration<CommitteeMember>
{
    public void Configure(EntityTypeBuilder<CommitteeMember> builder) =>
        builder.HasOne<Community>().WithMany().HasForeignKey(m => m.CommunityCode).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class StreetOfficeConfiguration : IEntityTypeConfiguration<StreetOffice>
{
    public void Configure(EntityTypeBuilder<StreetOffice> builder)
    {
        builder.HasOne<Township>().WithMany().HasForeignKey(o => o.TownshipCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.TownshipCode, o.Name }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("CK_StreetOffice_Reform", "BeforeReform OR AfterReform"));
    }
}

internal sealed class StreetFunctionConfiguration : IEntityTypeConfiguration<StreetFunction>
{
    public void Configure(EntityTypeBuilder<StreetFunction> builder) =>
        builder.HasOne<Township>().WithMany().HasForeignKey(f => f.TownshipCode).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class JointMeetingConfiguration : IEntityTypeConfiguration<JointMeeting>
{
    public void Configure(EntityTypeBuilder<JointMeeting> builder) =>
        builder.HasOne<PartyOrganisation>().WithMany().HasForeignKey(m => m.HostId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class JointIssueConfiguration : IEntityTypeConfiguration<JointIssue>
{
    public void Configure(EntityTypeBuilder<JointIssue> builder) =>
        builder.HasOne<JointMeeting>().WithMany().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Restrict);
}
