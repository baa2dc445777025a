using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Components;

/// <summary>
/// A chart with its title, its sentence, its table and its menu. Title, sentence and table are whole in the first response; saving,
/// copying and full screen are done by the browser alone (wwwroot/js/app.js), which finds its words in this markup.
/// </summary>
public sealed partial class ChartPanel
{
    private ChartTable _table = new([], []);
    private ChartSpec? _tabled;

    /// <summary>The test hook chart-{Key}.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>What to show; none while the page is loading.</summary>
    [Parameter, EditorRequired]
    public required ChartSpec? Spec { get; set; }

    /// <summary>The drawing's height in pixels; by default what its categories need.</summary>
    [Parameter]
    public int? Height { get; set; }

    [CascadingParameter]
    public required PageContext Context { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private int PlotHeight => Height ?? ChartText.Height(Spec);

    /// <summary>Below the title of a saved picture: scope, day, and whether the data are real.</summary>
    private string Source =>
        $"{Context.Scope.InWords(Context.Limits)} 截至{Days.Long(Context.Scope.AsOf)}{(IsSample ? " " + ScopeLimits.SampleMark : "")}";

    private string? FileName =>
        Spec is null ? null : $"{(IsSample ? "【示例】" : "")}{Spec.Title}_{Days.Iso(Context.Scope.AsOf).Replace("-", "", StringComparison.Ordinal)}.png";

    private bool IsSample => Context.Limits.Origin == DataOrigin.Sample;

    protected override void OnParametersSet()
    {
        if (Spec is null || ReferenceEquals(_tabled, Spec)) return;
        (_tabled, _table) = (Spec, ChartTable.Of(Spec));
    }

    private void Follow(Mark mark)
    {
        if (mark.Href is { } href) Navigation.NavigateTo(Context.Urls.To(href));
    }
}
