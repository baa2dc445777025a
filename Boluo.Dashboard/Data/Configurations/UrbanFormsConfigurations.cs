using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class AlleyChiefConfiguration : IEntityTypeConfiguration<AlleyChief>
{
    public void Configure(EntityTypeBuilder<AlleyChief> builder) =>
        builder.HasOne<Community>().WithMany().HasForeignKey(c => c.CommunityCode).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class AlleyPatrolConfiguration : IEntityTypeConfiguration<AlleyPatrol>
{
    public void Configure(EntityTypeBuilder<AlleyPatrol> builder)
    {
        builder.HasOne<AlleyChief>().WithMany().HasForeignKey(p => p.ChiefId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.ChiefId, p.WeekOf }).IsUnique();
    }
}

internal sealed class SmallCaseConfiguration : IEntityTypeConfiguration<SmallCase>
{
    public void Configure(EntityTypeBuilder<SmallCase> builder)
    {
        builder.HasOne<AlleyChief>().WithMany().HasForeignKey(c => c.ChiefId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.RaisedOn);
    }
}

internal sealed class CommunityFundConfiguration : IEntityTypeConfiguration<CommunityFund>
{
    public void Configure(EntityTypeBuilder<CommunityFund> builder)
    {
        builder.HasOne<Community>().WithMany().HasForeignKey(f => f.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.CommunityCode, f.Year }).IsUnique();
    }
}

internal sealed class FundSpendingConfiguration : IEntityTypeConfiguration<FundSpending>
{
    public void Configure(EntityTypeBuilder<FundSpending> builder)
    {
        builder.HasOne<Community>().WithMany().HasForeignKey(s => s.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.CommunityCode, s.On });
    }
}

internal sealed class CompoundGroupConfiguration : IEntityTypeConfiguration<CompoundGroup>
{
    public void Configure(EntityTypeBuilder<CompoundGroup> builder) =>
        builder.HasOne<Compound>().WithMany().HasForeignKey(g => g.CompoundId).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class ContactHouseholdConfiguration : IEntityTypeConfiguration<ContactHousehold>
{
    public void Configure(EntityTypeBuilder<ContactHousehold> builder) =>
        builder.HasOne<Community>().WithMany().HasForeignKey(h => h.CommunityCode).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class TalkConfiguration : IEntityTypeConfiguration<Talk>
{
    public void Configure(EntityTypeBuilder<Talk> builder)
    {
        builder.HasOne<Community>().WithMany().HasForeignKey(t => t.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.CommunityCode, t.On });
    }
}

internal sealed class SuburbServiceConfiguration : IEntityTypeConfiguration<SuburbService>
{
    public void Configure(EntityTypeBuilder<SuburbService> builder) =>
        builder.HasOne<Community>().WithMany().HasForeignKey(s => s.CommunityCode).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class FringeCampaignRowConfiguration : IEntityTypeConfiguration<FringeCampaignRow>
{
    public void Configure(EntityTypeBuilder<FringeCampaignRow> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Community>().WithMany().HasForeignKey(r => r.CommunityCode).OnDelete(DeleteBehavior.Restrict);
    }
}
