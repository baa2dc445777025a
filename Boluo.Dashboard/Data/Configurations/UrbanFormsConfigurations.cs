using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class AlleyPatrolConfiguration : IEntityTypeConfiguration<AlleyPatrol>
{
    public void Configure(EntityTypeBuilder<AlleyPatrol> builder) =>
        builder.HasIndex(p => new { p.ChiefId, p.WeekOf }).IsUnique();
}

internal sealed class SmallCaseConfiguration : IEntityTypeConfiguration<SmallCase>
{
    public void Configure(EntityTypeBuilder<SmallCase> builder) =>
        builder.HasIndex(c => c.RaisedOn);
}

internal sealed class CommunityFundConfiguration : IEntityTypeConfiguration<CommunityFund>
{
    public void Configure(EntityTypeBuilder<CommunityFund> builder) =>
        builder.HasIndex(f => new { f.CommunityCode, f.Year }).IsUnique();
}

internal sealed class FundSpendingConfiguration : IEntityTypeConfiguration<FundSpending>
{
    public void Configure(EntityTypeBuilder<FundSpending> builder) =>
        builder.HasIndex(s => new { s.CommunityCode, s.On });
}

internal sealed class TalkConfiguration : IEntityTypeConfiguration<Talk>
{
    public void Configure(EntityTypeBuilder<Talk> builder) =>
        builder.HasIndex(t => new { t.CommunityCode, t.On });
}

internal sealed class FringeCampaignRowConfiguration : IEntityTypeConfiguration<FringeCampaignRow>
{
    public void Configure(EntityTypeBuilder<FringeCampaignRow> builder) =>
        builder.Property(r => r.Id).ValueGeneratedNever();
}
