using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Registers;

/// <summary>What is filled in is not there without what it needs, by the rules that the loader refuses by.</summary>
internal static class RequirementCheck
{
    public static void Run<TRow>(Draft<TRow> draft) where TRow : class
    {
        foreach (var requirement in Requirements.Of(typeof(TRow)))
        {
            // What was saved before the rule stays editable: only what is filled in anew is judged.
            if (!requirement.IsBroken(draft.Row) || !draft.Moves(requirement.Column, requirement.Needed)) continue;
            if (draft.FieldOf(requirement.Column) is { } field && draft.FieldOf(requirement.Needed) is { } needed)
                draft.Refuse(field.Key, $"填写“{field.Label}”的，应同时填写“{needed.Label}”。");
        }
    }
}
