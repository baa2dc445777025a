namespace Boluo.Dashboard.Insight;

/// <summary>
/// The ledgers that others lead to, with the columns they lead by. Features do not know one another: what they may know of each other's
/// tables stands here, and the tables take their names, pages and keys from it.
/// </summary>
public static class Ledgers
{
    public static CommunityKeys Communities { get; } = new();
    public static GridKeys Grids { get; } = new();
    public static GridWorkerKeys GridWorkers { get; } = new();
    public static GridFactKeys GridFacts { get; } = new();
    public static GridPersonKeys GridPeople { get; } = new();
    public static AdjustmentKeys Adjustments { get; } = new();
    public static OrganisationKeys Organisations { get; } = new();
    public static GroupKeys Groups { get; } = new();
    public static ServiceCenterKeys ServiceCenters { get; } = new();
    public static ResourceKeys Resources { get; } = new();
    public static NeedKeys Needs { get; } = new();
    public static ProjectKeys Projects { get; } = new();
    public static PairingKeys Pairings { get; } = new();
    public static ActivityKeys Activities { get; } = new();
    public static ParticipantKeys Participants { get; } = new();
    public static StaffingKeys Staffing { get; } = new();
    public static CommunityWorkerKeys CommunityWorkers { get; } = new();
    public static TeamKeys Teams { get; } = new();
    public static SocialPlacementKeys SocialPlacements { get; } = new();
    public static VolunteerTeamKeys VolunteerTeams { get; } = new();
    public static JointMeetingKeys JointMeetings { get; } = new();
    public static JointIssueKeys JointIssues { get; } = new();
    public static StreetOfficeKeys StreetOffices { get; } = new();
    public static SurveyKeys Surveys { get; } = new();
    public static SatisfactionKeys Satisfaction { get; } = new();
    public static SuggestionKeys Suggestions { get; } = new();
    public static DelegateIssueKeys DelegateIssues { get; } = new();
    public static IdeaCaseKeys IdeaCases { get; } = new();
    public static CampaignKeys Campaign { get; } = new();
    public static ReturnKeys Returns { get; } = new();
    public static PatrolKeys Patrols { get; } = new();
    public static SmallCaseKeys SmallCases { get; } = new();
    public static CompoundKeys Compounds { get; } = new();
    public static CompoundGroupKeys CompoundGroups { get; } = new();
    public static ContactHouseholdKeys ContactHouseholds { get; } = new();
    public static TalkKeys Talks { get; } = new();
    public static FundKeys Fund { get; } = new();
    public static FundItemKeys FundItems { get; } = new();
    public static AuditKeys Audit { get; } = new();
    public static SecurityEventKeys SecurityEvents { get; } = new();
}
