namespace Boluo.Dashboard.Insight;

public static class InsightRegistrations
{
    /// <summary>Publishes a rule to the overview, its list of matters and previews.</summary>
    public static IServiceCollection AddRule<TRule>(this IServiceCollection services) where TRule : Rule =>
        services.AddSingleton<Rule, TRule>();

    /// <summary>Publishes a figure with its passport.</summary>
    public static IServiceCollection AddFigure(this IServiceCollection services, Figure figure) => services.AddSingleton(figure);

    /// <summary>Publishes a figure whose passport speaks of the county's own places and years.</summary>
    public static IServiceCollection AddFigure(this IServiceCollection services, Func<CountyFacts, Figure> make) =>
        services.AddSingleton(provider => make(provider.GetRequiredService<CountyFacts>()));

    /// <summary>Publishes ties to the page of ties and to whatever is handed in.</summary>
    public static IServiceCollection AddTies(this IServiceCollection services, IEnumerable<Tie> ties)
    {
        foreach (var tie in ties) services.AddSingleton(tie);
        return services;
    }

    /// <summary>Publishes a setting to the page of settings.</summary>
    public static IServiceCollection AddSetting(this IServiceCollection services, SettingChoice setting) => services.AddSingleton(setting);

    /// <summary>Publishes a page to the main navigation.</summary>
    public static IServiceCollection AddPageLink(this IServiceCollection services, PageLink link) => services.AddSingleton(link);

    /// <summary>The figure of that key.</summary>
    /// <exception cref="KeyNotFoundException">No room has published one.</exception>
    public static Figure Named(this IEnumerable<Figure> figures, string key) =>
        figures.FirstOrDefault(f => f.Key == key) ?? throw new KeyNotFoundException($"No figure is named {key}.");
}
