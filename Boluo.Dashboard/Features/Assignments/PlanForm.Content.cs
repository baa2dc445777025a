using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>What is filled in as the facts that a draft keeps, and back.</summary>
public sealed partial class PlanForm
{
    public PlanContent ToDraft() => new()
    {
        Reason = ReasonText,
        Basis = BasisText,
        EffectiveOn = EffectiveOn,
        HandsOver = Kind == PlanKind.Handover,
        Instructions = _grids.Count == 0 && Community is null && BranchId is null && !Leader.IsSet && WorkerChange == WorkerChange.Leave ? [] :
        [
            new GridInstruction
            {
                Grids = [.. _grids.Values.Select(g => new SeenRow(g.Situation.Code, g.Situation.Version))],
                CommunityCode = Community,
                BranchId = BranchId,
                Leader = Leader,
                Workers = WorkerChange,
                Joining = [.. Added],
                Leaving = [.. Removed.Order()],
            },
        ],
        Handovers = Person is null ? [] :
        [
            new HandoverInstruction { PersonId = Person.Id, Seen = Person.Version, To = To, ByGrid = ToByGrid.Where(t => t.Value.IsSet).ToDictionary(StringComparer.Ordinal) },
        ],
    };

    /// <summary>A form filled in from a draft, with the grids and persons as they are now but at the versions that were seen.</summary>
    public static PlanForm Of(PlanContent content, IReadOnlyList<GridChoice> grids, PersonChoice? leaver)
    {
        var form = new PlanForm
        {
            Kind = content.HandsOver ? PlanKind.Handover : PlanKind.Grids,
            ReasonText = content.Reason,
            BasisText = content.Basis,
            EffectiveOn = content.EffectiveOn,
        };
        if (content.Instructions is [var instruction, ..])
        {
            var seen = instruction.Grids.ToDictionary(g => g.Key, g => g.Seen, StringComparer.Ordinal);
            form.Pick(grids.Where(g => seen.ContainsKey(g.Situation.Code)).Select(g => g with { Situation = g.Situation with { Version = seen[g.Situation.Code] } }));
            (form.Community, form.BranchId, form.Leader, form.WorkerChange) = (instruction.CommunityCode, instruction.BranchId, instruction.Leader, instruction.Workers);
            form.Added.AddRange(instruction.Joining);
            if (form.Grids.Count == 1) form.Removed.UnionWith(instruction.Leaving);
        }

        if (content.Handovers is [var handover, ..] && leaver is not null)
        {
            (form.Person, form.To) = (leaver with { Version = handover.Seen }, handover.To);
            foreach (var (grid, to) in handover.ByGrid) form.ToByGrid[grid] = to;
        }

        return form;
    }
}
