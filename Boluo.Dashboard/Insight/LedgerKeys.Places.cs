namespace Boluo.Dashboard.Insight;

public sealed record CommunityKeys() : LedgerKeys(LedgerName, Urls.Communities)
{
    public const string LedgerName = "communities";

    public CountKey Members { get; } = new("members");
    public CountKey Short { get; } = new("short");
    public NumberKey Load { get; } = new("load");
    public CountKey Residents { get; } = new("residents");
    public ChoiceKey<FormGroup> Form { get; } = new("form");
    public NumberKey Area { get; } = new("area");
    public TextKey Secretary { get; } = new("secretary");
    public CountKey Committee { get; } = new("committee");
    public CountKey Certified { get; } = new("certified");
    public CountKey Compounds { get; } = new("compounds");
}

public sealed record GridKeys() : LedgerKeys(LedgerName, Urls.Grids)
{
    public const string LedgerName = "grids";

    public CountKey Workers { get; } = new("workers");
    public TextKey Leader { get; } = new("leader");
    public CountKey Households { get; } = new("households");
    public TextKey Group { get; } = new("group");
    public ChoiceKey<Occupation> LeaderPost { get; } = new("leaderPost");
}

public sealed record GridWorkerKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Grids, LedgerName))
{
    public const string LedgerName = "grid-workers";

    public DayKey Since { get; } = new("since");
    public ChoiceKey<PoliticalStatus> Political { get; } = new("political");
    public ChoiceKey<WorkTime> Time { get; } = new("time");
    public ChoiceKey<Occupation> Occupation { get; } = new("occupation");
}

public sealed record GridFactKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Grids, LedgerName))
{
    public const string LedgerName = "grid-facts";

    public TextKey Group { get; } = new("group");
}

public sealed record GridPersonKeys() : LedgerKeys(LedgerName, Urls.Tab(Urls.Grids, LedgerName))
{
    public const string LedgerName = "grid-people";

    public CountKey Leads { get; } = new("leads");
    public CountKey Serves { get; } = new("serves");
}
