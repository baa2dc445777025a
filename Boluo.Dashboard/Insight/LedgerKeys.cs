namespace Boluo.Dashboard.Insight;

public sealed record AdjustmentKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Assignments, "table"))
{
    public const string LedgerName = "adjustments";

    public CountKey ChangeSet { get; } = new("changeSet");
}

public sealed record OrganisationKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Organisations, LedgerName))
{
    public const string LedgerName = "organisations";

    public ChoiceKey<PartyOrganisationKind> Kind { get; } = new("kind");
    public CountKey Grids { get; } = new("grids");
    public ChoiceKey<UrbanForm> Form { get; } = new("form");
    public DayKey Since { get; } = new("since");
    public TextKey Secretary { get; } = new("secretary");
}

public sealed record GroupKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Organisations, LedgerName))
{
    public const string LedgerName = "groups";

    public TextKey Title { get; } = new("name");
}

public sealed record ServiceCenterKeys() : LedgerKeys(LedgerName, Urls.ServiceCenters)
{
    public const string LedgerName = "service-centers";

    public ChoiceKey<CenterLevel> Level { get; } = new("level");
    public FlagKey InReach { get; } = new("inReach");
    public NumberKey Investment { get; } = new("investment");
    public TextKey Items { get; } = new("items");
    public ChoiceKey<CivilisationSite> Civilisation { get; } = new("civilisation");
    public DayKey Opened { get; } = new("opened");
    public CountKey Served { get; } = new("served");
    public CountKey Services { get; } = new("services");
}

public sealed record ResourceKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.ThreeLists, LedgerName))
{
    public const string LedgerName = "resources";

    public TextKey Unit { get; } = new("unit");
    public ChoiceKey<ResourceUse> Use { get; } = new("use");
    public ChoiceKey<ResourceCategory> Category { get; } = new("category");
    public CountKey Unused { get; } = new("unused");
    public DayKey Offered { get; } = new("offered");
}

public sealed record NeedKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.ThreeLists, LedgerName))
{
    public const string LedgerName = "needs";

    public TextKey Township { get; } = new("township");
    public TextKey Grid { get; } = new("grid");
    public ChoiceKey<NeedCategory> Category { get; } = new("category");
    public ChoiceKey<NeedChannel> Channel { get; } = new("channel");
    public ChoiceKey<NeedState> State { get; } = new("state");
    public CountKey Waiting { get; } = new("waiting");
    public TextKey Owner { get; } = new("owner");
    public CountKey Links { get; } = new("links");
    public ChoicesKey<ResourceCategory> ResourceKinds { get; } = new("resourceKinds");
    public ChoicesKey<ProjectCategory> ProjectKinds { get; } = new("projectKinds");
    public DayKey Raised { get; } = new("raised");
    public DayKey Closed { get; } = new("closed");

    /// <summary>在办: neither closed nor deferred.</summary>
    public ViewTerm Open => State.Is(NeedState.Waiting, NeedState.Matched, NeedState.Started);
}

public sealed record ProjectKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.ThreeLists, LedgerName))
{
    public const string LedgerName = "projects";

    public ChoiceKey<ProjectCategory> Category { get; } = new("category");
    public TextKey Lead { get; } = new("lead");
    public ChoiceKey<ProjectOrigin> Origin { get; } = new("origin");
    public ChoiceKey<ProjectState> State { get; } = new("state");
    public CountKey NeedCount { get; } = new("needCount");
    public DayKey Published { get; } = new("published");
}

public sealed record PairingKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Partnership, LedgerName))
{
    public const string LedgerName = "pairings";

    public TextKey Unit { get; } = new("unit");
    public CountKey Idle { get; } = new("idle");
    public CountKey Resources { get; } = new("resources");
    public DayKey Since { get; } = new("since");
}

public sealed record ActivityKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Partnership, LedgerName))
{
    public const string LedgerName = "activities";

    public TextKey Host { get; } = new("host");
    public ChoiceKey<ActivityKind> Kind { get; } = new("kind");
    public DayKey On { get; } = new("on");
}

public sealed record ParticipantKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Partnership, "participants"))
{
    public const string LedgerName = "activity-units";

    public TextKey Unit { get; } = new("unit");
    public DayKey On { get; } = new("on");
}

public sealed record StaffingKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Workforce, "staffing"))
{
    public const string LedgerName = "workforce";

    public CountKey Short { get; } = new("short");
    public ChoiceKey<FormGroup> Form { get; } = new("form");
    public CountKey Households { get; } = new("households");
    public CountKey Needed { get; } = new("needed");
}

public sealed record CommunityWorkerKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Workforce, "roster"))
{
    public const string LedgerName = "community-workers";

