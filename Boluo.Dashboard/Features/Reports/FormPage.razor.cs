using System.Globalization;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tables;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Boluo.Dashboard.Features.Reports;

/// <summary>套用上级表样: another office's form comes in, its columns are found and matched, and it goes back filled.</summary>
public sealed partial class FormPage
{
    private SafeWorkbook? _workbook;
    private List<FormSheet> _sheets = [];
    private FormSheet? _sheet;
    private FormLayout? _layout;
    private ILedger? _ledger;
    private IReadOnlyList<FormFilling> _fillings = [];
    private FilledForm? _filled;
    private string? _refusal;
    private readonly OneAtATime _work = new();
    private int _uploads;

    [Inject]
    public required ReportList Reports { get; init; }

    [Inject]
    public required FormFiller Filler { get; init; }

    [Inject]
    public required SecurityLog Log { get; init; }

    /// <summary>The first rows of the chosen ledger, with all columns; none before one is chosen.</summary>
    public sealed record Content(LedgerPage? Page);

    private IReadOnlyList<ILedger> Ledgers => field ??= Reports.LedgersFor(Context.Viewer);

    private int Left => _fillings.Count(f => f.Source is null);

    protected override object? LoadKey => _ledger?.Name;

    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        _filled = null;
        if (_ledger is not { } ledger) return new Content(null);
        var all = View.Default(ledger) with { Columns = [.. ledger.Columns.Select(c => c.Key)], Size = View.Sizes[0] };
        return new Content(await ledger.PageAsync(scope, all, viewer, cancel));
    }

    private Task TakeAsync(InputFileChangeEventArgs chosen) => BusyAsync(async () =>
    {
        (_workbook, _sheets, _sheet, _layout, _ledger, _fillings) = (null, [], null, null, null, []);
        _uploads++;
        var content = await ReadAsync(chosen.File);
        if (!content.Ok)
        {
            _refusal = content.Error;
            return;
        }

        var workbook = await Task.Run(() => UploadGuard.Check(chosen.File.Name, content.Value), Gone);
        var sheets = workbook.Then(FormReader.Sheets);
        Log.Note(SecurityEventKind.Upload, sheets.Ok ? SecurityOutcome.Done : SecurityOutcome.Refused, Context.Viewer, Invariant($"上级表样，{(content.Value.Length + 1023) / 1024}KB"));
        if (!sheets.Ok)
        {
            _refusal = sheets.Error;
            return;
        }

        (_workbook, _sheets) = (workbook.Value, sheets.Value);
        await ShowAsync(_sheets[0]);
    });

    private async Task<Result<byte[]>> ReadAsync(IBrowserFile file)
    {
        if (file.Size > UploadGuard.LargestFile) return Result<byte[]>.Fail(UploadGuard.TooLarge);
        await using var stream = file.OpenReadStream(UploadGuard.LargestFile, Gone);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, Gone);
        return content.ToArray();
    }

    private Task ChooseSheetAsync(ChangeEventArgs change) => BusyAsync(() =>
        int.TryParse(change.Value?.ToString(), CultureInfo.InvariantCulture, out var i) && i >= 0 && i < _sheets.Count ? ShowAsync(_sheets[i]) : Task.CompletedTask);

    private async Task ShowAsync(FormSheet sheet)
    {
        var layout = await Task.Run(() => FormReader.Read(_workbook!, sheet), Gone);
        (_sheet, _layout, _refusal) = (sheet, layout.Ok ? layout.Value : null, layout.Error);
        if (layout.Ok) await UseAsync(FormMatch.Best(layout.Value.Columns, Ledgers));
    }

    private Task ChooseLedgerAsync(ChangeEventArgs change) => BusyAsync(() => UseAsync(Ledgers.FirstOrDefault(l => l.Name == change.Value?.ToString()) ?? _ledger));

    private async Task UseAsync(ILedger? ledger)
    {
        _ledger = ledger;
        _fillings = ledger is null ? [] : FormMatch.Propose(_layout!.Columns, ledger);
        await ReloadAsync();
    }

    private void Change(FormFilling changed)
    {
        _filled = null;
        _fillings = [.. _fillings.Select(f => f.Column == changed.Column ? changed : f)];
    }

    private Task FillAsync() => BusyAsync(async () =>
    {
        var filled = await Filler.FillAsync(_workbook!, _layout!, _ledger!, _fillings, Context.Scope, Context.Viewer, Gone);
        (_filled, _refusal) = (filled.Ok ? filled.Value : null, filled.Error);
    });

    private static string HeaderRows(FormLayout layout) => layout.HeaderTop == layout.HeaderBottom ? $"{layout.HeaderTop}" : $"{layout.HeaderTop}至{layout.HeaderBottom}";

    private Task BusyAsync(Func<Task> work) => _work.RunAsync(async () =>
    {
        _refusal = null;
        StateHasChanged();
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The viewer has left the page.
        }
        catch (IOException)
        {
            _refusal = "文件没有传完，请重新选择。";
        }
        catch (Exception exception)
        {
            // The form that was handed in stays, and may be tried again.
            _refusal = Faults.Report(exception, Loggers.CreateLogger<FormPage>()).Sentence;
        }
    });
}
