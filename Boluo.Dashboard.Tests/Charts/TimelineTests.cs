using System.Xml.Linq;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Streets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Charts;

/// <summary>议定事项 over their days: what is late is seen first and told in a word.</summary>
public sealed class TimelineTests
{
    private static readonly DateOnly Day = County.Day;

    private static readonly ScopeLimits Limits = new()
    {
        AsOf = Day,
        EarliestAsOf = new DateOnly(2019, 1, 1),
        Origin = DataOrigin.Sample,
        Townships = new Dictionary<string, Township>(StringComparer.Ordinal),
        Communities = new Dictionary<string, Community>(StringComparer.Ordinal),
    };

    private static readonly ChartSpec Issues = JointIssuesChart.Build(
        [
            new("补种行道树", Day.AddDays(-300), Day.AddDays(-200), Day.AddDays(-210), DutyState.Done),
            new("整修公厕", Day.AddDays(-120), Day.AddDays(-60), Day.AddDays(-57), DutyState.DoneLate),
            new("增设停车位", Day.AddDays(-90), Day.AddDays(20), null, DutyState.NotDue),
            new("疏通下水道", Day.AddDays(-90), Day.AddDays(-45), null, DutyState.Overdue),
            new("加装扶手", Day.AddDays(-10), Day, null, DutyState.DueToday),
        ], Day);

    [Fact]
    public void The_overdue_come_first_then_the_open_then_the_solved() =>
        Assert.Equal(["疏通下水道", "加装扶手", "增设停车位", "整修公厕", "补种行道树"], Issues.Categories);

    [Fact]
    public void Each_says_in_a_word_how_it_stands()
    {
        Assert.Equal(["逾期45天", "今日到期", "还有20天", "逾期3天办结", "按期办结"], Issues.Series[0].Marks.Select(m => m.Label));
        Assert.Equal("5项议定事项已办结2项（逾期办结1项），办理中2项，逾期未办结1项，最长已逾期45天。", Issues.Sentence);
        Assert.Equal(["议定事项", "议定日期", "完成时限", "办结日期", "办理情况"], ChartTable.Of(Issues).Headers);
        Assert.Equal(["2020年4月1日", "2020年5月16日", "/", "逾期45天"], ChartTable.Of(Issues).Rows[0].Cells.Select(c => c.Text));
    }

    [Fact]
    public void What_runs_beyond_its_limit_is_dashed_and_only_the_open_is_loud()
    {
        var drawing = XElement.Parse(ChartDrawing.Of(Issues, new Urls(County.Whole, Limits)));
        var lanes = drawing.Elements("a").ToList();
        Assert.Equal(5, lanes.Count);
        Assert.Equal(["course late loud", "course late"], lanes.SelectMany(l => l.Elements("line")).Select(l => (string)l.Attribute("class")!).Where(c => c.Contains("late", StringComparison.Ordinal)));
        Assert.Equal([true, false, false, false, false], lanes.Select(l => (string)l.Attribute("class")! == "mark alone"));
        Assert.Equal(["▲ 逾期45天", "今日到期", "还有20天", "逾期3天办结", "按期办结"], lanes.Select(l => (string)l.Element("text")!));
        Assert.Equal("疏通下水道：2020年4月1日议定，应于2020年5月16日前办结，逾期45天", (string)lanes[0].Element("title")!);
        Assert.All(lanes, l => Assert.Contains("joint-issues.q=", (string)l.Attribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public void Days_lie_where_they_belong_and_the_day_looked_at_is_named()
    {
        var frame = ChartFrame.Of(Issues);
        Assert.InRange(frame.Share(Day.DayNumber), frame.Share(Day.AddDays(-45).DayNumber), 1);
        Assert.InRange(frame.Ticks.Count, 5, 9);
        Assert.StartsWith("2019年", frame.Ticks[0].Text, StringComparison.Ordinal);
        Assert.Equal(1, frame.Ticks.Count(t => t.Text.StartsWith("2020年", StringComparison.Ordinal)));
        Assert.Contains(XElement.Parse(ChartDrawing.Of(Issues, new Urls(County.Whole, Limits))).Elements("text"), t => (string)t == "统计时点");
    }

    [Fact]
    public void Two_of_one_title_stay_two()
    {
        var spec = JointIssuesChart.Build([new("补种行道树", Day.AddDays(-30), Day.AddDays(5), null, DutyState.DueSoon), new("补种行道树", Day.AddDays(-20), Day.AddDays(9), null, DutyState.DueSoon)], Day);
        Assert.Equal(["1. 补种行道树", "2. 补种行道树"], spec.Categories);
        Assert.Equal(2, XElement.Parse(ChartDrawing.Of(spec, new Urls(County.Whole, Limits))).Elements("a").Count());
        Assert.True(JointIssuesChart.Build([], Day).IsEmpty);
    }
}
