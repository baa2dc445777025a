using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Communities;

/// <summary>社区.</summary>
public static class CommunitiesRoom
{
    public static IServiceCollection AddCommunities(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 20, "社区与网格", Urls.Communities) { Also = Urls.Grids })
        .AddLedger<CommunityTable>()
        .AddRecord<CommunityRecord>()
        .AddRule<CommunityShortOfWorkers>()
        .AddRule<CommunityTooPopulous>()
        .AddTies(CommunityTies.All)
        .AddFigure(new QueryFigure("community.count", "社区", "统计时点设立的社区居民委员会，拆分新设的社区自设立之日起统计。", "个", "社区基本情况表", "民政部门", Urls.Communities,
            (db, scope) => db.Communities.Within(scope).Count()));
}