    public TextKey Code { get; } = new("code");
    public ChoiceKey<WorkerPost> Post { get; } = new("post");
    public CountKey Grade { get; } = new("grade");
    public FlagKey Certified { get; } = new("certified");
}

public sealed record TeamKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Teams, "communities"))
{
    public const string LedgerName = "teams";

    public ChoiceKey<FormGroup> Form { get; } = new("form");
    public CountKey Residents { get; } = new("residents");
    public CountKey InService { get; } = new("inService");
    public CountKey Social { get; } = new("social");
    public CountKey Volunteers { get; } = new("volunteers");
}

public sealed record SocialPlacementKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Teams, "placements"))
{
    public const string LedgerName = "social-placements";

    public TextKey Agency { get; } = new("agency");
    public TextKey Code { get; } = new("code");
    public DayKey Since { get; } = new("since");
}

public sealed record VolunteerTeamKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Teams, "volunteers"))
{
    public const string LedgerName = "volunteer-teams";

    public TextKey Code { get; } = new("code");
    public ChoiceKey<VolunteerKind> Kind { get; } = new("kind");
    public DayKey Founded { get; } = new("founded");
    public CountKey Heads { get; } = new("heads");
}

public sealed record JointMeetingKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Streets, LedgerName))
{
    public const string LedgerName = "joint-meetings";

    public ChoiceKey<PartyOrganisationKind> HostKind { get; } = new("hostKind");
    public DayKey On { get; } = new("on");
}

public sealed record JointIssueKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Streets, LedgerName))
{
    public const string LedgerName = "joint-issues";

    public ChoiceKey<JointIssueKind> Kind { get; } = new("kind");
    public ChoiceKey<DutyState> State { get; } = new("state");
    public ChoiceKey<PartyOrganisationKind> HostKind { get; } = new("hostKind");
    public FlagKey Solved { get; } = new("solved");
    public DayKey On { get; } = new("on");
}

public sealed record StreetOfficeKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Streets, LedgerName))
{
    public const string LedgerName = "street-offices";

    public FlagKey Before { get; } = new("before");
    public FlagKey After { get; } = new("after");
}

public sealed record SurveyKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.FourAsks, "duties"))
{
    public const string LedgerName = "surveys";

    public ChoiceKey<SurveyLevel> Level { get; } = new("level");
    public ChoiceKey<DutyState> State { get; } = new("state");
    public TextKey Place { get; } = new("place");
    public DayKey Due { get; } = new("due");
    public DayKey Done { get; } = new("done");
}

public sealed record SatisfactionKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.FourAsks, LedgerName))
{
    public const string LedgerName = "satisfaction";

    public ChoiceKey<SatisfactionLevel> Level { get; } = new("level");
    public DayKey On { get; } = new("on");
}

public sealed record SuggestionKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.FourAsks, "policy"))
{
    public const string LedgerName = "suggestions";

    public ChoiceKey<AdoptedForm> AdoptedAs { get; } = new("adoptedAs");
}

public sealed record DelegateIssueKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.FourAsks, "needs"))
{
    public const string LedgerName = "delegate-issues";

    public ChoiceKey<IssueKind> Kind { get; } = new("kind");
    public ChoiceKey<IssueState> State { get; } = new("state");
    public DayKey Raised { get; } = new("raised");
    public DayKey Solved { get; } = new("solved");
}

public sealed record IdeaCaseKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.FourAsks, "ideas"))
{
    public const string LedgerName = "idea-cases";

    public ChoiceKey<IdeaKind> Kind { get; } = new("kind");
    public DayKey Finished { get; } = new("finished");
}

public sealed record CampaignKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Campaign, LedgerName))
{
    public const string LedgerName = "campaign";

    public ChoiceKey<CampaignKind> Kind { get; } = new("kind");
    public TextKey Township { get; } = new("township");
    public DayKey From { get; } = new("from");
}

public sealed record ReturnKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Returns, LedgerName))
{
    public const string LedgerName = "returns";

    public TextKey Township { get; } = new("township");
    public TextKey Month { get; } = new("month");
    public ChoiceKey<ReturnState> State { get; } = new("state");
    public DayKey Due { get; } = new("due");
    public CountKey Late { get; } = new("late");
}

public sealed record AuditKeys() : LedgerKeys(LedgerName, Urls.Audit)
{
    public const string LedgerName = "audit";

    public ChoiceKey<ChangeKind> Kind { get; } = new("kind");
}

public sealed record SecurityEventKeys() : LedgerKeys(LedgerName, Urls.SecurityLog)
{
    public const string LedgerName = "security-events";

    public ChoiceKey<SecurityEventKind> Kind { get; } = new("kind");
    public TextKey By { get; } = new("by");
}
