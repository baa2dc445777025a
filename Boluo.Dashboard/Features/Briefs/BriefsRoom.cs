namespace Boluo.Dashboard.Features.Briefs;

/// <summary>简报. Its page is reached from the top bar of every page.</summary>
public static class BriefsRoom
{
    public static IServiceCollection AddBriefs(this IServiceCollection services) => services
        .AddSingleton<BriefQueries>()
        .AddSingleton<BriefFile>();
}
