using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class PayPointConfiguration : IEntityTypeConfiguration<PayPoint>
{
    public void Configure(EntityTypeBuilder<PayPoint> builder) => builder.HasIndex(p => new { p.Kind, p.Since }).IsUnique();
}
