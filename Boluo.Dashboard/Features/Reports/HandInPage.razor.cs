using Boluo.Dashboard.Components;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.HandedIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Features.Reports;

public sealed partial class HandInPage
{
    public const string ReportKey = "report";

    private string? _to;
    private string? _remark;
    private string? _refusal;
    private int? _done;
    private readonly OneAtATime _work = new();

    /// <summary>The report as it would be handed in now, and the last time it was.</summary>
    public sealed record Content(IReport? Report, string Title, string Period, HandInContent? Now, HandedInReport? Before, ReportDifference? Difference);

    [Inject]
    public required ReportWriter Writer { get; init; }

    [Inject]
    public required HandInEditor Editor { get; init; }

    [Inject]
    public required HandedInReports HandedIn { get; init; }

    [Inject]
    public required CountyFacts County { get; init; }

    [Inject]
    public required FormComparison Comparison { get; init; }

    [Inject]
    public required IEnumerable<ILedger> Ledgers { get; init; }

    [Inject]
    public required IEnumerable<ISummary> Summaries { get; init; }

    [Inject]
    public required IEnumerable<IReport> Reports { get; init; }

    private string? To => _to ?? Model?.Report?.HandedTo;

    /// <summary>The page of a report in the scope of the link that leads there.</summary>
    public static string Of(string report) => Insight.Urls.Join(Insight.Urls.HandIn, $"{ReportKey}={Uri.EscapeDataString(report)}");

    /// <summary>Not a snapshot: it is read once by whoever hands it in, and may be large.</summary>
    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        if (!QueryHelpers.ParseQuery(Context.Query).TryGetValue(ReportKey, out var name)) return new Content(null, "", "", null, null, null);
        if (Exports.Find(name.ToString(), Ledgers.Concat<ISheet>(Summaries), Reports) is not { } report || report.Sheets.Any(s => !s.IsFor(viewer) || s is ILedger { IsHistory: true }))
            return Result<Content>.Fail($"没有名为“{PlainText.Cut(name.ToString(), 30)}”的报表，请从报表中心选择。");
        var content = await Writer.CaptureAsync(report, scope, viewer, cancel);
        if (!content.Ok) return Result<Content>.Fail(content.Error!);
        var before = await HandedIn.LastAsync(report.Name, scope, Context.Limits, cancel);
        var difference = before is null ? null : await HandedIn.DifferenceAsync(before, content.Value.Report, cancel);
        return new Content(report, report.Title.In(County), Period.Of(report.Covers, scope.AsOf).InWords, content.Value, before, difference);
    }

    private Task MarkAsync() => _work.RunAsync(async () =>
    {
        (_refusal, _done) = (null, null);
        StateHasChanged(); // Nothing of the last attempt stands while this one is judged.
        _refusal = (await Comparison.RefusalAsync([new("hand-in-to", "报送对象", To), new("hand-in-remark", "文号或说明", _remark)]))?.Sentence;
        if (_refusal is not null) return;
        var marked = await Editor.MarkAsync(Model!.Report!, Context.Scope, Model.Now!.ControlNumber, new HandInNote(To, _remark), Context.Viewer, CancellationToken.None);
        _refusal = marked.Error;
        if (!marked.Ok) return;
        (_done, _remark) = (marked.Value, null);
        await ReloadAsync();
    });
}
