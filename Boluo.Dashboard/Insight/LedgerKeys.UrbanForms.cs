namespace Boluo.Dashboard.Insight;

public sealed record PatrolKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.UrbanForms, LedgerName))
{
    public const string LedgerName = "patrols";

    public TextKey Beat { get; } = new("beat");
    public ChoiceKey<PatrolState> State { get; } = new("state");
}

public sealed record SmallCaseKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.UrbanForms, LedgerName))
{
    public const string LedgerName = "small-cases";

    public TextKey Beat { get; } = new("beat");
    public ChoiceKey<SmallCaseKind> Kind { get; } = new("kind");
    public ChoiceKey<SmallCaseState> State { get; } = new("state");
    public DayKey Raised { get; } = new("raised");
    public DayKey Handled { get; } = new("handled");
    public CountKey Days { get; } = new("days");
    public CountKey Waiting { get; } = new("waiting");
}

public sealed record CompoundKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.UrbanForms, LedgerName))
{
    public const string LedgerName = "compounds";

    public TextKey Code { get; } = new("code");
    public ChoiceKey<CompoundOrganisation> Organisation { get; } = new("organisation");
    public FlagKey PropertyHead { get; } = new("propertyHead");
    public FlagKey CommitteeHead { get; } = new("committeeHead");
    public ChoiceKey<Presence> Committee { get; } = new("committee");
    public CountKey Members { get; } = new("members");
    public TextKey Company { get; } = new("company");
}

public sealed record CompoundGroupKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.UrbanForms, LedgerName))
{
    public const string LedgerName = "compound-groups";

    public ChoiceKey<CompoundGroupKind> Kind { get; } = new("kind");
}

public sealed record ContactHouseholdKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.UrbanForms, LedgerName))
{
    public const string LedgerName = "contact-households";

    public TextKey Hometown { get; } = new("hometown");
    public CountKey Households { get; } = new("households");
}

public sealed record TalkKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.UrbanForms, LedgerName))
{
    public const string LedgerName = "talks";

    public ChoiceKey<TalkTopic> Topic { get; } = new("topic");
    public DayKey On { get; } = new("on");
}

public sealed record FundKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.UrbanForms, "fund"))
{
    public const string LedgerName = "fund";

    public NumberKey Progress { get; } = new("progress");
}

public sealed record FundItemKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.UrbanForms, LedgerName))
{
    public const string LedgerName = "fund-items";

    public TextKey Code { get; } = new("code");
    public ChoiceKey<FundItemKind> Kind { get; } = new("kind");
    public DayKey On { get; } = new("on");
}
