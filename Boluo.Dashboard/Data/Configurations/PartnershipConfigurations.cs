using Boluo.Dashboard.Domain;
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
        builder.HasOne<CountyUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(p => p.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.UnitId).IsUnique().HasFilter("ValidTo IS NULL").HasDatabaseName("IX_Pairings_Open");
        builder.HasIndex(p => new { p.UnitId, p.ValidFrom });
        builder.HasIndex(p => p.CommunityCode);
    }
}

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.HasOne<CountyUnit>().WithMany().HasForeignKey(a => a.HostUnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(a => a.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.On);
    }
}

internal sealed class ActivityUnitConfiguration : IEntityTypeConfiguration<ActivityUnit>
{
    public void Configure(EntityTypeBuilder<ActivityUnit> builder)
    {
        builder.HasKey(a => new { a.ActivityId, a.UnitId });
        builder.HasOne<Activity>().WithMany().HasForeignKey(a => a.ActivityId);
        builder.HasOne<CountyUnit>().WithMany().HasForeignKey(a => a.UnitId);
    }
}

internal sealed class UnitServiceConfiguration : IEntityTypeConfiguration<UnitService>
{
    public void Configure(EntityTypeBuilder<UnitService> builder)
    {
        builder.HasOne<CountyUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.From, s.UnitId }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("CK_UnitService_Wishes", "WishesDone <= WishesClaimed"));
    }
}
