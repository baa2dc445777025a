using Boluo.Dashboard.Components;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.HandedIn;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Reports;

public sealed partial class HandedInCard
{
    private const int MostRows = 200, MostChanges = 50;

    private string? _reason;
    private string? _refusal;
    private readonly OneAtATime _work = new();

    /// <summary>One sum of the report, at three times; null where it was not there.</summary>
    public sealed record ControlTotal(string Sheet, string Name, string? Earlier, string Then, string? Now);

    /// <param name="Difference">What the same report says now, beside what was handed in; null where it cannot be computed any more.</param>
    /// <param name="Changes">What was entered, corrected and deleted since.</param>
    public sealed record Content(HandedInReport Record, HandedInReport? Earlier, ReportDifference? Difference, IReadOnlyList<ControlTotal> Totals, IReadOnlyList<ChangeSince> Changes);

    [Parameter, EditorRequired]
    public required int Id { get; set; }

    [Inject]
    public required HandedInReports HandedIn { get; init; }

    [Inject]
    public required HandInEditor Editor { get; init; }

    [Inject]
    public required ReportWriter Writer { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    [Inject]
    public required IEnumerable<ILedger> Ledgers { get; init; }

    [Inject]
    public required IEnumerable<ISummary> Summaries { get; init; }

    [Inject]
    public required IEnumerable<IReport> Reports { get; init; }

    protected override async Task<Result<Content>> LoadAsync(CancellationToken cancel)
    {
        if (await HandedIn.FindAsync(Id, cancel) is not { } record) return Result<Content>.Fail($"没有第{Id}号报送记录。");
        var earlier = await HandedIn.EarlierAsync(record, cancel);
        var (then, now) = (CapturedReport.Unpack(record.Content), record.WithdrawnAt is null ? await NowAsync(record, cancel) : null);
        var (before, present) = (ControlsOf(earlier is null ? null : CapturedReport.Unpack(earlier.Content)), ControlsOf(now));
        List<ControlTotal> totals = [.. then.Controls.Select(c => new ControlTotal(c.Sheet, c.Name, before.GetValueOrDefault((c.Sheet, c.Name)), c.Value, present.GetValueOrDefault((c.Sheet, c.Name))))];
        return new Content(record, earlier, now is null ? null : await HandedIn.DifferenceAsync(record, now, cancel), totals, record.WithdrawnAt is null ? await HandedIn.ChangesSinceAsync(record, MostChanges, cancel) : []);
    }

    /// <summary>The same report of the same scope and day, computed now; null where the report, the place or the day is no longer there.</summary>
    private async Task<CapturedReport?> NowAsync(HandedInReport record, CancellationToken cancel)
    {
        if (Exports.Find(record.Report, Ledgers.Concat<ISheet>(Summaries), Reports) is not { } report) return null;
        var scope = Scope.Parse(record.Scope, Context.Limits);
        if (!scope.Ok || record.AsOf < Context.Limits.EarliestAsOf || record.AsOf > Context.Limits.AsOf) return null;
        var content = await Writer.ReadNowAsync(report, scope.Value with { AsOf = record.AsOf }, Context.Viewer, cancel);
        return content.Ok ? content.Value : null;
    }

    private static Dictionary<(string, string), string> ControlsOf(CapturedReport? report) =>
        report?.Controls.DistinctBy(c => (c.Sheet, c.Name)).ToDictionary(c => (c.Sheet, c.Name), c => c.Value) ?? [];

    private Task WithdrawAsync() => _work.RunAsync(async () =>
    {
        _refusal = (await Comparison.RefusalAsync([new("withdraw-reason", "撤回原因", _reason)]))?.Sentence;
        if (_refusal is not null) return;
        var done = await Editor.WithdrawAsync(Id, _reason ?? "", Context.Viewer, CancellationToken.None);
        _refusal = done.Error;
        if (done.Ok) await ReloadAsync();
    });
}
