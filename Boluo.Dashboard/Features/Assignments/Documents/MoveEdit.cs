using Boluo.Dashboard.Editing.Plans.Moves;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>
/// What somebody has done to a line, said of the line as it is when that is heard. The browser may send the next field before it has been told what the one before made of
/// the line; an edit of what was on screen would undo it.
/// </summary>
public delegate PlanMove MoveEdit(PlanMove now);

internal static class MoveEdits
{
    /// <summary>An edit of a line of that kind; what has become another kind meanwhile stays.</summary>
    public static Task EditAsync<TMove>(this EventCallback<MoveEdit> edited, Func<TMove, PlanMove> edit) where TMove : PlanMove => edited.InvokeAsync(now => now is TMove move ? edit(move) : now);
}
