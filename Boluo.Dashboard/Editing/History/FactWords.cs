using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.History;

/// <summary>What a change set did to the facts of a grid, in words. Knows the names of the groups it was loaded with.</summary>
internal sealed class FactWords(IReadOnlyDictionary<int, string> groups)
{
    public static async Task<FactWords> LoadAsync(BoluoDbContext db, IEnumerable<FactStep> steps, CancellationToken cancel)
    {
        var ids = steps.SelectMany(s => new[] { s.Before?.GroupId, s.After?.GroupId }).OfType<int>().ToHashSet();
        return new FactWords(await db.PartyGroups.Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name, cancel));
    }

    /// <summary>户数由186户变更为200户; empty if nothing but the end of a period changed.</summary>
    /// <param name="steps">What became of each fact.</param>
    /// <param name="on">The day that is said before it; others are said with what begins on them.</param>
    public string Change(IReadOnlyList<FactStep> steps, DateOnly on)
    {
        string From(DateOnly day) => day == on ? "" : $"自{Days.Long(day)}起";
        var clauses = new List<string>();
        foreach (var step in steps.OrderBy(s => (s.After ?? s.Before)!.ValidFrom))
        {
            switch (step)
            {
                case { Before: { } before, After: { } after } when Differences(before, after, "更正为") is { Length: > 0 } corrected:
                    clauses.Add($"自{Days.Long(after.ValidFrom)}起的{corrected}");
                    break;
                // What it takes the place of ends on its first day.
                case { Before: null, After: { } after }:
                    clauses.Add(steps.FirstOrDefault(s => s.Before is not null && s.After?.ValidTo == after.ValidFrom)?.After is { } former
                        ? From(after.ValidFrom) + Differences(former, after, "变更为")
                        : $"户数{after.Households}户、常住人口{after.Residents}人、党员{after.PartyMembers}名");
                    break;
                // The one that goes on began before it and ended on its first day.
                case { Before: { } before, After: null }:
                    if (steps.FirstOrDefault(s => s.After is not null && s.Before?.ValidTo == before.ValidFrom)?.After is { } kept) clauses.Add(From(before.ValidFrom) + Differences(before, kept, "恢复为"));
                    break;
                default:
                    break;
            }
        }

        return string.Join('；', clauses);
    }

    private string Differences(GridFact before, GridFact after, string verb)
    {
        (string Label, string Before, string After)[] all =
        [
            ("户数", $"{before.Households}户", $"{after.Households}户"), ("常住人口", $"{before.Residents}人", $"{after.Residents}人"),
            ("党员", $"{before.PartyMembers}名", $"{after.PartyMembers}名"), ("楼栋", $"{before.Buildings}栋", $"{after.Buildings}栋"),
            ("四至范围", $"“{before.Extent}”", $"“{after.Extent}”"), ("党小组", Group(before.GroupId), Group(after.GroupId)),
            ("数据来源", Source(before), Source(after)),
        ];
        return string.Join('、', all.Where(f => f.Before != f.After).Select(f => $"{f.Label}由{f.Before}{verb}{f.After}"));
    }

    private string Group(int id) => groups.GetValueOrDefault(id, $"编号{id}");

    private static string Source(GridFact fact) => fact.Source is { } source ? $"“{source}”" : "未注明";
}
