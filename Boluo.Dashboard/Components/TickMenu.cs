using Boluo.Dashboard.Tables;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Components;

/// <summary>
/// A menu of ticks over a ledger's view. The ticks are links and work as such before the circuit is up; in a circuit a click counts
/// from the view that was last asked for, so that a second one before the page has followed the first does not forget it.
/// </summary>
public abstract class TickMenu : ComponentBase
{
    /// <summary>Views that were asked for and have not come back yet, in their order.</summary>
    private readonly List<View> _asked = [];

    [Parameter, EditorRequired]
    public required ILedger Ledger { get; set; }

    [Parameter, EditorRequired]
    public required View View { get; set; }

    [Parameter, EditorRequired]
    public required Func<View, string> LinkTo { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string? _shown;

    /// <summary>Another view came: one of those asked for, or somebody went elsewhere and none of them is wanted any more.</summary>
    protected override void OnParametersSet()
    {
        var view = View.ToQuery(Ledger);
        if (view == _shown) return;
        _shown = view;
        var found = _asked.FindIndex(v => v.ToQuery(Ledger) == view);
        _asked.RemoveRange(0, found < 0 ? _asked.Count : found + 1);
    }

    /// <summary>Ticks on top of what was asked for last.</summary>
    protected void Tick(Func<View, View> change)
    {
        var next = change(_asked.Count > 0 ? _asked[^1] : View);
        _asked.Add(next);
        Navigation.NavigateTo(LinkTo(next));
    }
}
