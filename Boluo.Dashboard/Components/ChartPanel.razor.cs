using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Components;

/// <summary>
/// A chart with its title, its sentence, its table and its menu. Title, sentence and table are whole in the first response; saving,
/// copying and full screen are done by the browser alone (wwwroot/js/app.js), which finds its words in this markup.
/// </summary>
public sealed partial class ChartPanel
{
    private ChartTable? _table;
    private ChartSpec? _given;

    /// <summary>What is drawn of it: all, or a page of its categories.</summary>
    private ChartSpec? _shown;

    private int _page;

    /// <summary>Table and menu are in the first response, which works without a circuit; a circuit holds them once one of them is opened.</summary>
    private bool _opened;

    /// <summary>The test hook chart-{Key}.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>What to show; null while the page is loading.</summary>
    [Parameter, EditorRequired]
    public required ChartSpec? Spec { get; set; }

    /// <summary>The drawing's height in pixels; by default what its categories need.</summary>
    [Parameter]
    public int? Height { get; set; }

    [CascadingParameter]
    public required PageContext Context { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Made when it is shown.</summary>
    private ChartTable Table => _table ??= ChartTable.Of(_shown!);

    private int PlotHeight => Height ?? ChartText.Height(_shown);

    /// <summary>Where its sentence stands: who skips the links of a drawing goes on there.</summary>
    private string WordsId => $"words-{Key}";

    /// <summary>Below the title of a saved picture: scope, day, and whether the data are real.</summary>
    private string Source =>
        $"{Context.Scope.InWords(Context.Limits)} 截至{Days.Long(Context.Scope.AsOf)}{(IsSample ? " " + ScopeLimits.SampleMark : "")}";

    private string? FileName =>
        Spec is null ? null : $"{(IsSample ? "【示例】" : "")}{Spec.Title}_{Days.Iso(Context.Scope.AsOf).Replace("-", "", StringComparison.Ordinal)}.png";

    private bool IsSample => Context.Limits.IsSample;

    protected override void OnParametersSet()
    {
        if (Spec is null)
        {
            _shown = null;
            return;
        }

        var page = ListPages.Of(Spec.Categories, Key, ChartSpec.MostCategories, Context.Query);
        if (ReferenceEquals(_given, Spec) && page.Number == _page) return;
        _shown = page.Pages == 1 ? Spec : Spec.Of(page.Rows);
        (_given, _page, _table) = (Spec, page.Number, null);
    }

    private void Open() => _opened = true;

    private void Follow(Mark mark)
    {
        if (mark.LinkFrom(Context.Urls) is { } link) Navigation.NavigateTo(link);
    }
}
