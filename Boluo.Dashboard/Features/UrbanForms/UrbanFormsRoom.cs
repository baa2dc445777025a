using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>三种城市形态: the page whose tabs the rooms of the forms fill, and the forms side by side, each compared with itself only.</summary>
public static class UrbanFormsRoom
{
    internal const string Overview = "overview";

    public static IServiceCollection AddUrbanForms(this IServiceCollection services)
    {
        foreach (var figure in UrbanFormsFigures.All) services.AddFigure(figure);
        return services
            .AddPageLink(new PageLink(NavGroup.Show, 20, "三种城市形态", Urls.UrbanForms))
            .AddSingleton(new FormPart(0, Overview, "三种形态", typeof(OverviewPart), Form: null, []))
            .AddChart<GridLoadChart>().AddChart<NeedDaysChart>();
    }
}
