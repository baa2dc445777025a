using Boluo.Dashboard.Features.Assignments;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Features.Communities;
using Boluo.Dashboard.Features.Grids;
using Boluo.Dashboard.Features.Organisations;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Features.Partnership;
using Boluo.Dashboard.Features.Search;
using Boluo.Dashboard.Features.ServiceCenters;
using Boluo.Dashboard.Features.ThreeLists;

namespace Boluo.Dashboard;

internal static class FeatureList
{
    /// <summary>Every feature registers itself; this is the list of them.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddAssignments()
        .AddBriefs()
        .AddCommunities()
        .AddGrids()
        .AddOrganisations()
        .AddOverview()
        .AddPartnership()
        .AddSearch()
        .AddServiceCenters()
        .AddThreeLists();
}
