using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>街道体制: towns made streets, their offices and functions, and the joint meetings that they call.</summary>
public static class StreetsRoom
{
    private const string Department = "组织部门";

    public static IServiceCollection AddStreets(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 80, "街道体制", Urls.Streets)
        {
            Help =
            [
                "街道内设机构、职能调整、党建联席会议和议定事项。",
            ],
        })
        .AddLedger<JointIssueTable>()
        .AddLedger<JointMeetingTable>()
        .AddLedger<StreetOfficeTable>()
        .AddLedger<StreetFunctionTable>()
        .AddRule<JointIssueOverdue>()
        .AddTies([LifeTies.In<JointMeeting, PartyOrganisation>("党建联席会议", Page(JointMeetingTable.LedgerName), [JointMeetingTable.LedgerName], "次")])
        .AddRegister<JointMeetingRegister>()
        .AddRegister<JointIssueRegister>()
        .AddRegister<StreetOfficeRegister>()
        .AddRegister<StreetFunctionRegister>()
        .AddChart<JointIssuesChart>()
        .AddChart<JointDaysChart>()
        .AddFigure(new QueryFigure("street.count", "撤镇设街街道", "撤镇设街后设置的街道；统计范围为社区、城市形态时，为其社区所属的街道。", "个", "镇街名录", Department, Urls.Streets,
            (db, scope) => db.Townships.StreetsWithin(db, scope).Count())
        { One = "一个街道（9位区划代码）", Adding = Adding.OnceInScope, Dating = Dating.Current })
        .AddFigure(Offices("street.offices.before", "调整前内设机构", "改革前", o => o.Before.Yes, o => o.BeforeReform))
        .AddFigure(Offices("street.offices.after", "调整后内设机构", "改革后", o => o.After.Yes, o => o.AfterReform))
        .AddFigure(county => Meetings(county.LastYearOf("joint.meetings")))
        .AddFigure(county => Problems(county.LastYearOf("joint.problems")))
        .AddFigure(county => new QueryFigure(StreetQueries.SplitFigure, "拆分前超万人社区", $"统计时点{county.StreetOf(StreetQueries.SplitFigure)}所辖网格的常住人口合计超过10000人（不含10000人）的社区，按拆分之前的社区计。", "个", "社区台账", Department,
            Invariant($"{Urls.Streets}#split"),
            (db, scope) => StreetQueries.ToSplit(db, scope).Count())
        { One = "一个社区居民委员会（12位区划代码）", Adding = Adding.Adds, Dating = Dating.CurrentValues });

    internal static string Page(string ledger) => Urls.Tab(Urls.Streets, ledger);

    private static QueryFigure Meetings(Period year) => new("joint.meetings", "街道党建联席会议",
        Invariant($"街道党工委在{year.From.Year}年召开的党建联席会议；公开数的“去年”读作{year.From.Year}年。社区党组织召开的会议不计入。"),
        "次", "党建联席会议台账", Department, Ledgers.JointMeetings.Where(m => m.HostKind.Is(PartyOrganisationKind.WorkingCommittee), m => m.On.Between(year.From, year.End)),
        (db, scope) => Published(JointMeetingRow.Query(db, scope), year).Count())
    { One = "一次会议", Adding = Adding.AddsByLevel, Dating = Dating.AsOf };

    private static QueryFigure Problems(Period year) => new("joint.problems", "联席会议解决的重点难点问题",
        Invariant($"街道党工委{year.From.Year}年党建联席会议的议定事项中，统计时点已办结的。"),
        "项", "党建联席会议议定事项督办台账", Department, Ledgers.JointIssues.Where(i => i.HostKind.Is(PartyOrganisationKind.WorkingCommittee), i => i.Solved.Yes, i => i.On.Between(year.From, year.End)),
        (db, scope) => Published(JointMeetingRow.Query(db, scope), year).Sum(m => m.Solved))
    { One = "一项议定事项", Adding = Adding.AddsByLevel, Dating = Dating.AsOf };

    /// <summary>The meetings that the publication counts.</summary>
    private static IQueryable<JointMeetingRow> Published(IQueryable<JointMeetingRow> meetings, Period year)
    {
        var (from, to) = (year.From, year.End);
        return meetings.Where(m => m.Host.Kind == PartyOrganisationKind.WorkingCommittee && m.Row.On >= from && m.Row.On <= to);
    }

    /// <summary>Offices of one street; unknown where the streets in scope do not have the same number.</summary>
    private static QueryFigure Offices(string key, string term, string when, Func<StreetOfficeKeys, ViewTerm> rows, System.Linq.Expressions.Expression<Func<StreetOffice, bool>> there) =>
        new(key, term, $"每个街道{when}设置的内设机构，为一个街道的个数；统计范围内各街道个数不同时为“—”。", "个", "街道内设机构调整对照表", Department,
            Ledgers.StreetOffices.Where(rows),
            async (db, scope, cancel) =>
            {
                var counts = await db.StreetOffices.Within(db, scope).Where(there).GroupBy(o => o.TownshipCode).Select(g => g.Count()).Distinct().ToListAsync(cancel);
                return counts is [var count] ? count : null;
            })
        { One = "一个内设机构", Adding = Adding.Never, Dating = Dating.Current, PublishedOf = PublishedPlace.EachStreet };
}
