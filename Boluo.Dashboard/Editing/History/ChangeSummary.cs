using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.History;

/// <summary>What a change set did, in one clause. It is written with the set, so that it can be searched and printed.</summary>
internal static class ChangeSummary
{
    private const int MostFields = 4;

    public static async Task<string> OfAsync(ChangeSet set, IReadOnlyList<ChangeEntry> entries, RowWords words, RegisterBook book, CancellationToken cancel)
    {
        if (set is { Kind: ChangeKind.AdvanceDay }) return $"统计时点推进到{Days.Long(set.EffectiveOn)}";
        if (set is { Kind: ChangeKind.OwnData }) return $"清空示例数据，启用本县数据，统计数据自{Days.Long(set.EffectiveOn)}起";
        if (set.RevertsPartOfId is { } whole) return $"撤销第{whole}号变更的一部分，{await RowsOrGridsAsync()}";
        if (set.RevertsId is not { } undone) return await RowsOrGridsAsync();
        var what = entries.Any(e => e.Entity == nameof(DataState)) ? $"统计时点为{Days.Long(set.EffectiveOn)}" : await RowsOrGridsAsync();
        return $"撤销第{undone}号变更" + (what.Length == 0 ? "" : $"，{what}");

        async Task<string> RowsOrGridsAsync() => Grids(entries) is { Length: > 0 } grids ? grids : await RowsAsync(entries, words, book, cancel);
    }

    private static string Grids(IReadOnlyList<ChangeEntry> entries)
    {
        int Of(params string[] kinds) => entries.Where(e => e.GridId is not null && (kinds.Length == 0 || kinds.Contains(e.Entity, StringComparer.Ordinal))).Select(e => e.GridId).Distinct().Count();
        var (grids, assigned, staffed, counted) = (Of(), Of(nameof(GridAssignment)), Of(nameof(GridDuty)), Of(nameof(GridFact)));
        if (assigned + staffed + counted == 0) return "";
        var parts = string.Join('、', new[] { assigned > 0 ? $"归属或网格长{assigned}个" : null, staffed > 0 ? $"网格员{staffed}个" : null, counted > 0 ? $"网格数据{counted}个" : null }.OfType<string>());
        return $"{Lives(entries)}涉及{grids}个网格（其中调整{parts}）";
    }

    /// <summary>新增网格441322001001027；撤销网格441322001001026；</summary>
    private static string Lives(IReadOnlyList<ChangeEntry> entries)
    {
        var words = new System.Text.StringBuilder();
        foreach (var entry in entries.Where(e => e is { Entity: nameof(Grid), After: not null }))
        {
            var now = RowJson.Read<Grid>(entry.After!);
            if (entry.Before is null) words.Append("新增网格").Append(now.Code).Append('；');
            else if (now.ValidTo is not null && RowJson.Read<Grid>(entry.Before).ValidTo is null) words.Append("撤销网格").Append(now.Code).Append('；');
        }

        return words.ToString();
    }

    /// <summary>修改需求“增设路灯”（办理时限、责任单位）；另有2条相关数据. The row that a person keeps by a form is named before the links that go with it.</summary>
    private static async Task<string> RowsAsync(IReadOnlyList<ChangeEntry> entries, RowWords words, RegisterBook book, CancellationToken cancel)
    {
        var told = words.Told(entries);
        if (told.Where(t => book.OfEntity(t.Entry.Entity) is not null).OrderBy(t => book.OfEntity(t.Entry.Entity)!.Ledger is null).FirstOrDefault() is not { Entry: var main } first) return entries.Count == 0 ? "" : $"涉及{entries.Count}条数据";
        if (told.Count > 1 && told.All(t => t.Entry.Entity == main.Entity && t.Links.Count == 0)) return await AlikeAsync(told, main, words, book, cancel);
        var fields = main is { Before: not null, After: not null } ? (await words.ChangesAsync(first, cancel)).Select(c => c.Field).Distinct(StringComparer.Ordinal).ToList() : [];
        var others = told.Count - 1 + (fields.Count == 0 ? first.Links.Count : 0);
        return words.What(main) + await words.SubjectAsync(main, cancel)
            + (fields.Count == 0 ? "" : $"（{string.Join('、', fields.Take(MostFields))}{(fields.Count > MostFields ? $"等{fields.Count}项" : "")}）")
            + (others > 0 ? $"；另有{others}条相关数据" : "");
    }

    /// <summary>新增31条、修改5条问需调研（东区社区等）: rows of one kind that were entered together.</summary>
    private static async Task<string> AlikeAsync(IReadOnlyList<ToldEntry> told, ChangeEntry main, RowWords words, RegisterBook book, CancellationToken cancel) =>
        string.Join('、', told.GroupBy(t => words.What(t.Entry), StringComparer.Ordinal).Select(g => Invariant($"{g.Key}{g.Count()}条"))) + $"{book.NounOf(main.Entity)}（{await words.SubjectAsync(main, cancel)}等）";
}
