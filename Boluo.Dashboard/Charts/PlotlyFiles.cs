namespace Boluo.Dashboard.Charts;

/// <summary>The files that Plotly.Blazor asks for, spelled exactly as it does: by these addresses it knows what is already there.</summary>
public static class PlotlyFiles
{
    public const string Script = "./_content/Plotly.Blazor/plotly-basic-3.7.0.min.js";

    public const string Interop = "./_content/Plotly.Blazor/plotly-interop-7.2.0.js";
}
