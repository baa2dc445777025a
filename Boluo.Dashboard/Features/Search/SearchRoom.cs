namespace Boluo.Dashboard.Features.Search;

/// <summary>搜索: one page over all ledgers, reached from the box in the top bar.</summary>
public static class SearchRoom
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<SearchQueries>().AddSingleton<QuickCommands>();
}
