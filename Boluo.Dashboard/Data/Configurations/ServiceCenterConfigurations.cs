using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class ServiceCenterConfiguration : IEntityTypeConfiguration<ServiceCenter>
{
    public void Configure(EntityTypeBuilder<ServiceCenter> builder)
    {
        builder.HasKey(c => c.Code);
        builder.HasOne<Township>().WithMany().HasForeignKey(c => c.TownshipCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(c => c.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Compound>().WithMany().HasForeignKey(c => c.CompoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ServiceItemConfiguration : IEntityTypeConfiguration<ServiceItem>
{
    public void Configure(EntityTypeBuilder<ServiceItem> builder) => builder.Property(i => i.Id).ValueGeneratedNever();
}

internal sealed class ServiceCenterItemConfiguration : IEntityTypeConfiguration<ServiceCenterItem>
{
    public void Configure(EntityTypeBuilder<ServiceCenterItem> builder)
    {
        builder.HasKey(i => new { i.CenterCode, i.ServiceItemId });
        builder.HasOne<ServiceCenter>().WithMany().HasForeignKey(i => i.CenterCode);
        builder.HasOne<ServiceItem>().WithMany().HasForeignKey(i => i.ServiceItemId);
    }
}

internal sealed class CenterEventConfiguration : IEntityTypeConfiguration<CenterEvent>
{
    public void Configure(EntityTypeBuilder<CenterEvent> builder)
    {
        builder.HasOne<ServiceCenter>().WithMany().HasForeignKey(e => e.CenterCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.On);
    }
}
