using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tests.Features.Briefs;

/// <summary>Facts into words, without a database.</summary>
public sealed class BriefTextTests
{
    private static readonly DateOnly Day = new(2020, 6, 30);

    private static readonly ScopeLimits Limits = new()
    {
        AsOf = Day,
        EarliestAsOf = new DateOnly(2019, 1, 1),
        Origin = DataOrigin.Sample,
        Townships = new Dictionary<string, Township> { ["441322001"] = new() { Code = "441322001", Name = "罗阳街道", Kind = TownshipKind.Street } },
        Communities = new Dictionary<string, Community>
        {
            ["441322001001"] = new() { Code = "441322001001", Name = "东区社区", TownshipCode = "441322001", SecretaryName = "甲", OfficePhone = "0752-0000000", ValidFrom = new DateOnly(2001, 1, 1) },
        },
    };

    private static readonly Scope County = new(null, null, null, Day);
    private static readonly Scope Community = new("441322001", "441322001001", null, Day);

    [Fact]
    public void Figures_stand_in_one_sentence_with_their_units_and_lead_to_their_rows()
    {
        var brief = Write(County, [Measure("community.count", "个", 36), Measure("party.committees", "个", 6), Measure("party.branches", "个", 72), Measure("grid.count", "个", 402)]);
        var paragraph = Assert.Single(brief.Sections[0].Paragraphs);
        Assert.Equal("截至2020年6月30日，全县共有社区36个，设有社区党委6个、党支部72个。划分“党建+”网格402个。", paragraph.Text);
        Assert.Equal(["36个", "6个", "72个", "402个"], paragraph.Pieces.Where(p => p.Path is not null).Select(p => p.Text));
        Assert.All(paragraph.Pieces.Where(p => p.Path is not null), p => Assert.Contains("数据来源", p.Hint, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_unknown_zero_or_unpublished_is_left_out()
    {
        var brief = Write(County, [Measure("community.count", "个", 36), Measure("party.committees", "个", 0), Measure("grid.count", "个", null)]);
        Assert.Equal("截至2020年6月30日，全县共有社区36个。", Assert.Single(brief.Sections[0].Paragraphs).Text);
        Assert.Equal("截至2020年6月30日，全县暂无统计数据。", Assert.Single(Write(County, []).Sections[0].Paragraphs).Text);
    }

    [Fact]
    public void Within_one_community_communities_are_not_counted()
    {
        var brief = Write(Community, [Measure("community.count", "个", 1), Measure("party.general_branches", "个", 1)]);
        Assert.Equal("罗阳街道东区社区城市基层党建情况简报", brief.Title);
        Assert.Equal("截至2020年6月30日，罗阳街道东区社区设有社区党总支1个。", brief.Sections[0].Paragraphs[0].Text);
    }

    [Fact]
    public void Changes_are_told_up_down_and_level_and_keep_the_county_s_sign_in_the_hint()
    {
        var brief = Write(County, [Measure("community.count", "个", 36, 36, 36), Measure("list.needs", "个", 103, 98, 45), Measure("grid.workers", "名", 823, 824, 803)]);
        Assert.Equal("较上月末、较年初，分别增加需求5、58个；网格员减少1名、增加20名；社区持平。", Assert.Single(brief.Sections[1].Paragraphs).Text);
        var hints = brief.Sections[1].Paragraphs[0].Pieces.Select(p => p.Hint).OfType<string>().ToList();
        Assert.EndsWith("较上月末 +5个", hints[0], StringComparison.Ordinal);
        Assert.EndsWith("较年初 +58个", hints[1], StringComparison.Ordinal);
        Assert.EndsWith("较上月末 −1名", hints[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_moved_what_stayed_is_named()
    {
        Assert.Equal("较上月末、较年初，社区、需求均持平。", Write(County, [Measure("community.count", "个", 36, 36, 36), Measure("list.needs", "个", 5, 5, 5)]).Sections[1].Paragraphs[0].Text);
        Assert.Equal("较上月末、较年初，社区持平、增加6个。", Write(County, [Measure("community.count", "个", 36, 36, 30)]).Sections[1].Paragraphs[0].Text);
    }

    [Fact]
    public void A_share_rises_by_points_as_exact_as_it_is_printed_and_what_was_unknown_is_not_called_level()
    {
        var brief = Write(County, [Measure("list.needs", "个", 11, 3, 0), Measure("list.needs.rate", "%", 54.5454, 33.3333), Measure("list.needs.waiting", "个", 2, 2, 0)]);
        Assert.EndsWith("需求11个。需求待对接2个，办结率54.5%。", brief.Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Equal("较上月末、较年初，分别增加需求8、11个；待对接需求持平、增加2个；需求办结率提高21.2个百分点、无可比数。", Assert.Single(brief.Sections[1].Paragraphs).Text);
    }

    [Fact]
    public void A_value_without_a_history_is_marked_and_not_compared()
    {
        var brief = Write(County, [Measure("community.count", "个", 36, 36, 36), Measure("community.party_members", "名", 2103, 2103, 2103, hasHistory: false)]);
        Assert.Equal("截至2020年6月30日，全县共有社区36个，社区党员2103名（现值）。", brief.Sections[0].Paragraphs[0].Text);
        Assert.Equal("较上月末、较年初，社区持平。标明现值的数未留存历史，数值未变的不作比较。", Assert.Single(brief.Sections[1].Paragraphs).Text);

        // What comes and goes is told of it, but the same value on another day is no sign that it stayed.
        var teams = Write(County, [Measure("team.volunteer", "人", 81_460, 81_460, 76_981, hasHistory: false)]);
        Assert.Equal("较上月末、较年初，义工较年初增加4479人。标明现值的数未留存历史，数值未变的不作比较。", Assert.Single(teams.Sections[1].Paragraphs).Text);
    }

    [Fact]
    public void A_rule_that_has_not_run_is_not_counted_among_what_was_looked_at()
    {
        var sleeping = Found(new Told(RuleTopic.Services, "", "专项经费支出进度低于15%") { Starts = new DateOnly(2020, 7, 1) });
        var brief = Write(County, [], Found(Vacant), sleeping);
        Assert.Equal("经核查1项，未发现需关注事项。专项经费支出进度低于15%未到核查时间（7月1日起核查）。", Assert.Single(brief.Sections[2].Paragraphs).Text);
    }

    [Fact]
    public void What_falls_due_soon_is_a_reminder_and_no_problem()
    {
        var reminder = Found(new Told(RuleTopic.Reporting, "问需调研", "临近到期", "天") { Clauses = [new("今日到期")], Is = RuleKind.Reminder }, ("a", "东区社区", 0));
        var brief = Write(County, [], Found(Vacant), reminder);
        Assert.Equal("经核查1项，未发现需关注事项。", Assert.Single(brief.Sections[2].Paragraphs).Text);
        Assert.Equal(["暂无提请研究的事项。", "到期提醒：问需调研临近到期1个，今日到期。"], brief.Sections[3].Paragraphs.Select(p => p.Text));
    }

    [Fact]
    public void Numbers_that_share_a_unit_say_it_once_unless_one_of_them_is_told_in_ten_thousands()
    {
        Assert.Equal("较上月末、较年初，分别增加覆盖党员群众2.7万、6.3万人。", Write(County, [Measure("center.served", "人", 804_000, 776_800, 741_000, rounding: Rounding.TenThousands)]).Sections[1].Paragraphs[0].Text);
        Assert.Equal("较上月末、较年初，分别增加资源800人、6.3万人。", Write(County, [Measure("list.resources", "人", 804_000, 803_200, 741_000)]).Sections[1].Paragraphs[0].Text);
    }

    [Fact]
    public void A_figure_that_fell_to_zero_is_told_as_a_change() =>
        Assert.Equal("较上月末、较年初，分别减少需求2、2个。", Write(Community, [Measure("list.needs", "个", 0, 2, 2)]).Sections[1].Paragraphs[0].Text);

    [Theory]
    [InlineData("2020-06-30", "较上月末 2020-05-31，较年初 2019-12-31")]
    [InlineData("2020-01-15", "较上月末 2019-12-31")]
    [InlineData("2019-03-31", "较上月末 2019-02-28")]
    [InlineData("2019-01-31", "")]
    public void Only_days_within_the_data_are_compared_with(string day, string expected)
    {
        var earlier = EarlierDay.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Limits.EarliestAsOf);
        Assert.Equal(expected, string.Join('，', earlier.Select(e => $"{e.Words} {Days.Iso(e.Day)}")));
    }

    [Fact]
    public void Findings_are_counted_with_their_places_and_the_worst_are_raised()
    {
        var brief = Write(County, [],
            Found(new Told(RuleTopic.Workforce, "社区的", "社区工作者配备不足", "名") { OfCommunities = true, Clauses = [new("超300户/人，缺9人")], Head = "社区工作者缺额" }, ("441322001001", "东区社区", 6), ("x", "园洲社区", 3)),
            Found(Vacant));
        Assert.Equal(["社区队伍方面，2个社区的社区工作者配备不足，超300户/人，缺9人。另核查1项，未发现问题。"], brief.Sections[2].Paragraphs.Select(p => p.Text));
        Assert.Equal(["1.社区工作者缺额：东区社区（6名）、罗阳街道园洲社区（3名）。"], brief.Sections[3].Paragraphs.Select(p => p.Text));
    }

    [Fact]
    public void One_finding_of_one_community_is_not_compared_with_others()
    {
        var brief = Write(Community, [],
            Found(new Told(RuleTopic.Workforce, "社区", "服务人口超万人", "人") { OfCommunities = true, Clauses = [Summaries.Most("最多", "1.58万人")], Head = "超万人社区" }, ("441322001001", "东区社区", 15_800)));
        Assert.Equal("社区队伍方面，服务人口超万人，为1.58万人。", brief.Sections[2].Paragraphs[0].Text);
        Assert.Equal("1.超万人社区：东区社区（15800人）。", brief.Sections[3].Paragraphs[0].Text);
    }

    [Fact]
    public void Nothing_found_is_said_in_words()
    {
        var brief = Write(County, [], Found(Vacant), Found(new Told(RuleTopic.Centers, "社区", "尚未建成党群服务中心")));
        Assert.Equal("经核查2项，未发现需关注事项。", Assert.Single(brief.Sections[2].Paragraphs).Text);
        Assert.Equal("暂无提请研究的事项。", Assert.Single(brief.Sections[3].Paragraphs).Text);
    }

    [Fact]
    public void Areas_stand_in_their_order_and_where_findings_lie_is_said_of_several_places_only()
    {
        RuleResult[] matters =
        [
            Found(new Told(RuleTopic.Reporting, "镇街报表", "逾期未报送"), ("r", "东区社区", null)),
            Found(new Told(RuleTopic.Grids, "网格", "暂缺网格员") { Clauses = [new SummaryClause("东区") { InText = "涉及东区社区", OnlyNamesCommunities = true }] }, ("g", "东区社区", null), ("h", "东区社区", null)),
        ];
        Assert.Equal("网格设置方面，2个网格暂缺网格员，涉及东区社区。问需报送方面，1个镇街报表逾期未报送。", Write(County, [], matters).Sections[2].Paragraphs[0].Text);
        Assert.StartsWith("网格设置方面，2个网格暂缺网格员。", Write(Community, [], matters).Sections[2].Paragraphs[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_every_figure_and_every_rule_it_still_takes_one_printed_page()
    {
        string[] keys =
        [
            "community.count", "party.committees", "party.general_branches", "party.branches", "community.party_members", "grid.count", "grid.workers", "center.count", "center.services",
            "center.served", "center.investment", "list.resources", "list.needs", "list.projects", "list.needs.closed", "list.needs.waiting", "list.needs.rate", "pairing.units", "pairing.activities", "pairing.beneficiaries", "team.party", "team.social",
            "team.volunteer", "oldtown.alley_chiefs", "oldtown.cases", "oldtown.cases_handled", "newtown.compounds", "joint.meetings", "joint.problems", "ask.needs.solved",
            "ask.needs.community_survey", "ask.needs.street_survey", "ask.results.systems",
        ];
        var places = Enumerable.Range(0, 30).Select(i => ($"k{i}", $"第{i}社区", (double?)i)).ToArray();
        var brief = Write(County, [.. keys.Select((k, i) => Measure(k, "个", 1000 + i, i % 3 == 0 ? 900 : 1000 + i, i % 3 == 0 ? 800 : 1000 + i))],
            [.. Enumerable.Range(0, 20).Select(i => (RuleTopic)(i % 7)).Select((topic, i) => Found(
                new Told(topic, "某项工作", "超期", "天") { Clauses = [new("江南等30个社区")], Head = i % 2 == 0 ? "某项超期工作" : null }, i % 3 == 2 ? [] : places))]);
        Assert.InRange(Paper.Points(brief), 9.5, 14);
        Assert.Contains(brief.Sections[3].Paragraphs[0].Pieces, p => p.Path is not null);
    }

    [Theory]
    [InlineData(36, "36个")]
    [InlineData(2103, "2103个")]
    [InlineData(804_000, "80.4万个")]
    [InlineData(10_234, "10234个")]
    [InlineData(12.5, "12.5个")]
    public void Numbers_lose_nothing_by_being_short(double value, string expected) => Assert.Equal(expected, FigureValue.Words(value, "个"));

    private static Brief Write(Scope scope, FigureValue[] figures, params RuleResult[] matters) => BriefText.Write(new BriefFacts
    {
        Scope = scope,
        Limits = Limits,
        County = Support.County.Facts,
        Figures = figures.ToDictionary(f => f.Figure.Key, StringComparer.Ordinal),
        Earlier = EarlierDay.Of(Day, Limits.EarliestAsOf),
        Matters = new RuleResults(matters),
    });

    private static FigureValue Measure(string key, string unit, double? value, double? month = null, double? year = null, bool hasHistory = true, Rounding rounding = Rounding.Whole) =>
        new(new QueryFigure(key, key, "按台账统计。", unit, "台账", "组织部门", "/grids", (_, _, _) => Task.FromResult(value))
        { One = "一项", Adding = Adding.Adds, Dating = hasHistory ? Dating.AsOf : Dating.CurrentValues, Rounding = rounding }, value, [month, year]);

    private static Told Vacant => new(RuleTopic.Grids, "网格", "暂缺网格员");

    private static RuleResult Found(Told rule, params (string Key, string Community, double? Amount)[] findings) => new(rule, null, Day, [.. findings.Select(f => new Finding
    {
        Rule = rule.Key, Key = f.Key, Name = f.Community, PlaceCode = rule.OfCommunities ? f.Key : "441322001001", TownshipName = "罗阳街道", CommunityName = f.Community, UnitId = null, UnitName = null, Owner = "甲", Amount = f.Amount,
    })]);

    private sealed class Told(RuleTopic topic, string subject, string clause, string? unit = null) : Rule($"{topic}.{clause}", 1, topic, "事项", unit)
    {
        public string? Head { get; init; }

        /// <summary>What it finds are communities, by their codes.</summary>
        public bool OfCommunities { get; init; }

        public IReadOnlyList<SummaryClause> Clauses { get; init; } = [];

        public RuleKind Is { get; init; }

        public DateOnly? Starts { get; init; }

        public override RuleKind Kind => Is;

        public override string Subject => subject;

        public override string Clause(double? threshold) => clause;

        public override string? Worst(double? threshold) => Head;

        public override DateOnly? RunsFrom(DateOnly day) => Starts;

        public override RulePassport Passport(double? threshold) => new()
        {
            Population = "全部。",
            Condition = "有的。",
            Reckoning = "按件。",
            Answers = "甲",
            Source = "台账",
            Department = "组织部门",
            Clear = "没有。",
        };

        public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => Clauses;

        public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold) => throw new NotSupportedException();
    }
}
