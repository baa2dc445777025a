using Boluo.Dashboard.Components;
using Boluo.Dashboard.Components.Drafts;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Simulations;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Boluo.Dashboard.Features.Assignments.Simulations;

/// <summary>The 模拟测算 of a community: what is changed is kept as it is changed, and can be taken back step by step.</summary>
public sealed partial class SimulationPage
{
    private readonly OneAtATime _work = new();
    private Autosave _autosave = null!;
    private SimulationLine? _line;
    private DraftSteps<Draft> _steps = new(new Draft("", new SimulationContent()));
    private int _brush;
    private OpenElsewhere? _elsewhere;
    private bool _isBrought;
    private string? _refusal;
    private string? _done;

    /// <summary>What can be changed of one.</summary>
    private sealed record Draft(string Title, SimulationContent Content);

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    public required SimulationDocuments Simulations { get; init; }

    [Inject]
    public required PlanDocuments Plans { get; init; }

    [Inject]
    public required Dialogs Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Scripts { get; init; }

    protected override object? LoadKey => Code;

    private string Name => Context.Limits.Communities.TryGetValue(Code, out var community) ? community.Name : "";

    private string TownshipName => Context.Limits.Townships[Context.Limits.Communities[Code].TownshipCode].Name;

    private Draft Now => _steps.Now;

    private IReadOnlyList<SimulatedGrid> Row => Now.Content.Ordered(Model!.Grids);

    private SimulationLoad Load => SimulationLoad.Of(Now.Content, Model!.Grids, Model.Standards);

    private int Workers => Model!.Grids.SelectMany(g => g.Workers).Distinct().Count();

    /// <summary>All of them, the open one as it is on the screen.</summary>
    private IReadOnlyList<SimulationComparison.Trial> Trials =>
        [.. Model!.Lines.Select(l => l.Id == _line!.Id ? _line with { Title = Now.Title, Content = Now.Content } : l).Select(l => new SimulationComparison.Trial(l, l.Content.Ordered(Model.Grids), SimulationLoad.Of(l.Content, Model.Grids, Model.Standards)))];

