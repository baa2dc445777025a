using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class SocialPlacementConfiguration : IEntityTypeConfiguration<SocialPlacement>
{
    public void Configure(EntityTypeBuilder<SocialPlacement> builder)
    {
        builder.HasIndex(p => p.AgencyId);
        builder.HasIndex(p => new { p.AgencyId, p.CommunityCode }).IsUnique().HasFilter("EndedOn IS NULL").HasDatabaseName("IX_SocialPlacements_Open");
        builder.ToTable(t => t.HasCheckConstraint("CK_SocialPlacement_Period", "EndedOn IS NULL OR EndedOn > Since"));
    }
}

internal sealed class VolunteerTeamConfiguration : IEntityTypeConfiguration<VolunteerTeam>
{
    public void Configure(EntityTypeBuilder<VolunteerTeam> builder)
    {
        builder.HasIndex(t => t.CommunityCode);
        builder.ToTable(t => t.HasCheckConstraint("CK_VolunteerTeam_Period", "DisbandedOn IS NULL OR DisbandedOn > FoundedOn"));
    }
}
