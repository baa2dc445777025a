using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class GridConfiguration : IEntityTypeConfiguration<Grid>
{
    public void Configure(EntityTypeBuilder<Grid> builder) =>
        builder.HasIndex(g => g.Code).IsUnique();
}

internal sealed class GridAssignmentConfiguration : IEntityTypeConfiguration<GridAssignment>
{
    public void Configure(EntityTypeBuilder<GridAssignment> builder)
    {
        builder.HasIndex(a => a.GridId).IsUnique().HasFilter("ValidTo IS NULL").HasDatabaseName("IX_GridAssignments_Open");
        builder.HasIndex(a => new { a.GridId, a.ValidFrom }).IsUnique();
        builder.HasIndex(a => new { a.CommunityCode, a.ValidFrom });
    }
}

internal sealed class GridFactConfiguration : IEntityTypeConfiguration<GridFact>
{
    public void Configure(EntityTypeBuilder<GridFact> builder)
    {
        builder.HasIndex(f => f.GridId).IsUnique().HasFilter("ValidTo IS NULL").HasDatabaseName("IX_GridFacts_Open");
        builder.HasIndex(f => new { f.GridId, f.ValidFrom }).IsUnique();
    }
}

internal sealed class GridDutyConfiguration : IEntityTypeConfiguration<GridDuty>
{
    public void Configure(EntityTypeBuilder<GridDuty> builder)
    {
        builder.HasIndex(d => new { d.GridId, d.WorkerId }).IsUnique().HasFilter("ValidTo IS NULL").HasDatabaseName("IX_GridDuties_Open");
        builder.HasIndex(d => new { d.GridId, d.ValidFrom });
        builder.HasIndex(d => d.WorkerId);
    }
}

internal sealed class GridAdjustmentConfiguration : IEntityTypeConfiguration<GridAdjustment>
{
    public void Configure(EntityTypeBuilder<GridAdjustment> builder) =>
        builder.HasIndex(a => new { a.ChangeSetId, a.GridId, a.FromGridId }).IsUnique();
}

internal sealed class LineageConfiguration : IEntityTypeConfiguration<Lineage>
{
    public void Configure(EntityTypeBuilder<Lineage> builder)
    {
        builder.ToTable(t => t.HasCheckConstraint("CK_Lineage_Share", "Share > 0 AND Share <= 1"));
        builder.HasIndex(l => l.From);
        builder.HasIndex(l => l.To);
    }
}

internal sealed class GridWorkerConfiguration : IEntityTypeConfiguration<GridWorker>
{
    public void Configure(EntityTypeBuilder<GridWorker> builder)
    {
        builder.HasIndex(w => w.CommunityCode);
        builder.ToTable(t => t.HasCheckConstraint("CK_GridWorker_Service", "LeftOn IS NULL OR JoinedOn IS NULL OR LeftOn > JoinedOn"));
    }
}

internal sealed class FormerMobileConfiguration : IEntityTypeConfiguration<FormerMobile>
{
    public void Configure(EntityTypeBuilder<FormerMobile> builder) =>
        builder.HasIndex(f => new { f.Person, f.Revision }).IsUnique();
}

internal sealed class CommunityWorkerConfiguration : IEntityTypeConfiguration<CommunityWorker>
{
    public void Configure(EntityTypeBuilder<CommunityWorker> builder)
    {
        builder.ToTable(t =>
        {
            t.HasCheckConstraint("CK_CommunityWorker_Grade", "Post BETWEEN 1 AND 4 AND Grade BETWEEN 1 AND 16");
            t.HasCheckConstraint("CK_CommunityWorker_Period", "LeftOn IS NULL OR LeftOn > Since");
        });
    }
}
