using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class ServiceItemConfiguration : IEntityTypeConfiguration<ServiceItem>
{
    public void Configure(EntityTypeBuilder<ServiceItem> builder) => builder.Property(i => i.Id).ValueGeneratedNever();
}

internal sealed class CenterEventConfiguration : IEntityTypeConfiguration<CenterEvent>
{
    public void Configure(EntityTypeBuilder<CenterEvent> builder) =>
        builder.HasIndex(e => e.On);
}
