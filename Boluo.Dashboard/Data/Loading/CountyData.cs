using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>All rows of a county's data set in memory, one list per file.</summary>
public sealed class CountyData
{
    /// <summary>One row: the day the data speaks of.</summary>
    public List<DataState> States { get; } = [];
    public List<Township> Townships { get; } = [];
    public List<Community> Communities { get; } = [];
    public List<PartyOrganisation> PartyOrganisations { get; } = [];
    public List<Compound> Compounds { get; } = [];
    public List<PartyGroup> PartyGroups { get; } = [];
    public List<Grid> Grids { get; } = [];
    public List<GridWorker> GridWorkers { get; } = [];
    public List<GridAssignment> GridAssignments { get; } = [];
    public List<GridDuty> GridDuties { get; } = [];
    public List<CommunityWorker> CommunityWorkers { get; } = [];
    public List<ServiceItem> ServiceItems { get; } = [];
    public List<ServiceCenter> ServiceCenters { get; } = [];
    public List<ServiceCenterItem> ServiceCenterItems { get; } = [];
    public List<CenterEvent> CenterEvents { get; } = [];
    public List<MonthlyReturn> MonthlyReturns { get; } = [];
    public List<CountyUnit> CountyUnits { get; } = [];
    public List<Pairing> Pairings { get; } = [];
    public List<Activity> Activities { get; } = [];
    public List<ActivityUnit> ActivityUnits { get; } = [];
    public List<UnitService> UnitServices { get; } = [];
    public List<Resource> Resources { get; } = [];
    public List<Need> Needs { get; } = [];
    public List<Project> Projects { get; } = [];
    public List<ProjectCommunity> ProjectCommunities { get; } = [];
    public List<ProjectUnit> ProjectUnits { get; } = [];
    public List<NeedProject> NeedProjects { get; } = [];
    public List<NeedResource> NeedResources { get; } = [];
    public List<ProjectResource> ProjectResources { get; } = [];
    public List<AlleyChief> AlleyChiefs { get; } = [];
    public List<AlleyPatrol> AlleyPatrols { get; } = [];
    public List<SmallCase> SmallCases { get; } = [];
    public List<CommunityFund> CommunityFunds { get; } = [];
    public List<FundSpending> FundSpendings { get; } = [];
    public List<CompoundGroup> CompoundGroups { get; } = [];
    public List<EHomeItem> EHomeItems { get; } = [];
    public List<ContactHousehold> ContactHouseholds { get; } = [];
    public List<Talk> Talks { get; } = [];
    public List<SuburbService> SuburbServices { get; } = [];
    public List<FringeCampaignRow> FringeCampaignRows { get; } = [];
    public List<Suggestion> Suggestions { get; } = [];
    public List<NeedSurvey> NeedSurveys { get; } = [];
    public List<DelegateIssue> DelegateIssues { get; } = [];
    public List<IdeaCase> IdeaCases { get; } = [];
    public List<SatisfactionSurvey> SatisfactionSurveys { get; } = [];
    public List<ServiceRule> ServiceRules { get; } = [];
    public List<DataUpdate> DataUpdates { get; } = [];
    public List<CampaignAction> CampaignActions { get; } = [];
    public List<PayPoint> PayPoints { get; } = [];
    public List<SocialAgency> SocialAgencies { get; } = [];
    public List<SocialPlacement> SocialPlacements { get; } = [];
    public List<VolunteerTeam> VolunteerTeams { get; } = [];
    public List<CommitteeMember> CommitteeMembers { get; } = [];
    public List<StreetOffice> StreetOffices { get; } = [];
    public List<StreetFunction> StreetFunctions { get; } = [];
    public List<JointMeeting> JointMeetings { get; } = [];
    public List<JointIssue> JointIssues { get; } = [];
    public List<PublishedFigure> PublishedFigures { get; } = [];
}
