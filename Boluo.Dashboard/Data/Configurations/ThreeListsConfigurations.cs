using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class ResourceConfiguration : IEntityTypeConfiguration<Resource>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.Code).IsUnique();
        builder.HasOne<CountyUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint("CK_Resource_Period", "AvailableTo IS NULL OR AvailableTo >= AvailableFrom"));
    }
}

internal sealed class NeedConfiguration : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => n.Code).IsUnique();
        builder.HasOne<Community>().WithMany().HasForeignKey(n => n.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Grid>().WithMany().HasForeignKey(n => n.GridId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => n.RaisedOn);
    }
}

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasOne<CountyUnit>().WithMany().HasForeignKey(p => p.LeadUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProjectCommunityConfiguration : IEntityTypeConfiguration<ProjectCommunity>
{
    public void Configure(EntityTypeBuilder<ProjectCommunity> builder)
    {
        builder.HasKey(l => new { l.ProjectId, l.CommunityCode });
        builder.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId);
        builder.HasOne<Community>().WithMany().HasForeignKey(l => l.CommunityCode);
    }
}

internal sealed class ProjectUnitConfiguration : IEntityTypeConfiguration<ProjectUnit>
{
    public void Configure(EntityTypeBuilder<ProjectUnit> builder)
    {
        builder.HasKey(l => new { l.ProjectId, l.UnitId });
        builder.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId);
        builder.HasOne<CountyUnit>().WithMany().HasForeignKey(l => l.UnitId);
    }
}

internal sealed class NeedProjectConfiguration : IEntityTypeConfiguration<NeedProject>
{
    public void Configure(EntityTypeBuilder<NeedProject> builder)
    {
        builder.HasKey(l => new { l.NeedId, l.ProjectId });
        builder.HasOne<Need>().WithMany().HasForeignKey(l => l.NeedId);
        builder.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId);
    }
}

internal sealed class NeedResourceConfiguration : IEntityTypeConfiguration<NeedResource>
{
    public void Configure(EntityTypeBuilder<NeedResource> builder)
    {
        builder.HasKey(l => new { l.NeedId, l.ResourceId });
        builder.HasOne<Need>().WithMany().HasForeignKey(l => l.NeedId);
        builder.HasOne<Resource>().WithMany().HasForeignKey(l => l.ResourceId);
    }
}

internal sealed class ProjectResourceConfiguration : IEntityTypeConfiguration<ProjectResource>
{
    public void Configure(EntityTypeBuilder<ProjectResource> builder)
    {
        builder.HasKey(l => new { l.ProjectId, l.ResourceId });
        builder.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId);
        builder.HasOne<Resource>().WithMany().HasForeignKey(l => l.ResourceId);
    }
}
