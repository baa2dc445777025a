using Boluo.Dashboard.Components.Chinese;
using Boluo.Dashboard.Components.Printing;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Routing;
using MudBlazor;
using MudBlazor.Services;

namespace Boluo.Dashboard.Components;

public static class ComponentsRoom
{
    public static IServiceCollection AddComponents(this IServiceCollection services)
    {
        services.AddMudServices();
        services.AddTransient<MudLocalizer, ChineseMudLocalizer>();
        services.AddScoped<PageResponse>();
        services.AddScoped<Dialogs>();
        services.AddScoped<FormComparison>();
        services.AddSingleton<OpenCircuits>();
        services.AddScoped<CircuitLine>();
        services.AddSingleton<OpenThings>();
        services.AddScoped<CircuitHandler, CircuitWatch>();
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DetailedErrors = false;
            circuit.DisconnectedCircuitMaxRetained = 50;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(30); // A filled-in plan outlives a coffee break with the cable pulled.
            circuit.PersistedCircuitInMemoryMaxRetained = 200;
            circuit.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(15);
        }).AddHubOptions(hub =>
        {
            hub.EnableDetailedErrors = false;
            hub.MaximumReceiveMessageSize = 32 * 1024;
            hub.MaximumParallelInvocationsPerClient = 1;
        });
        return services;
    }

    public static void MapComponents(this WebApplication app)
    {
        app.MapPrinting();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null).Finally(AnswerHead);
    }

    /// <summary>Whoever asks for the head of a page gets what GET answers, without the body, which the server leaves out by itself.</summary>
    private static void AnswerHead(EndpointBuilder endpoint)
    {
        for (var i = 0; i < endpoint.Metadata.Count; i++)
            if (endpoint.Metadata[i] is IHttpMethodMetadata { HttpMethods: var methods } && methods.Contains(HttpMethods.Get) && !methods.Contains(HttpMethods.Head))
                endpoint.Metadata[i] = new HttpMethodMetadata([.. methods, HttpMethods.Head]);
    }
}
