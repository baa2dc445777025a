using System.Text;

namespace Boluo.Dashboard.Registers;

/// <summary>
/// What may be picked, by the names that people write: its label, with its heading where two share one (东区社区（罗阳街道）), a code, or a name that it
/// had before. Both widths and blanks are alike.
/// </summary>
public sealed class PickNames
{
    /// <summary>More are not read by anyone.</summary>
    private const int MostNamed = 12;

    private readonly IReadOnlyList<Pickable> _choices;
    private readonly HashSet<string> _shared;
    private readonly ILookup<string, Pickable> _byName;

    /// <param name="choices">What may be picked, in its order.</param>
    /// <param name="byValue">What is stored is known to people as well: a code, and not a running number.</param>
    /// <param name="former">Names that were, with the value they stand for now.</param>
    public PickNames(IReadOnlyList<Pickable> choices, bool byValue, IEnumerable<(string Name, string Value)>? former = null)
    {
        _choices = choices;
        _shared = choices.GroupBy(c => Fold(c.Label), StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var byCode = choices.DistinctBy(c => c.Value).ToDictionary(c => c.Value, StringComparer.Ordinal);
        IEnumerable<(string Name, Pickable Choice)> names = choices.SelectMany(c => NamesOf(c, byValue).Select(n => (n, c)));
        var current = names.ToLookup(n => Fold(n.Name), n => n.Choice, StringComparer.Ordinal);
        _byName = names.Concat((former ?? []).Where(f => byCode.ContainsKey(f.Value) && !current.Contains(Fold(f.Name))).Select(f => (f.Name, byCode[f.Value])))
            .ToLookup(n => Fold(n.Name), n => n.Item2, StringComparer.Ordinal);
    }

    /// <summary>The names as a list offers them: no two are the same.</summary>
    public IReadOnlyList<string> Labels => [.. _choices.Select(LabelOf).Distinct(StringComparer.Ordinal)];

    public string LabelOf(Pickable choice) => choice.Group is { } group && _shared.Contains(Fold(choice.Label)) ? $"{choice.Label}（{group}）" : choice.Label;

    /// <summary>All that a name may stand for, the first of them where these are many.</summary>
    public IReadOnlyList<Pickable> FindAll(string text) => [.. _byName[Fold(text)].DistinctBy(c => c.Value).Take(MostNamed)];

    /// <summary>What a name stands for, or the clause that says what is accepted.</summary>
    public (Pickable? Found, string? Clause) Find(string text)
    {
        var found = FindAll(text);
        if (found is [var only]) return (only, null);
        var quoted = $"“{PlainText.InQuotes(PlainText.Cut(text.Trim(), 30))}”";
        return found switch
        {
            [] when _choices.Count <= MostNamed => (null, $"没有{quoted}，可用值：{string.Join('、', Labels)}"),
            [] => (null, $"没有{quoted}，应为下拉列表中的一项"),
            _ => (null, $"{quoted}有{found.Count}个，应写明是哪一个：{string.Join('、', found.Select(LabelOf))}"),
        };
    }

    private static IEnumerable<string> NamesOf(Pickable choice, bool byValue)
    {
        yield return choice.Label;
        if (choice.Group is { } group)
        {
            yield return $"{choice.Label}（{group}）";
            yield return group + choice.Label;
        }

        if (choice.Code is { } code) yield return code;
        if (byValue) yield return choice.Value;
    }

    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
