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
    public List<Grid> Grids { get; } = [];
    public List<GridWorker> GridWorkers { get; } = [];
    public List<GridAssignment> GridAssignments { get; } = [];
    public List<GridDuty> GridDuties { get; } = [];
    public List<CommunityWorker> CommunityWorkers { get; } = [];
    public List<ServiceItem> ServiceItems { get; } = [];
    public List<ServiceCenter> ServiceCenters { get; } = [];
    public List<ServiceCenterItem> ServiceCenterItems { get; } = [];
    public List<CountyUnit> CountyUnits { get; } = [];
    public List<Pairing> Pairings { get; } = [];
    public List<Activity> Activities { get; } = [];
    public List<ActivityUnit> ActivityUnits { get; } = [];
    public List<Resource> Resources { get; } = [];
    public List<Need> Needs { get; } = [];
    public List<Project> Projects { get; } = [];
    public List<ProjectCommunity> ProjectCommunities { get; } = [];
    public List<ProjectUnit> ProjectUnits { get; } = [];
    public List<NeedProject> NeedProjects { get; } = [];
    public List<NeedResource> NeedResources { get; } = [];
    public List<ProjectResource> ProjectResources { get; } = [];
    public List<CommitteeMember> CommitteeMembers { get; } = [];
    public List<StreetOffice> StreetOffices { get; } = [];
    public List<StreetFunction> StreetFunctions { get; } = [];
    public List<JointMeeting> JointMeetings { get; } = [];
    public List<JointIssue> JointIssues { get; } = [];
    public List<PublishedFigure> PublishedFigures { get; } = [];
}
