using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>How the findings of a rule are told. Rules are known by their keys; others are told by title and number.</summary>
internal sealed record Problem(string Rule)
{
    /// <summary>What stands before the rule's title after the number: 11个 社区的 社区工作者配备不足.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The rule's title within a sentence.</summary>
    public Func<string, string> Said { get; init; } = title => title;

    /// <summary>The rule sums up its findings by places or units, which are introduced by 涉及.</summary>
    public bool Spreads { get; init; }

    /// <summary>The head under which the worst findings are named in 需研究事项; none where they are not.</summary>
    public string? Raised { get; init; }

    /// <summary>What a finding is called there.</summary>
    public Func<Finding, ScopeLimits, string> Called { get; init; } = (finding, _) => finding.Name;

    /// <summary>Of one finding nothing is the most.</summary>
    private static readonly string[] Superlatives = ["最多", "最长"];

    /// <summary>The areas of 存在问题, in their order.</summary>
    public static readonly IReadOnlyList<(string Area, IReadOnlyList<Problem> Problems)> Areas =
    [
        ("网格设置",
        [
            new("grid.no-worker") { Spreads = true, Raised = "暂缺网格员的网格" },
            new("grid.no-leader") { Spreads = true },
            new("grid.households"),
            new("branch.no-grids") { Spreads = true },
        ]),
        ("社区队伍",
        [
            new("community.workers") { Subject = "社区的", Raised = "社区工作者缺额", Called = Community },
            new("community.residents")
            {
                Subject = "社区",
                Said = title => title.Replace("社区", "", StringComparison.Ordinal),
                Raised = "超万人社区",
                Called = Community,
            },
        ]),
        ("服务阵地", [new("center.missing") { Spreads = true, Raised = "未建成党群服务中心的社区", Called = Community }]),
        ("三张清单",
        [
            new("need.waiting") { Raised = "久未对接的需求", Called = (finding, _) => $"“{finding.Name}”" },
            new("need.unlinked") { Spreads = true },
            new("resource.idle") { Spreads = true },
            new("project.no-need") { Spreads = true },
        ]),
        ("服务群众",
        [
            new("case.slow"),
            new("joint.overdue"),
            new("fund.slow") { Subject = "社区", Called = Community },
            new("fringe.silent") { Subject = "社区的", Called = Community },
        ]),
        ("问需报送",
        [
            new("survey.quarter"),
            new("survey.year"),
            new("data.stale") { Subject = "社区", Called = Community },
            new("return.overdue"),
        ]),
        ("结对共建", [new("unit.activity") { Subject = "单位党组织", Raised = "久未开展共建活动的单位党组织" }]),
    ];

    /// <summary>6个网格暂缺网格员，涉及江南、园洲等4个社区. Within one community its name is not repeated.</summary>
    public void Say(Sentences text, Matter matter, Scope scope, bool details)
    {
        if (scope.Community is not null && Called == Community)
            text.Add(new Piece(Said(matter.Title), matter.RowsPath, Hint(matter)));
        else
            text.Add(new Piece(FormattableString.Invariant($"{matter.Findings.Count}{matter.Passport.Measure}"), matter.RowsPath, Hint(matter))).Add(Subject + Said(matter.Title));
        var byPlace = Spreads && matter.Findings.All(f => f.Place.EndsWith("社区", StringComparison.Ordinal));
        if (!details || matter.Summary.Length == 0 || (byPlace && scope.Community is not null)) return;
        var detail = matter.Findings.Count == 1 && Superlatives.Any(s => matter.Summary.StartsWith(s, StringComparison.Ordinal)) ? "为" + matter.Summary[2..] : matter.Summary;
        text.Add($"，{(Spreads ? "涉及" : "")}{detail}{(byPlace && !matter.Summary.EndsWith("社区", StringComparison.Ordinal) ? "社区" : "")}");
    }

    /// <summary>社区工作者缺额：江南社区（6名）、园洲社区（5名）等11个.</summary>
    public void Raise(Sentences text, Matter matter, ScopeLimits limits, int most)
    {
        text.Add(Raised + "：")
            .Join([.. matter.Findings.Take(most)], "、", (t, finding) => t.Add(new Piece(Called(finding, limits) + Amount(matter, finding), matter.RowsPath, Hint(matter))))
            .Add(matter.Findings.Count > most ? FormattableString.Invariant($"等{matter.Findings.Count}{matter.Passport.Measure}。") : "。");
    }

    public static string Hint(Matter matter) => $"{matter.Heading}：{matter.Findings.Count}{matter.Passport.Measure}。点击查看明细。";

    private static string Community(Finding finding, ScopeLimits limits) => limits.Communities.ContainsKey(finding.Key) ? limits.CommunityName(finding.Key) : finding.Place;

    private static string Amount(Matter matter, Finding finding) =>
        finding.Amount is { } amount && matter.Rule.Unit is { } unit ? $"（{Measured.Words(amount, unit)}）" : "";
}
