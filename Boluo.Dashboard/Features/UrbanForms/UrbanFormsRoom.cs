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
            .AddPageLink(new PageLink(NavGroup.Show, 20, "三种城市形态", Urls.UrbanForms)
            {
                Help =
            [
                "老城区、新城区、城乡接合部各自的重点工作；社区只与同一形态的社区比较。",
                "住宅小区、巷长、专项经费、党员联系户等台账在各页签下，管理员在台账中登记。",
            ],
            })
            .AddSingleton(new FormPart(0, Overview, "三种形态", typeof(OverviewPart), Form: null, []))
            .AddChart<GridLoadChart>().AddChart<NeedDaysChart>();
    }
}
