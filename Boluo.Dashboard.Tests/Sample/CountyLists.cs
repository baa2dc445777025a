using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Tests;

/// <summary>The lists of a county's data set by name.</summary>
internal static class CountyLists
{
    extension(CountyData data)
    {
        public List<DataState> States => data.Of<DataState>();
        public List<Township> Townships => data.Of<Township>();
        public List<Community> Communities => data.Of<Community>();
        public List<PartyOrganisation> PartyOrganisations => data.Of<PartyOrganisation>();
        public List<Compound> Compounds => data.Of<Compound>();
        public List<PartyGroup> PartyGroups => data.Of<PartyGroup>();
        public List<Grid> Grids => data.Of<Grid>();
        public List<GridWorker> GridWorkers => data.Of<GridWorker>();
        public List<GridAssignment> GridAssignments => data.Of<GridAssignment>();
        public List<GridFact> GridFacts => data.Of<GridFact>();
        public List<GridDuty> GridDuties => data.Of<GridDuty>();
        public List<CommunityWorker> CommunityWorkers => data.Of<CommunityWorker>();
        public List<ServiceItem> ServiceItems => data.Of<ServiceItem>();
        public List<ServiceCenter> ServiceCenters => data.Of<ServiceCenter>();
        public List<ServiceCenterItem> ServiceCenterItems => data.Of<ServiceCenterItem>();
        public List<CenterEvent> CenterEvents => data.Of<CenterEvent>();
        public List<MonthlyReturn> MonthlyReturns => data.Of<MonthlyReturn>();
        public List<CountyUnit> CountyUnits => data.Of<CountyUnit>();
        public List<Pairing> Pairings => data.Of<Pairing>();
        public List<Activity> Activities => data.Of<Activity>();
        public List<ActivityUnit> ActivityUnits => data.Of<ActivityUnit>();
        public List<UnitService> UnitServices => data.Of<UnitService>();
        public List<Resource> Resources => data.Of<Resource>();
        public List<Need> Needs => data.Of<Need>();
        public List<Project> Projects => data.Of<Project>();
        public List<ProjectCommunity> ProjectCommunities => data.Of<ProjectCommunity>();
        public List<ProjectUnit> ProjectUnits => data.Of<ProjectUnit>();
        public List<NeedProject> NeedProjects => data.Of<NeedProject>();
        public List<NeedResource> NeedResources => data.Of<NeedResource>();
        public List<ProjectResource> ProjectResources => data.Of<ProjectResource>();
        public List<AlleyChief> AlleyChiefs => data.Of<AlleyChief>();
        public List<AlleyPatrol> AlleyPatrols => data.Of<AlleyPatrol>();
        public List<SmallCase> SmallCases => data.Of<SmallCase>();
        public List<CommunityFund> CommunityFunds => data.Of<CommunityFund>();
        public List<FundSpending> FundSpendings => data.Of<FundSpending>();
        public List<CompoundGroup> CompoundGroups => data.Of<CompoundGroup>();
        public List<EHomeItem> EHomeItems => data.Of<EHomeItem>();
        public List<ContactHousehold> ContactHouseholds => data.Of<ContactHousehold>();
        public List<Talk> Talks => data.Of<Talk>();
        public List<SuburbService> SuburbServices => data.Of<SuburbService>();
        public List<FringeCampaignRow> FringeCampaignRows => data.Of<FringeCampaignRow>();
        public List<Suggestion> Suggestions => data.Of<Suggestion>();
        public List<NeedSurvey> NeedSurveys => data.Of<NeedSurvey>();
        public List<DelegateIssue> DelegateIssues => data.Of<DelegateIssue>();
        public List<IdeaCase> IdeaCases => data.Of<IdeaCase>();
        public List<SatisfactionSurvey> SatisfactionSurveys => data.Of<SatisfactionSurvey>();
        public List<ServiceRule> ServiceRules => data.Of<ServiceRule>();
        public List<DataUpdate> DataUpdates => data.Of<DataUpdate>();
        public List<CampaignAction> CampaignActions => data.Of<CampaignAction>();
        public List<PayPoint> PayPoints => data.Of<PayPoint>();
        public List<SocialAgency> SocialAgencies => data.Of<SocialAgency>();
        public List<SocialPlacement> SocialPlacements => data.Of<SocialPlacement>();
        public List<VolunteerTeam> VolunteerTeams => data.Of<VolunteerTeam>();
        public List<CommitteeMember> CommitteeMembers => data.Of<CommitteeMember>();
        public List<StreetOffice> StreetOffices => data.Of<StreetOffice>();
        public List<StreetFunction> StreetFunctions => data.Of<StreetFunction>();
        public List<JointMeeting> JointMeetings => data.Of<JointMeeting>();
        public List<JointIssue> JointIssues => data.Of<JointIssue>();
        public List<PublishedFigure> PublishedFigures => data.Of<PublishedFigure>();
    }
}
