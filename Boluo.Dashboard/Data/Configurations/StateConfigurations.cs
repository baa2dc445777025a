using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class DataStateConfiguration : IEntityTypeConfiguration<DataState>
{
    public void Configure(EntityTypeBuilder<DataState> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.ToTable(t => t.HasCheckConstraint("CK_DataState_OneRow", "Id = 1"));
    }
}

internal sealed class CountyProfileConfiguration : IEntityTypeConfiguration<CountyProfile>
{
    public void Configure(EntityTypeBuilder<CountyProfile> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.ToTable(t => t.HasCheckConstraint("CK_CountyProfile_OneRow", "Id = 1"));
    }
}

internal sealed class ChangeSetConfiguration : IEntityTypeConfiguration<ChangeSet>
{
    public void Configure(EntityTypeBuilder<ChangeSet> builder)
    {
        builder.HasMany(c => c.Entries).WithOne().HasForeignKey(e => e.ChangeSetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ChangeSet>().WithMany().HasForeignKey(c => c.RevertsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.RevertsId).IsUnique();
        builder.HasIndex(c => c.RevertsPartOfId); // No reference: to add one, SQLite would write the whole log anew, past its triggers.
        builder.HasIndex(c => c.At);
    }
}

internal sealed class ChangeEntryConfiguration : IEntityTypeConfiguration<ChangeEntry>
{
    public void Configure(EntityTypeBuilder<ChangeEntry> builder)
    {
        builder.HasIndex(e => new { e.Entity, e.Key });
        builder.HasIndex(e => e.GridId);
    }
}

internal sealed class DisclosureConfiguration : IEntityTypeConfiguration<Disclosure>
{
    public void Configure(EntityTypeBuilder<Disclosure> builder) =>
        builder.HasIndex(d => d.At);
}

/// <summary>An index per condition of its ledger, each in the ledger's order, so that a page is read and not sorted, and with the name, by which all of them are narrowed.</summary>
internal sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> builder)
    {
        builder.HasIndex(e => new { e.On, e.Id, e.ByName });
        builder.HasIndex(e => new { e.Kind, e.On, e.Id, e.ByName });
        builder.HasIndex(e => new { e.Outcome, e.On, e.Id, e.ByName });
    }
}

internal sealed class HandedInReportConfiguration : IEntityTypeConfiguration<HandedInReport>
{
    public void Configure(EntityTypeBuilder<HandedInReport> builder) => builder.HasIndex(r => new { r.Report, r.Scope, r.AsOf });
}

internal sealed class FormSchemeConfiguration : IEntityTypeConfiguration<FormScheme>
{
    public void Configure(EntityTypeBuilder<FormScheme> builder) => builder.HasIndex(s => s.Name).IsUnique();
}

internal sealed class WallDeviceConfiguration : IEntityTypeConfiguration<WallDevice>
{
    public void Configure(EntityTypeBuilder<WallDevice> builder)
    {
        builder.HasIndex(d => d.CodeHash).IsUnique();
        builder.HasIndex(d => d.TokenHash).IsUnique();
    }
}
