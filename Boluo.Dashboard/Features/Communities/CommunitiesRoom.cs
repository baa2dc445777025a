using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Communities;

/// <summary>社区.</summary>
public static class CommunitiesRoom
{
    public static IServiceCollection AddCommunities(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 20, "社区与网格", Urls.Communities) { Also = Urls.Grids })
        .AddLedger<CommunityTable>()
        .AddRegister<CommunityRegister>()
        .AddRule<CommunityShortOfWorkers>()
        .AddRule<CommunityTooPopulous>()
        .AddTies(CommunityTies.All)
        .AddFigure(new QueryFigure("community.count", "社区", "统计时点已设立、未撤销的社区居民委员会；拆分新设的社区自设立之日起统计，撤销的社区自撤销之日起不再统计。", "个", "社区基本情况表", "民政部门", Urls.Communities,
            (db, scope) => db.Communities.Within(scope).Count())
        { One = "一个社区居民委员会（12位区划代码）", Adding = Adding.Adds, Dating = Dating.AsOf });
}
