namespace Boluo.Dashboard.Insight;

public static class InsightRoom
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .AddSingleton<DataChanges>()
        .AddSingleton<Snapshots>()
        .AddSingleton<CountyFacts>()
        .AddSingleton<RuleRunner>()
        .AddSingleton<RuleQueries>()
        .AddSingleton<Comparisons>()
        .AddSingleton<FigureHistory>()
        .AddSingleton<SituationReader>()
        .AddSingleton<Ties>()
        .AddSingleton<PassportReader>();
}
