using Boluo.Dashboard.Data.Configurations;
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
    public DbSet<PartyGroup> PartyGroups => Set<PartyGroup>();
    public DbSet<Grid> Grids => Set<Grid>();
    public DbSet<GridAssignment> GridAssignments => Set<GridAssignment>();
    public DbSet<GridFact> GridFacts => Set<GridFact>();
    public DbSet<GridDuty> GridDuties => Set<GridDuty>();
    public DbSet<GridAdjustment> GridAdjustments => Set<GridAdjustment>();
    public DbSet<Lineage> Lineages => Set<Lineage>();
    public DbSet<GridWorker> GridWorkers => Set<GridWorker>();
    public DbSet<FormerMobile> FormerMobiles => Set<FormerMobile>();
    public DbSet<CommunityWorker> CommunityWorkers => Set<CommunityWorker>();
    public DbSet<ServiceCenter> ServiceCenters => Set<ServiceCenter>();
    public DbSet<ServiceItem> ServiceItems => Set<ServiceItem>();
    public DbSet<ServiceCenterItem> ServiceCenterItems => Set<ServiceCenterItem>();
    public DbSet<CenterEvent> CenterEvents => Set<CenterEvent>();
    public DbSet<MonthlyReturn> MonthlyReturns => Set<MonthlyReturn>();
    public DbSet<CountyUnit> CountyUnits => Set<CountyUnit>();
    public DbSet<Pairing> Pairings => Set<Pairing>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<ActivityUnit> ActivityUnits => Set<ActivityUnit>();
    public DbSet<UnitService> UnitServices => Set<UnitService>();
    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<Need> Needs => Set<Need>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ProjectCommunity> ProjectCommunities => Set<ProjectCommunity>();
    public DbSet<ProjectUnit> ProjectUnits => Set<ProjectUnit>();
    public DbSet<NeedProject> NeedProjects => Set<NeedProject>();
    public DbSet<NeedResource> NeedResources => Set<NeedResource>();
    public DbSet<ProjectResource> ProjectResources => Set<ProjectResource>();
    public DbSet<AlleyChief> AlleyChiefs => Set<AlleyChief>();
    public DbSet<AlleyPatrol> AlleyPatrols => Set<AlleyPatrol>();
    public DbSet<SmallCase> SmallCases => Set<SmallCase>();
    public DbSet<CommunityFund> CommunityFunds => Set<CommunityFund>();
    public DbSet<FundSpending> FundSpendings => Set<FundSpending>();
    public DbSet<CompoundGroup> CompoundGroups => Set<CompoundGroup>();
    public DbSet<EHomeItem> EHomeItems => Set<EHomeItem>();
    public DbSet<ContactHousehold> ContactHouseholds => Set<ContactHousehold>();
    public DbSet<Talk> Talks => Set<Talk>();
    public DbSet<SuburbService> SuburbServices => Set<SuburbService>();
    public DbSet<FringeCampaignRow> FringeCampaignRows => Set<FringeCampaignRow>();
    public DbSet<Suggestion> Suggestions => Set<Suggestion>();
    public DbSet<NeedSurvey> NeedSurveys => Set<NeedSurvey>();
    public DbSet<DelegateIssue> DelegateIssues => Set<DelegateIssue>();
    public DbSet<IdeaCase> IdeaCases => Set<IdeaCase>();
    public DbSet<SatisfactionSurvey> SatisfactionSurveys => Set<SatisfactionSurvey>();
    public DbSet<ServiceRule> ServiceRules => Set<ServiceRule>();
    public DbSet<DataUpdate> DataUpdates => Set<DataUpdate>();
    public DbSet<CampaignAction> CampaignActions => Set<CampaignAction>();
    public DbSet<PayPoint> PayPoints => Set<PayPoint>();
    public DbSet<SocialAgency> SocialAgencies => Set<SocialAgency>();
    public DbSet<SocialPlacement> SocialPlacements => Set<SocialPlacement>();
    public DbSet<VolunteerTeam> VolunteerTeams => Set<VolunteerTeam>();
    public DbSet<CommitteeMember> CommitteeMembers => Set<CommitteeMember>();
    public DbSet<StreetOffice> StreetOffices => Set<StreetOffice>();
    public DbSet<StreetFunction> StreetFunctions => Set<StreetFunction>();
    public DbSet<JointMeeting> JointMeetings => Set<JointMeeting>();
    public DbSet<JointIssue> JointIssues => Set<JointIssue>();
    public DbSet<PublishedFigure> PublishedFigures => Set<PublishedFigure>();
    public DbSet<Interpretation> Interpretations => Set<Interpretation>();
    public DbSet<CountyProfile> CountyProfiles => Set<CountyProfile>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<DataState> DataStates => Set<DataState>();
    public DbSet<ChangeSet> ChangeSets => Set<ChangeSet>();
    public DbSet<ChangeEntry> ChangeEntries => Set<ChangeEntry>();
    public DbSet<Disclosure> Disclosures => Set<Disclosure>();
    public DbSet<SecurityEvent> SecurityEvents => Set<SecurityEvent>();
    public DbSet<LogHead> LogHeads => Set<LogHead>();
    public DbSet<WallDevice> WallDevices => Set<WallDevice>();
    public DbSet<HandedInReport> HandedInReports => Set<HandedInReport>();
    public DbSet<FormScheme> FormSchemes => Set<FormScheme>();
    public DbSet<RecordDraft> RecordDrafts => Set<RecordDraft>();
    public DbSet<AdjustmentPlan> AdjustmentPlans => Set<AdjustmentPlan>();
    public DbSet<Simulation> Simulations => Set<Simulation>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<DismissedHint> DismissedHints => Set<DismissedHint>();
    public DbSet<ImportDraft> ImportDrafts => Set<ImportDraft>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ModelConventions.Apply(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BoluoDbContext).Assembly);
        builder.HasDbFunction(() => Pinyin.Finds(default, "")).HasName(ConnectionSettings.Finds);
        builder.HasDbFunction(() => Digits.Round(default, default)).HasName("round").IsBuiltIn();
        builder.HasDbFunction(() => Staffing.Needed(default, default)).HasTranslation(SqlTranslations.Needed);
        builder.HasDbFunction(() => Days.Time(default)).HasTranslation(SqlTranslations.Time);
        builder.HasDbFunction(() => GridAssignment.NameOf("", default)).HasTranslation(SqlTranslations.GridName);
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
