using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>The title that a department prints above a table, by its parts: 博罗县结对共建台账（结对关系）.</summary>
/// <param name="Subject">What it is a table of.</param>
/// <param name="Note">What it says in brackets; none for most tables.</param>
public sealed record SheetTitle(string Subject, string? Note = null)
{
    /// <summary>Begins with the county's name.</summary>
    public bool NamesCounty { get; init; } = true;

    /// <summary>The title without the county's name, which nearly all bear: for lists of tables.</summary>
    public string Short => Subject + InBrackets([Note]);

    /// <summary>The title with what it is narrowed to in one pair of brackets: 博罗县疫情防控专题台账（2020年1月至5月，罗阳街道，续表）.</summary>
    public string In(CountyFacts county, params IEnumerable<string?> narrowed) => (NamesCounty ? county.Name : "") + Subject + InBrackets(narrowed.Prepend(Note));

    /// <summary>Those words that there are, in brackets; nothing where there are none.</summary>
    public static string InBrackets(IEnumerable<string?> words) => string.Join('，', words.Where(w => w is not null)) is { Length: > 0 } all ? $"（{all}）" : "";
}
