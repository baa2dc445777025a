using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>The lines of a 调整方案 in words.</summary>
public static class PlanWords
{
    private const int Named = 6;

    public static string Of(PlanMove move, PlanNames names) => move switch
    {
        AdjustGrids adjust => $"{Grids(adjust.Codes, names)}：{Join(Parts(adjust, names), "尚未填写调整内容")}",
        HandOver handover => $"{names.Person(handover.PersonId)}的全部职责移交{(handover.To.IsSet ? handover.To.Value is { } to ? names.Person(to) : "，暂缺" : "（未选）")}",
        SetUpGrid setUp => $"在{names.Community(setUp.CommunityCode)}新设{setUp.Key}，{Counted(setUp.Counts)}",
        EndGrid end => $"撤销{names.Grid(end.Code)}{(end.Receiver is null ? "" : $"，并入{names.Grid(end.Receiver)}")}",
        SplitGrid split => Invariant($"{names.Grid(split.Code)}拆分为{split.Parts.Count}个网格{(split.Continues ? "，第一部分沿用原编码" : "，原编码不再使用")}：{string.Join('；', split.Parts.Select(p => Counted(p.Counts)))}"),
        MergeGrids merge => $"{Grids(merge.Codes, names)}合并为一个网格{(merge.Into is { } into ? $"，沿用{names.Grid(into)}的编码" : "，使用新编码")}",
        ShiftBuildings shift => Invariant($"{names.Grid(shift.From)}的{shift.Buildings ?? 0}栋、{shift.Households ?? 0}户划入{names.Grid(shift.To)}"),
        SetUpCommunity setUp => $"新设{Told(setUp.Community)}",
        RenameCommunity rename => $"{names.Community(rename.Code)}更名为{(rename.Name.Length > 0 ? rename.Name : "（未填）")}",
        SplitCommunity split => $"{names.Community(split.Code)}拆分：{string.Join('；', split.Parts.Select(p => Invariant($"{Told(p.Community)}划入网格{p.Grids.Count}个")))}",
        MergeCommunities merge => $"{Join([.. merge.Codes.Select(c => names.Community(c))], "（未选）")}撤销{(merge.Founded is { } founded ? $"，合并设立{Told(founded)}" : merge.Into is { } into ? $"，并入{names.Community(into)}" : "")}",
        TransferCommunity transfer => $"{names.Community(transfer.Code)}划转镇街，新代码{(transfer.NewCode.Length > 0 ? transfer.NewCode : "（未填）")}",
        _ => move.Kind.Label(),
    };

    private static string Told(NewCommunity community) => $"{(community.Name.Length > 0 ? community.Name : "新社区")}（{(community.Code.Length > 0 ? community.Code : "未填代码")}）";

    private static string Grids(IReadOnlyList<string> keys, PlanNames names) => keys.Count switch
    {
        0 => "（未选网格）",
        <= Named => string.Join('、', keys.Select(k => names.Grid(k))),
        _ => Invariant($"{string.Join('、', keys.Take(Named).Select(k => names.Grid(k)))}等{keys.Count}个网格"),
    };

    private static string Counted(GridCounts counts) => Invariant($"{counts.Households?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Quantity.Unknown}户、{counts.Residents?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Quantity.Unknown}人");

    private static List<string> Parts(AdjustGrids adjust, PlanNames names)
    {
        var parts = new List<string>();
        if (adjust.CommunityCode is { } community) parts.Add($"调整到{names.Community(community)}");
        if (adjust.BranchId is { } branch) parts.Add($"党支部为{names.Branch(branch)}");
        if (adjust.GroupName.Length > 0) parts.Add($"编入新设的{adjust.GroupName}");
        if (adjust.Leader is { IsSet: true, Value: var leader }) parts.Add($"网格长{(leader is null ? "暂缺" : $"为{names.Person(leader)}")}");
        parts.AddRange(adjust.Workers switch
        {
            WorkerChange.Vacate => ["网格员暂缺"],
            WorkerChange.Replace => [$"网格员改为{string.Join('、', adjust.Joining.Select(p => names.Person(p)))}"],
            WorkerChange.Change => [.. adjust.Joining.Count > 0 ? [$"增加网格员{string.Join('、', adjust.Joining.Select(p => names.Person(p)))}"] : Array.Empty<string>(), .. adjust.Leaving.Count > 0 ? [$"减少网格员{string.Join('、', adjust.Leaving.Select(p => names.Person(p)))}"] : Array.Empty<string>()],
            _ => Array.Empty<string>(),
        });
        return parts;
    }

    private static string Join(IReadOnlyList<string> parts, string none) => parts.Count == 0 ? none : string.Join('，', parts);
}
