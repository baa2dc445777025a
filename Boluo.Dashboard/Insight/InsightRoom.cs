namespace Boluo.Dashboard.Insight;

public static class InsightRoom
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services
        .AddSingleton<DataChanges>()
        .AddSingleton<Snapshots>()
        .AddSingleton<CountyFacts>()
        .AddSingleton<Attention>()
        .AddSingleton<Comparisons>()
        .AddSingleton<Ties>()
        .AddSingleton<PassportReader>();
}
