namespace Boluo.Dashboard.Insight;

/// <summary>Which figures tell how a place stands, in which order and words: those of the brief, and of what changed. Figures are known by their published keys.</summary>
public static class SituationTerms
{
    /// <summary>The paragraphs of 基本情况. A term without a figure, or whose number is zero, is left out; so is a clause without terms.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<Clause>> Paragraphs =
    [
        [
            new("共有", new Term(Communities, "社区")),
            new("设有", new Term("party.committees", "社区党委") { Name = "党委" }, new Term("party.general_branches", "社区党总支") { Name = "党总支" }, new Term("party.branches", "党支部")),
            new("", new Term("community.party_members", "社区党员")),
            new("划分", new Term("grid.count", "“党建+”网格")) { Starts = true },
            new("配备", new Term("grid.workers", "网格员")),
            new("建成", new Term("center.count", "党群服务中心（站）")) { Starts = true },
            new("提供", new Term("center.services", "综合服务") { Extra = true }),
            new("", new Term("center.served", "覆盖党员群众")),
            new("", new Term("center.investment", "累计投入")),
        ],
        [
            new("三张清单累计收集", new Term("list.resources", "资源"), new Term("list.needs", "需求")),
            new("发布", new Term("list.projects", "项目")),
            new("需求", new Term("list.needs.closed", "已办结") { Name = "已办结需求" }, new Term("list.needs.waiting", "待对接") { Name = "待对接需求" }) { Starts = true },
            new("", new Term("list.needs.rate", "办结率") { Name = "需求办结率" }),
            new("", new Term("pairing.units", "结对报到单位党组织") { Name = "结对单位" }) { Starts = true },
            new("累计开展", new Term("pairing.activities", "共建活动")),
            new("", new Term("pairing.beneficiaries", "受益群众") { Name = "共建受益群众" }),
            new("“三工”队伍有", new Term("team.party", "党工"), new Term("team.social", "社工"), new Term("team.volunteer", "义工")) { OfSeveral = "“三工”队伍分别有", Starts = true },
        ],
        [
            new("选任", new Term("oldtown.alley_chiefs", "巷长") { Extra = true }),
            new("", new Term("oldtown.cases", "受理微急烦心事") { Name = "受理烦心事" }, new Term("oldtown.cases_handled", "办结") { Name = "办结烦心事" }),
            new("", new Term("newtown.compounds", "建立党支部的住宅小区") { Name = "建党支部小区", Extra = true }),
            new("召开", new Term("joint.meetings", "街道党建联席会议") { Extra = true }) { Starts = true, OfLastYear = true },
            new("解决", new Term("joint.problems", "重点难点问题") { Extra = true }),
            new("解决党代表直联问题", new Term("ask.needs.solved", "") { Name = "直联问题解决" }) { Starts = true },
            new("固化", new Term("ask.results.systems", "为民服务制度")),
        ],
    ];

    public const string Communities = "community.count";

    /// <summary>Every term, in the order of the text.</summary>
    public static readonly IReadOnlyList<Term> All = [.. Paragraphs.SelectMany(p => p).SelectMany(c => c.Terms)];

    public static IEnumerable<string> Keys => All.Select(t => t.Key);
}

/// <summary>A verb and what it is said of: 设有社区党委6个、社区党总支7个.</summary>
public sealed record Clause(string Verb, params IReadOnlyList<Term> Terms)
{
    /// <summary>The verb where more than one of its terms is told.</summary>
    public string OfSeveral { get; init; } = Verb;

    /// <summary>A sentence of its own begins here.</summary>
    public bool Starts { get; init; }

    /// <summary>What it says was so in the year before that of the publication, and the year is named.</summary>
    public bool OfLastYear { get; init; }
}

/// <summary>A figure by its key, and its name within the clause.</summary>
public sealed record Term(string Key, string Noun)
{
    /// <summary>Its name where it stands alone, as in the list of what has changed.</summary>
    public string Name { get; init; } = Noun;

    /// <summary>Left out where there is little room.</summary>
    public bool Extra { get; init; }

    /// <summary>Within one community the number of communities says nothing.</summary>
    public bool IsToldIn(Scope scope) => Key != SituationTerms.Communities || scope.Community is null;
}

/// <summary>Reads the figures of the situation on a day and on earlier ones, each day once for all pages. A figure that no room publishes is not spoken of.</summary>
public sealed class SituationReader(IEnumerable<Figure> figures, Snapshots snapshots)
{
    private readonly IReadOnlyList<Figure> _told = [.. SituationTerms.Keys.Select(key => figures.FirstOrDefault(f => f.Key == key)).OfType<Figure>()];

    /// <summary>The figures by key, each with its values on the earlier days in their order.</summary>
    public async Task<IReadOnlyDictionary<string, FigureValue>> ReadAsync(Scope scope, IReadOnlyList<EarlierDay> earlier, CancellationToken cancel)
    {
        var days = await SideBySide.ReadAsync([scope.AsOf, .. earlier.Select(e => e.Day)], (day, token) => OnAsync(scope with { AsOf = day }, token), cancel);
        return _told.ToDictionary(f => f.Key, f => new FigureValue(f, days[0][f.Key].Value, [.. days.Skip(1).Select(d => d[f.Key].Value)]), StringComparer.Ordinal);
    }

    private Task<IReadOnlyDictionary<string, Quantity>> OnAsync(Scope scope, CancellationToken cancel) =>
        snapshots.GetAsync("situation", scope, (db, token) => FigureValues.ReadAsync(_told, db, scope, token), cancel);
}