    protected override void OnInitialized() => _autosave = new Autosave(Time, work => InvokeAsync(async () =>
    {
        if (Gone.IsCancellationRequested) return;
        await work();
        StateHasChanged();
    }), SaveAsync);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isBrought || _line is null) return;
        _isBrought = true;
        await Scripts.InvokeAsync<IJSObjectReference>("import", Gone, $"./{Assets["js/squares.js"]}");
    }

    protected override async Task<Result<SimulationBench>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        if (Name.Length == 0) return Result<SimulationBench>.Fail($"{Days.Long(Context.Limits.AsOf)}没有编码为“{PlainText.InQuotes(PlainText.Cut(Code))}”的社区，请核对。");
        await _autosave.FlushAsync(); // What was changed in the one that was open before.
        var bench = await Simulations.BenchAsync(Code, Context.Limits.AsOf, viewer, cancel);
        if (!bench.Ok) return bench;
        var ids = bench.Value.Lines.Select(l => Invariant($"{l.Id}")).ToList();
        if (ids.Count == 0) _line = null;
        else
        {
            var wanted = Choice(Insight.Urls.SimulationKey, ids);
            if (!wanted.Ok) return Result<SimulationBench>.Fail("没有该测算，可能已被删除，请返回后再选。");
            var line = bench.Value.Lines[ids.IndexOf(wanted.Value)];
            // What is being worked on is not replaced by what others have done meanwhile.
            if (_line?.Id != line.Id) await ShowInsteadAsync(line);
        }

        return bench;
    }

    /// <summary>Goes on with another one, and says so where what was changed last in the one before could not be kept.</summary>
    private async Task ShowInsteadAsync(SimulationLine line)
    {
        var refused = _line is null || !_autosave.IsPending ? null : $"“{Now.Title}”最近的修改没有保存：{_refusal}";
        await _autosave.ForgetAsync();
        Show(line);
        _refusal = refused;
    }

    private void Show(SimulationLine line)
    {
        (_line, _refusal) = (line, null);
        _steps = new DraftSteps<Draft>(new Draft(line.Title, line.Content));
        _brush = BrushFor(line.Content, Math.Min(_brush, line.Content.Parts.Count - 1));
    }

    /// <summary>The part that is meant, or the first that takes grids.</summary>
    private static int BrushFor(SimulationContent content, int wanted) => wanted >= 0 && wanted < content.Parts.Count && !content.Parts[wanted].IsLocked ? wanted : Math.Max(0, content.Parts.ToList().FindIndex(p => !p.IsLocked));

    private void Put(Draft draft)
    {
        _steps.Put(draft);
        Changed();
    }

    private void Changed()
    {
        (_done, _refusal, _brush) = (null, null, BrushFor(Now.Content, _brush));
        _autosave.Touch();
    }

    private void SetTitle(string title) => Put(Now with { Title = title });

    private void Edit(Func<SimulationContent, SimulationContent> edit) => Put(Now with { Content = edit(Now.Content) });

    private void Take(Result<SimulationContent> content)
    {
        _refusal = content.Error;
        if (content.Ok) Put(Now with { Content = content.Value });
    }

    /// <summary>Into so many parts, and divided anew at once.</summary>
    private void Divide(int parts) => Take(Now.Content.WithParts(parts).Then(c => c.Propose(Model!.Grids)));

    private void Propose() => Take(Now.Content.Propose(Model!.Grids));

    private void Paint(SquaresEventArgs painted)
    {
        var known = Model!.Grids.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        var codes = painted.Codes.Where(known.Contains).ToList();
        Edit(content => painted switch
        {
            _ when codes.Count == 0 => content,
            { By: { } by } => content.Shift(Model.Grids, codes[0], Math.Sign(by)),
            { Digit: { } digit } => content.Place(codes, digit - 1),
            _ => content.Place(codes, _brush),
        });
    }

    private void Step(bool back)
    {
        if (back) _steps.Back();
        else _steps.Forward();
        Changed();
    }

    private void Heard(FilledEventArgs filled)
    {
        if (filled.Count > 0) _autosave.Hear(filled.Count);
    }

    private async Task<Result<DateTime?>> SaveAsync()
    {
        var saved = await Simulations.SaveAsync(_line!.Id, _line.Revision, Now.Title, Now.Content, Context.Viewer, CancellationToken.None);
        if (!saved.Ok)
        {
            _refusal = saved.Error;
            return Result<DateTime?>.Fail(saved.Error!);
        }

        _line = saved.Value;
        _elsewhere?.Announce();
        return (DateTime?)saved.Value.SavedAt;
    }

    /// <summary>A colleague has changed something: it is shown at once, unless what was changed here has not been kept yet; then saving says so.</summary>
    private async Task HearSavedAsync()
    {
        await ReloadAsync();
        if (_line is null || Model?.Lines.FirstOrDefault(l => l.Id == _line.Id) is not { } theirs || theirs.Revision == _line.Revision || _autosave.IsPending) return;
        Show(theirs);
    }

    /// <summary>Another one: like this one, or as it is proposed for as many parts as the standard of residents asks for.</summary>
    private Task BeginAsync(SimulationContent? like) => WorkAsync(async () =>
    {
        await _autosave.FlushAsync();
        var content = like ?? new SimulationContent().WithParts(PartsAskedFor).Then(c => c.Propose(Model!.Grids));
        var begun = content.Ok ? await Simulations.BeginAsync(Code, NextTitle(), content.Value, Context.Viewer, CancellationToken.None) : Result<SimulationLine>.Fail(content.Error!);
        _refusal = begun.Error;
        if (!begun.Ok) return;
        _elsewhere?.Announce();
        Navigation.NavigateTo(Urls.To(Insight.Urls.Simulation(Code, begun.Value.Id)));
    });

    private int PartsAskedFor
    {
        get
        {
            var standard = Model!.Standards.ResidentsPerCommunity;
            var asked = (Model.Grids.Sum(g => g.Residents) + standard - 1) / standard;
            return Math.Clamp(asked, SimulationContent.FewestParts, Math.Clamp(Model.Grids.Count, SimulationContent.FewestParts, SimulationContent.MostParts));
        }
    }

    private string NextTitle()
    {
        var used = Model!.Lines.Select(l => l.Title).Append(Now.Title).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, used.Count + 1).Select(i => Invariant($"测算{i}")).First(t => !used.Contains(t));
    }

    private Task PlanAsync() => WorkAsync(async () =>
    {
        await _autosave.FlushAsync();
        if (_autosave.IsPending) return; // Why it could not be kept has been said.
        var plan = _line!.ToPlan(Model!.Grids);
        var begun = plan.Ok
            ? await Plans.BeginAsync(PlainText.Start($"{Name}拆分（{_line.Title}）", AdjustmentPlan.LongestTitle), plan.Value with { EffectiveOn = Context.Limits.AsOf }, Context.Viewer, CancellationToken.None)
            : Result<int>.Fail(plan.Error!);
        _refusal = begun.Error;
        if (begun.Ok) Navigation.NavigateTo(Urls.To(Insight.Urls.Plan(begun.Value)));
    });

    private Task DiscardAsync() => WorkAsync(async () =>
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, "删除测算", [$"“{_line!.Title}”将被删除，不能恢复，是否删除？"], "删除", "返回")) return;
        await _autosave.FlushAsync();
        var gone = await Simulations.DiscardAsync(_line.Id, _line.Revision, Context.Viewer, CancellationToken.None);
        _refusal = gone.Error;
        if (!gone.Ok) return;
        (_line, _done) = (null, "已删除。");
        _elsewhere?.Announce();
        await _autosave.ForgetAsync();
        if (Context.Query.Contains(Insight.Urls.SimulationKey, StringComparison.Ordinal)) Navigation.NavigateTo(Urls.To(Insight.Urls.Simulation(Code)));
        else await ReloadAsync();
    });

    /// <summary>As it is stored now: what was changed here and refused is given up.</summary>
    private Task AgainAsync() => WorkAsync(async () =>
    {
        await _autosave.ForgetAsync();
        (_line, _refusal) = (null, null);
        await ReloadAsync();
    });

    private Task WorkAsync(Func<Task> work) => _work.RunAsync(async () =>
    {
        _done = null;
        StateHasChanged();
        if (await Faults.TryAsync(work, Loggers.CreateLogger<SimulationPage>()) is { } fault) _refusal = fault;
    });

    protected override void Dispose(bool disposing)
    {
        if (disposing) _autosave?.Dispose();
        base.Dispose(disposing);
    }
}
