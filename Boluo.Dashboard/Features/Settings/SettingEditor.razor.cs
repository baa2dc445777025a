using System.Globalization;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Settings;

/// <summary>What was done to a threshold, and the change set that can be taken back.</summary>
public sealed record SettingDone(string Sentence, string Title, int? ChangeSetId);

public sealed partial class SettingEditor
{
    private const int NamesShown = 5;

    private RecordForm? _form;
    private string? _text;
    private string _reason = "";
    private string? _basis;
    private IReadOnlyList<Fault> _faults = [];
    private string? _refusal;
    private SettingEffect? _effect;
    private double? _previewed;
    private readonly OneAtATime _work = new();

    [Parameter, EditorRequired]
    public required SettingLine Line { get; set; }

    [Parameter]
    public EventCallback<SettingDone> Done { get; set; }

    [CascadingParameter]
    public required PageContext Context { get; set; }

    [Inject]
    public required IRecordEditor Editor { get; init; }

    [Inject]
    public required SettingEffects Effects { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    private string Lowest => Plain(Line.Rule.ThresholdRange.Lowest);

    private string Highest => Plain(Line.Rule.ThresholdRange.Highest);

    /// <summary>The form keeps the version that was seen, so that a colleague's number is not overwritten unknowingly.</summary>
    protected override async Task OnInitializedAsync()
    {
        _text = Plain(Line.Value);
        var form = await Editor.LoadAsync(SettingRegister.Name, Line.IsSet ? Line.Rule.Key : null, Context.Viewer, CancellationToken.None);
        (_form, _refusal) = (form.Ok ? form.Value : null, form.Error);
    }

    private void Change(string? text)
    {
        _text = text;
        _effect = null;
        _faults = [.. _faults.Where(f => f.Field != SettingRegister.ValueField)];
    }

    private Task PreviewAsync() => BusyAsync(async () =>
    {
        var (lowest, highest) = Line.Rule.ThresholdRange;
        if (!FieldReading.TryWhole(_text, out var value) || value < lowest || value > highest)
        {
            _faults = [new Fault(null, SettingRegister.ValueField, $"“数值”应为{Lowest}至{Highest}之间的整数（{Line.Rule.ThresholdUnit}），现为“{_text}”。")];
            return;
        }

        var effect = await Effects.PreviewAsync(Line.Rule, value, Context.Viewer, CancellationToken.None);
        (_effect, _refusal, _previewed) = (effect.Ok ? effect.Value : null, effect.Error, value);
    });

    private Task SaveAsync() => BusyAsync(async () =>
    {
        var values = new Dictionary<string, string?>(_form!.Values, StringComparer.Ordinal) { [SettingRegister.KeyField] = Line.Rule.Key, [SettingRegister.ValueField] = _text };
        if (!Line.IsSet && FieldReading.TryWhole(_text, out var typed) && typed == Line.Value)
            _refusal = "未发现变化。";
        else
            await TakeAsync(await Editor.SaveAsync(new RecordInput(_form, values, _reason, _basis), Context.Viewer, CancellationToken.None), "已保存。");
    });

    private Task ResetAsync() => BusyAsync(async () =>
        await TakeAsync(await Editor.DeleteAsync(new RecordInput(_form!, _form!.Values, _reason, _basis), Context.Viewer, CancellationToken.None), "已恢复默认。"));

    private async Task TakeAsync(RecordOutcome outcome, string sentence)
    {
        (_faults, _refusal) = (outcome.Faults, outcome.Refusal);
        if (outcome.Clashes is [var clash, ..]) _refusal = $"{clash.Message}现有值为{clash.Theirs}。";
        if (outcome.Ok) await Done.InvokeAsync(new SettingDone(sentence, Line.Title, outcome.ChangeSetId));
    }

    private IReadOnlyList<Fault> Of(string field) => [.. _faults.Where(f => f.Field == field)];

    private string FieldClass(string field) => Of(field).Count == 0 ? "field" : "field field-wrong";

    private static string Plain(double? value) => value is { } number ? Digits.Entered(number) : "";

    private static string Names(IReadOnlyList<Finding> findings) =>
        string.Join("、", findings.Take(NamesShown).Select(f => f.Name)) + (findings.Count > NamesShown ? "等。" : "。");

    private Task BusyAsync(Func<Task> work) => _work.RunAsync(async () =>
    {
        if (_form is null) return;
        (_refusal, _faults) = (null, []);
        StateHasChanged();
        // Nothing is read from the form unless the page shows what it holds.
        _refusal = (await Comparison.RefusalAsync(
        [
            new("setting-value", "新的数值", _text), new("setting-reason", "修改原因", _reason), new("setting-basis", "依据", _basis),
        ]))?.Sentence;
        if (_refusal is null) await work();
    });
}
