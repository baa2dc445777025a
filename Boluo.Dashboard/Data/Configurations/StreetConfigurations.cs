using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class StreetOfficeConfiguration : IEntityTypeConfiguration<StreetOffice>
{
    public void Configure(EntityTypeBuilder<StreetOffice> builder)
    {
        builder.HasIndex(o => new { o.TownshipCode, o.Name }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("CK_StreetOffice_Reform", "BeforeReform OR AfterReform"));
    }
}
