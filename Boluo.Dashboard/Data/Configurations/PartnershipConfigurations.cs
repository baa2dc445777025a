using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class CountyUnitConfiguration : IEntityTypeConfiguration<CountyUnit>
{
    public void Configure(EntityTypeBuilder<CountyUnit> builder) => builder.Property(u => u.Id).ValueGeneratedNever();
}

internal sealed class PairingConfiguration : IEntityTypeConfiguration<Pairing>
{
    public void Configure(EntityTypeBuilder<Pairing> builder)
    {
        builder.HasIndex(p => p.UnitId).IsUnique().HasFilter("ValidTo IS NULL").HasDatabaseName("IX_Pairings_Open");
        builder.HasIndex(p => new { p.UnitId, p.ValidFrom });
        builder.HasIndex(p => p.CommunityCode);
    }
}

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder) =>
        builder.HasIndex(a => a.On);
}

internal sealed class UnitServiceConfiguration : IEntityTypeConfiguration<UnitService>
{
    public void Configure(EntityTypeBuilder<UnitService> builder)
    {
        builder.HasIndex(s => new { s.From, s.UnitId }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("CK_UnitService_Wishes", "WishesDone <= WishesClaimed"));
    }
}
