using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Places;

/// <summary>社区 and “党建+”网格.</summary>
public static class PlacesRoom
{
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        foreach (var figure in PlacesFigures.All) services.AddFigure(figure);
        return services
            .AddPageLink(new PageLink(NavGroup.Ledgers, 20, "社区与网格", Urls.Communities) { Also = Urls.Grids })
            .AddLedger<CommunityTable>()
            .AddLedger<TownshipTable>()
            .AddRegister<TownshipRegister>()
            .AddRegister<CommunityRegister>()
            .AddRule<CommunityShortOfWorkers>()
            .AddRule<CommunityTooPopulous>()
            .AddTies(CommunityTies.All)
            .AddLedger<GridTable>()
            .AddLedger<GridWorkerTable>()
            .AddRegister<GridRegister>()
            .AddRegister<GridWorkerRegister>()
            .AddRegister<GridAssignmentRegister>()
            .AddRegister<GridDutyRegister>()
            .AddSummary<GridSummary>()
            .AddRule<GridWithoutWorker>()
            .AddRule<GridWithoutLeader>()
            .AddRule<GridTooLarge>()
            .AddChart<GridSizesChart>()
            .AddSingleton<GridQueries>()
            .AddSingleton<PhoneBook>()
            .AddTies(GridTies.All);
    }
}
