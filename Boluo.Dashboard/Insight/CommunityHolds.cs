using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Boluo.Dashboard.Insight;

/// <summary>A kind of row that hangs on a community, and how many of it would be left if the community ended on a day.</summary>
public sealed record CommunityHold(Type RowType, string Noun, string Unit, Func<BoluoDbContext, string, DateOnly, IQueryable<object>> Rows)
{
    /// <summary>网格26个</summary>
    public string InWords(int count) => Invariant($"{Noun}{count}{Unit}");
}

/// <summary>
/// What hangs on a community: the one list of it. Whoever ends, splits or merges a community asks here what has to be moved, ended or
/// handed over before.
/// </summary>
public static class CommunityHolds
{
    public static readonly IReadOnlyList<CommunityHold> All =
    [
        Lasting<GridAssignment>("网格", "个"),
        Lasting<PartyOrganisation>("党组织", "个"),
        Held<Need>("未办结的需求", "个", (needs, day) => needs.WithState(day).Where(n => n.State != NeedState.Closed).Select(n => n.Row)),
        new(typeof(ProjectCommunity), "未完成的项目", "个", (db, community, day) =>
            from link in db.ProjectCommunities
            where link.CommunityCode == community
            join project in db.Projects.WithState(day) on link.ProjectId equals project.Row.Id
            where project.State != ProjectState.Completed && project.State != ProjectState.Stopped
            select link),
        Held<GridWorker>("在岗网格人员", "名", (people, day) => people.InService(day)),
        Lasting<CommunityWorker>("在岗社区工作者", "名"),
        Lasting<CommitteeMember>("“两委”成员", "名"),
        Lasting<SocialPlacement>("社工派驻", "条"),
        Lasting<VolunteerTeam>("志愿者队伍", "支"),
        Lasting<ServiceCenter>("党群服务中心（站）", "个"),
        Lasting<Pairing>("结对关系", "个"),
        Held<Compound>("住宅小区", "个", (compounds, _) => compounds),
        Lasting<AlleyChief>("巷长", "名"),
        Lasting<ContactHousehold>("党员联系户", "户"),
        // What is recorded of days on which the community would be no more.
        Lasting<Activity>("此后的共建活动", "次"),
        Lasting<NeedSurvey>("此后的问需调研", "条"),
        Lasting<SatisfactionSurvey>("此后的满意度调查", "次"),
        Lasting<Suggestion>("此后的意见建议", "条"),
        Lasting<DelegateIssue>("此后的微心愿", "条"),
        Lasting<IdeaCase>("此后的问计案例", "条"),
        Lasting<CommunityFund>("此后的专项经费安排", "条"),
        Lasting<FundSpending>("此后的专项经费支出", "笔"),
        Lasting<Talk>("此后的政策宣讲", "场"),
        Lasting<SuburbService>("此后的便民服务", "条"),
        Lasting<CampaignAction>("此后的疫情防控归档数据", "条"),
        Lasting<FringeCampaignRow>("此后的疫情期间工作记录", "条"),
        Lasting<DataUpdate>("此后的数据更新", "条"),
    ];

    public static CommunityHold Of<TRow>() => All.Single(h => h.RowType == typeof(TRow));

    /// <summary>What would be left of a community without it, in the order of the list.</summary>
    public static async Task<IReadOnlyList<(CommunityHold Hold, int Count)>> LeftAsync(BoluoDbContext db, string community, DateOnly end, CancellationToken cancel)
    {
        var left = new List<(CommunityHold, int)>();
        foreach (var hold in All)
            if (await hold.Rows(db, community, end).CountAsync(cancel) is > 0 and var count) left.Add((hold, count));
        return left;
    }

    /// <summary>What is not over by the day, as <see cref="RowTimes"/> knows.</summary>
    private static CommunityHold Lasting<TRow>(string noun, string unit) where TRow : class, IPlaced => Held<TRow>(noun, unit, (rows, day) =>
    {
        var (ends, asked) = (RowTimes.Of<TRow>()!.Ends, new { Day = day });
        var body = ReplacingExpressionVisitor.Replace(ends.Parameters[1], Expression.Property(Expression.Constant(asked), nameof(asked.Day)), ends.Body);
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.Not(body), ends.Parameters[0]));
    });

    private static CommunityHold Held<TRow>(string noun, string unit, Func<IQueryable<TRow>, DateOnly, IQueryable<TRow>> left) where TRow : class, IPlaced =>
        new(typeof(TRow), noun, unit, (db, community, day) => left(db.Set<TRow>().AsNoTracking().Where(r => EF.Property<string?>(r, nameof(IPlaced.CommunityCode)) == community), day));
}
