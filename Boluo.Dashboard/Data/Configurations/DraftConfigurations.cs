using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class RecordDraftConfiguration : IEntityTypeConfiguration<RecordDraft>
{
    public void Configure(EntityTypeBuilder<RecordDraft> builder)
    {
        builder.HasOne<BoluoUser>().WithMany().HasForeignKey(d => d.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.OwnerId, d.Ledger });
    }
}

internal sealed class AdjustmentPlanConfiguration : IEntityTypeConfiguration<AdjustmentPlan>
{
    public void Configure(EntityTypeBuilder<AdjustmentPlan> builder)
    {
        builder.HasOne<BoluoUser>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.OwnerId, p.State });
    }
}

internal sealed class SimulationConfiguration : IEntityTypeConfiguration<Simulation>
{
    public void Configure(EntityTypeBuilder<Simulation> builder) => builder.HasIndex(s => s.PlaceCode);
}

internal sealed class ImportDraftConfiguration : IEntityTypeConfiguration<ImportDraft>
{
    public void Configure(EntityTypeBuilder<ImportDraft> builder)
    {
        builder.HasOne<BoluoUser>().WithMany().HasForeignKey(d => d.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.OwnerId, d.At });
    }
}

internal sealed class ImportFileConfiguration : IEntityTypeConfiguration<ImportFile>
{
    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.HasOne<ImportDraft>().WithMany().HasForeignKey(f => f.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => new { f.DraftId, f.Position });
    }
}
