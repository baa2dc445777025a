using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Settings;

/// <summary>A threshold that differs from the usual one. Deleting it brings the usual one back.</summary>
public sealed class SettingRegister(IEnumerable<Rule> rules, IEnumerable<SettingChoice> choices) : Register<Setting>("参数", ledger: Name)
{
    /// <summary>No table of its own: the page lists every rule, set or not.</summary>
    public const string Name = "settings";

    public const string KeyField = "key", ValueField = "value";

    private readonly IReadOnlyList<Rule> _rules = [.. rules.Where(r => r.Threshold is not null).OrderBy(r => r.Order)];
    private readonly IReadOnlyList<SettingChoice> _choices = [.. choices];

    public override bool TakesFiles => false;

    public override string AddVerb => "设置";

    public override string DeleteVerb => "恢复默认";

    /// <summary>Whoever changes a threshold for the first time changes it, though its row is new.</summary>
    public override string ReasonLabel(bool isNew) => "修改原因";

    protected override IEnumerable<Field<Setting>> Define() =>
    [
        Field.Pick(KeyField, "参数", s => s.Key,
        [
            .. _rules.Select(r => new Pickable { Value = r.Key, Label = r.Title(r.Threshold) }),
            .. _choices.Select(c => new Pickable { Value = c.Key, Label = $"{c.Title}（{string.Join("、", c.Options.Select((o, i) => Invariant($"{i}为{o}")))}）" }),
        ]),
        Field.Number(ValueField, "数值", s => s.Value, 0, 1_000_000, decimals: 0),
    ];

    protected override async Task CheckAsync(Draft<Setting> draft, CancellationToken cancel)
    {
        var setting = draft.Row;
        var (lowest, highest, unit) = RangeOf(setting.Key);
        if (setting.Value < lowest || setting.Value > highest)
            draft.Refuse(ValueField, Invariant($"“数值”应为{Digits.Entered(lowest)}至{Digits.Entered(highest)}之间的整数{unit}，现为{setting.Value}。"));
        if (await draft.Others.AnyAsync(s => s.Key == setting.Key, cancel)) draft.Refuse(ValueField, "该参数刚被他人修改，请刷新后再试，所填内容已保留。");
    }

    private (double Lowest, double Highest, string Unit) RangeOf(string key)
    {
        if (_choices.FirstOrDefault(c => c.Key == key) is { } choice) return (0, choice.Options.Count - 1, "");
        var rule = _rules.First(r => r.Key == key);
        return (rule.ThresholdRange.Lowest, rule.ThresholdRange.Highest, $"（{rule.ThresholdUnit}）");
    }
}
