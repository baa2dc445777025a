using Boluo.Dashboard.Features.Assignments;
using Boluo.Dashboard.Features.Audit;
using Boluo.Dashboard.Features.Beginning;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Features.Campaign;
using Boluo.Dashboard.Features.Checks;
using Boluo.Dashboard.Features.Comparing;
using Boluo.Dashboard.Features.Entry;
using Boluo.Dashboard.Features.Figures;
using Boluo.Dashboard.Features.FourAsks;
using Boluo.Dashboard.Features.Fringe;
using Boluo.Dashboard.Features.Fund;
using Boluo.Dashboard.Features.Imports;
using Boluo.Dashboard.Features.NewTown;
using Boluo.Dashboard.Features.OldTown;
using Boluo.Dashboard.Features.Organisations;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Features.Partnership;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Features.Reports;
using Boluo.Dashboard.Features.Returns;
using Boluo.Dashboard.Features.Search;
using Boluo.Dashboard.Features.ServiceCenters;
using Boluo.Dashboard.Features.Settings;
using Boluo.Dashboard.Features.Status;
using Boluo.Dashboard.Features.Streets;
using Boluo.Dashboard.Features.Teams;
using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Features.UrbanForms;
using Boluo.Dashboard.Features.Users;
using Boluo.Dashboard.Features.Wall;
using Boluo.Dashboard.Features.Workforce;

namespace Boluo.Dashboard;

public static class FeatureList
{
    /// <summary>Every feature registers itself; this is the list of them.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddAssignments()
        .AddAudit()
        .AddBeginning()
        .AddBriefs()
        .AddCampaign()
        .AddChecks()
        .AddComparing()
        .AddFigures()
        .AddFourAsks()
        .AddEntry()
        .AddFringe()
        .AddFund()
        .AddImports()
        .AddNewTown()
        .AddOldTown()
        .AddOrganisations()
        .AddOverview()
        .AddPartnership()
        .AddPlaces()
        .AddReports()
        .AddReturns()
        .AddSearch()
        .AddServiceCenters()
        .AddSettings()
        .AddStatus()
        .AddStreets()
        .AddTeams()
        .AddThreeLists()
        .AddUrbanForms()
        .AddUsers()
        .AddWall()
        .AddWorkforce();
}
