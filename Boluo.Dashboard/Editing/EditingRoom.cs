using Boluo.Dashboard.Insight;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boluo.Dashboard.Editing;

public static class EditingRoom
{
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.TryAddSingleton<Attention>();
        services.AddSingleton<GridHistory>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<AssignmentChoices>();
        services.AddScoped<EffectReader>();
        services.AddScoped<IEditor, Editor>();
        return services;
    }
}
