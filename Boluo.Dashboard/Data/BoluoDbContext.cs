using Boluo.Dashboard.Domain;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Boluo.Dashboard.Data;

/// <summary>The county's database. Open one per operation from the factory; never share it across a circuit.</summary>
public sealed class BoluoDbContext(DbContextOptions<BoluoDbContext> options) : IdentityDbContext<BoluoUser>(options)
{
    public DbSet<Township> Townships => Set<Township>();
    public DbSet<Community> Communities => Set<Community>();
    public DbSet<Compound> Compounds => Set<Compound>();
    public DbSet<PartyOrganisation> PartyOrganisations => Set<PartyOrganisation>();
    public DbSet<Grid> Grids => Set<Grid>();
    public DbSet<GridAssignment> GridAssignments => Set<GridAssignment>();
    public DbSet<GridDuty> GridDuties => Set<GridDuty>();
    public DbSet<GridAdjustment> GridAdjustments => Set<GridAdjustment>();
    public DbSet<GridWorker> GridWorkers => Set<GridWorker>();
    public DbSet<CommunityWorker> CommunityWorkers => Set<CommunityWorker>();
    public DbSet<ServiceCenter> ServiceCenters => Set<ServiceCenter>();
    public DbSet<ServiceItem> ServiceItems => Set<ServiceItem>();
    public DbSet<ServiceCenterItem> ServiceCenterItems => Set<ServiceCenterItem>();
    public DbSet<CountyUnit> CountyUnits => Set<CountyUnit>();
    public DbSet<Pairing> Pairings => Set<Pairing>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<ActivityUnit> ActivityUnits => Set<ActivityUnit>();
    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<Need> Needs => Set<Need>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ProjectCommunity> ProjectCommunities => Set<ProjectCommunity>();
    public DbSet<ProjectUnit> ProjectUnits => Set<ProjectUnit>();
    public DbSet<NeedProject> NeedProjects => Set<NeedProject>();
    public DbSet<NeedResource> NeedResources => Set<NeedResource>();
    public DbSet<ProjectResource> ProjectResources => Set<ProjectResource>();
    public DbSet<PublishedFigure> PublishedFigures => Set<PublishedFigure>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<DataState> DataStates => Set<DataState>();
    public DbSet<ChangeSet> ChangeSets => Set<ChangeSet>();
    public DbSet<ChangeEntry> ChangeEntries => Set<ChangeEntry>();
    public DbSet<Disclosure> Disclosures => Set<Disclosure>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BoluoDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(IDated).IsAssignableFrom(entity.ClrType))
                builder.Entity(entity.ClrType).ToTable(t => t.HasCheckConstraint($"CK_{entity.ClrType.Name}_Period", "ValidTo IS NULL OR ValidTo > ValidFrom"));
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                builder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    /// <summary>States are stored as their English names: readable in the file, and safe when members are reordered.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        builder.Properties<Enum>().HaveConversion<string>();
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
