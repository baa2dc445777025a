using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>套用上级表样: another office's form comes in, is understood and matched by asking, and goes back filled.</summary>
public sealed partial class FormPage
{
    /// <summary>What was done, and where: on another form's page it is no news.</summary>
    private (string Address, string Sentence)? _told;

    private string Address => Context.Path + Context.Query;

    [Inject]
    public required FormDesk Desk { get; init; }

    [Inject]
    public required FormSchemes Schemes { get; init; }

    /// <summary>The form that is being filled; without one, the schemes and why the last one was refused.</summary>
    public sealed record Content(FormDraft? Draft, string? Refusal, IReadOnlyList<SchemeLine> Schemes);

    /// <summary>Not a snapshot: the form is one person's.</summary>
    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var choices = FormChoices.Parse(Context.Query);
        if (!choices.Ok) return Result<Content>.Fail(choices.Error!);
        var opened = await Desk.OpenAsync(choices.Value, scope, viewer, cancel);
        if (opened is { Ok: true, Value: { } draft }) return new Content(draft, null, []);
        return new Content(null, opened.Error, await Schemes.ListAsync(cancel));
    }

    /// <summary>This form with something chosen otherwise. What was pointed at for the next click is answered by it.</summary>
    private string LinkWith(params (string Key, string? Value)[] changed) => Context.LinkWith([(FormChoices.PointKey, null), .. changed]);

    private void SaySaved(string name) => _told = (Address, $"已保存为报表方案“{name}”，下次在本页点“填写”即可。");

    private async Task SaySchemeGone(string name)
    {
        _told = (Address, $"已删除报表方案“{name}”。");
        await ReloadAsync();
    }
}
