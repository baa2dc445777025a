namespace Boluo.Dashboard.Registers;

/// <summary>How a row breaks a rule: where and in which words, on a form and in a file.</summary>
internal readonly record struct Breach(Field OnForm, Func<string> Sentence, Field InFile, Func<string> Clause)
{
    /// <summary>The form judges it only where one of these is filled in anew.</summary>
    public IReadOnlyList<Field>? When { get; init; }
}

/// <summary>A rule that one row keeps or breaks, whatever the others are.</summary>
internal abstract class RowRule<TRow>
{
    public abstract IEnumerable<Breach> BreachesOf(TRow row);
}

/// <inheritdoc cref="RuleBook{TRow}.Hold"/>
internal sealed class ConditionRule<TRow>(Field at, Field inFile, Func<TRow, bool> holds, string clause, Func<TRow, string>? form, IReadOnlyList<Field>? when) : RowRule<TRow>
{
    public override IEnumerable<Breach> BreachesOf(TRow row) => holds(row) ? [] : [new Breach(at, () => form?.Invoke(row) ?? $"{at.Quoted}{clause}。", inFile, () => clause) { When = when }];
}

/// <inheritdoc cref="RuleBook{TRow}.InOrder"/>
internal sealed class OrderRule<TRow>(IReadOnlyList<Field> steps, bool isStrict) : RowRule<TRow> where TRow : class
{
    public override IEnumerable<Breach> BreachesOf(TRow row)
    {
        (Field Field, DateOnly Day)? last = null;
        foreach (var step in steps)
        {
            if (step.ValueOf(row) is not DateOnly now) continue;
            if (last is var (field, day) && (isStrict ? now <= day : now < day))
                yield return new Breach(
                    step, () => $"{step.Quoted}{(isStrict ? "应晚于" : "不应早于")}{field.Quoted}{Days.Long(day)}，现为{Days.Long(now)}。",
                    step, () => $"{(isStrict ? "应晚于" : "不得早于")}“{field.Property}”");
            last = (step, now);
        }
    }
}

/// <inheritdoc cref="RuleBook{TRow}.Need"/>
internal sealed class NeedRule<TRow>(Field field, Field needed) : RowRule<TRow> where TRow : class
{
    private readonly Field[] _when = [field, needed];

    public override IEnumerable<Breach> BreachesOf(TRow row) => field.ValueOf(row) is null or "" || needed.ValueOf(row) is not (null or "") ? [] :
    [
        new Breach(field, () => $"填写{field.Quoted}的，应同时填写{needed.Quoted}。", field, () => $"填写“{field.Property}”的，应同时填写“{needed.Property}”") { When = _when },
    ];
}

/// <inheritdoc cref="RuleBook{TRow}.GoTogether"/>
internal sealed class TogetherRule<TRow>(Field first, Field second) : RowRule<TRow> where TRow : class
{
    public override IEnumerable<Breach> BreachesOf(TRow row)
    {
        var (hasFirst, hasSecond) = (first.ValueOf(row) is not (null or ""), second.ValueOf(row) is not (null or ""));
        if (hasFirst == hasSecond) yield break;
        var (given, missing) = hasFirst ? (first, second) : (second, first);
        yield return new Breach(
            second, () => $"填写{given.Quoted}的，应同时填写{missing.Quoted}。",
            second, () => $"应与“{first.Property}”同时填写或同时为空");
    }
}
