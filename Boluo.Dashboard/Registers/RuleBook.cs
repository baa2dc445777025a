namespace Boluo.Dashboard.Registers;

/// <summary>
/// The rules that a kind of row must obey across its fields and rows, each said once. Rules on one row are pure; rules that look at other rows
/// say which, so that a form asks one query and a file of forty thousand rows one dictionary. Fields are named by their keys. What a rule
/// says in a file names columns, what it says on a form names labels.
/// </summary>
public sealed class RuleBook<TRow>(IReadOnlyDictionary<string, Field> fields) where TRow : class
{
    private readonly List<RowRule<TRow>> _rows = [];
    private readonly List<SetRule<TRow>> _sets = [];
    private readonly List<IReadOnlyList<Field>> _knownBy = [];

    internal IReadOnlyList<RowRule<TRow>> OnOneRow => _rows;

    internal IReadOnlyList<SetRule<TRow>> OnManyRows => _sets;

    internal IReadOnlyList<IReadOnlyList<Field>> KnownBy => _knownBy;

    /// <summary>The fields by which people tell rows apart, where no rule on many rows says it: a file that names them again means the same row.</summary>
    public void BeKnownBy(params IEnumerable<string> keys) => _knownBy.Add([.. keys.Select(Of)]);

    /// <summary>Days that are known follow each other; a step may be missing.</summary>
    public void InOrder(params IEnumerable<string> keys) => _rows.Add(new OrderRule<TRow>([.. keys.Select(Of)], isStrict: false));

    /// <summary>What ends, ends after it began: on a later day.</summary>
    public void After(string later, string earlier) => _rows.Add(new OrderRule<TRow>([Of(earlier), Of(later)], isStrict: true));

    /// <summary>A condition on the row alone.</summary>
    /// <param name="at">The field that is refused.</param>
    /// <param name="holds">The condition.</param>
    /// <param name="clause">What a file says, without full stop: 不得多于“WishesClaimed”.</param>
    /// <param name="form">The sentence of the form; the label and the clause where that says enough.</param>
    /// <param name="inFile">The column that a file names, where that is another.</param>
    /// <param name="when">The form judges it only where one of these is filled in anew: what was saved before the rule stays editable.</param>
    public void Hold(string at, Func<TRow, bool> holds, string clause, Func<TRow, string>? form = null, string? inFile = null, IEnumerable<string>? when = null) =>
        _rows.Add(new ConditionRule<TRow>(Of(at), Of(inFile ?? at), holds, clause, form, when is null ? null : [.. when.Select(Of)]));

    /// <summary>One thing is not there without others: what is closed has a result.</summary>
    public void Need(string field, params IEnumerable<string> needed) => _rows.AddRange(needed.Select(n => new NeedRule<TRow>(Of(field), Of(n))));

    /// <summary>Two things are filled in together or not at all. A form names the second, where it is easily seen that one is missing.</summary>
    public void GoTogether(string first, string second) => _rows.Add(new TogetherRule<TRow>(Of(first), Of(second)));

    /// <summary>A condition on the row and the one that it refers to.</summary>
    /// <param name="by">The field that refers to it.</param>
    /// <param name="holds">The condition.</param>
    /// <param name="clause">What a file says, without full stop.</param>
    /// <param name="form">The sentence of the form; the label and the clause where that says enough.</param>
    /// <param name="at">The field that is refused, where that is another.</param>
    /// <param name="inFile">The column that a file names, where that is another.</param>
    /// <param name="when">The form judges it only where one of these is filled in anew: the other row may have changed since.</param>
    public void Match<TOther>(string by, Func<TRow, TOther, bool> holds, string clause, Func<TRow, TOther, string>? form = null, string? at = null, string? inFile = null,
        IEnumerable<string>? when = null) where TOther : class =>
        _sets.Add(new MatchRule<TRow, TOther>(Of(by), Of(at ?? by), Of(inFile ?? at ?? by), holds, clause, form, when is null ? null : [.. when.Select(Of)]));

    /// <summary>A community lies in the township that the row names beside it.</summary>
    public void LieIn(string community, string township)
    {
        var beside = Of(township);
        Match<Community>(community, (row, its) => beside.ValueOf(row) is not string code || code == its.TownshipCode, $"不属于“{beside.Property}”所指的镇街",
            (_, _) => $"{Of(community).Quoted}不属于所选的镇街，请重新选择。");
    }

    /// <summary>A community is one of a city form.</summary>
    public void LieIn(string community, UrbanForm form) => Match<Community>(community, (_, its) => its.UrbanForm == form, $"应为{form.Label()}的社区", when: [community]);

    /// <summary>A row does not go on when its unit is no more.</summary>
    /// <param name="unit">The field that names the unit.</param>
    /// <param name="isOver">Whether the row was over by a day, the first without the unit.</param>
    /// <param name="at">The field that is refused.</param>
    public void EndWithUnit(string unit, Func<TRow, DateOnly, bool> isOver, string at) =>
        Match<CountyUnit>(unit, (row, its) => its.EndedOn is not { } end || isOver(row, end), $"单位已撤销，应在单位的“{nameof(CountyUnit.EndedOn)}”之前结束",
            (_, its) => $"该单位已于{Days.Long(its.EndedOn!.Value)}撤销，应在这一天之前结束。", at);

    /// <summary>A code that the register gives: a file may not give it twice.</summary>
    public void BeUnique(string key) => BeUnique(key, "", key);

    /// <summary>No two rows share these fields; those that have none of them share nothing.</summary>
    public void BeUnique(string at, Func<TRow, string> form, params IEnumerable<string> keys) => _sets.Add(new UniqueRule<TRow>(Of(at), [.. keys.Select(Of)], form, isForFiles: true));

    /// <inheritdoc cref="BeUnique(string, Func{TRow, string}, IEnumerable{string})"/>
    public void BeUnique(string at, string form, params IEnumerable<string> keys) => BeUnique(at, _ => form, keys);

    /// <summary>What a person would hardly enter twice. A file may hold it: it is the county's record.</summary>
    public void NotRepeat(string at, Func<TRow, string> form, params IEnumerable<string> keys) => _sets.Add(new UniqueRule<TRow>(Of(at), [.. keys.Select(Of)], form, isForFiles: false));

    /// <inheritdoc cref="NotRepeat(string, Func{TRow, string}, IEnumerable{string})"/>
    public void NotRepeat(string at, string form, params IEnumerable<string> keys) => NotRepeat(at, _ => form, keys);

    /// <summary>Periods of the same thing do not overlap; the end of one may be the start of the next.</summary>
    /// <param name="from">The first day, which a file names.</param>
    /// <param name="to">The first day after; none while it is open.</param>
    /// <param name="keys">What the same thing is.</param>
    /// <param name="at">The field that a form refuses.</param>
    /// <param name="form">The sentence of the form about the row and the other one; none where the form asks otherwise.</param>
    public void NotOverlap(string from, string to, IEnumerable<string> keys, string? at = null, Func<TRow, TRow, string>? form = null) =>
        _sets.Add(new OverlapRule<TRow>(Of(from), Of(to), [.. keys.Select(Of)], Of(at ?? from), form));

    private Field Of(string key) => fields.TryGetValue(key, out var field) ? field : throw new ArgumentException($"{typeof(TRow).Name} has no field {key}.", nameof(key));
}
