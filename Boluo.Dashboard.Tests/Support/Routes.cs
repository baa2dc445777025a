using System.Reflection;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>All addresses that the application publishes.</summary>
internal static class Routes
{
    /// <summary>Every page, with an example for a code in the path.</summary>
    public static IEnumerable<(string Path, Type Component)> Pages() =>
        typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (Route: route.Template, Type: type)))
            .Select(p => (p.Route switch
            {
                "/townships/{Code}" => "/townships/441322001",
                "/communities/{Code}" => "/communities/441322001001",
                "/admin/plans/{Id:int}" => "/admin/plans/1",
                "/admin/simulations/{Code}" => Urls.Simulation("441322001009"),
                "/grids/{Code}" => "/grids/441322001001001",
                _ => p.Route,
            }, p.Type))
            .Where(p => !p.Item1.StartsWith("/admin/imports/", StringComparison.Ordinal)); // A draft is its owner's; ImportsPageTests looks at one.

    /// <summary>Those whose thing is in each county, and not only in the sample.</summary>
    public static IEnumerable<string> PathsOfAnyCounty() => Pages().Select(p => p.Path).Where(p => p != Urls.Plan(1) && p != Urls.Simulation("441322001009"));

    /// <summary>Every workbook: ledgers, summaries and packs.</summary>
    public static IEnumerable<string> Workbooks(this BoluoApp app) =>
        app.Services.GetServices<ILedger>().Select(l => l.Name).Concat(app.Services.GetServices<ISummary>().Select(s => s.Name)).Concat(app.Services.GetServices<IReport>().Select(r => r.Name))
            .Distinct(StringComparer.Ordinal).Select(Urls.Export);

    /// <summary>Every file that can be downloaded.</summary>
    public static IEnumerable<string> Exports(this BoluoApp app) => app.Workbooks().Append(BriefFile.Path);
}
