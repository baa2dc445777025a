using System.Text.RegularExpressions;
using System.Xml;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>Fills another office's form with the rows of a ledger, and keeps it for who asked.</summary>
public sealed class FormFiller(FilledForms forms, ExportGate gate, Snapshots snapshots, DataChanges changes, HandIn handIn)
{
    public const int MostRows = 20_000;

    private const string NothingChosen = "请至少为一列选择台账中的列。";
    private const string NothingFound = "当前统计范围内没有数据。";
    private const string TooMany = "记录超过2万条，请缩小统计范围后生成。";
    private const string NotAllowed = "无导出权限。";
    private const string Moving = "数据正在变动，请稍后重新生成。";

    /// <returns>The file and the address where it waits, or a sentence.</returns>
    public async Task<Result<FilledForm>> FillAsync(
        SafeWorkbook workbook, FormLayout layout, ILedger ledger, IReadOnlyList<FormFilling> fillings, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MayExport) return Result<FilledForm>.Fail(NotAllowed);
        var columns = Chosen(ledger, fillings);
        var keys = columns.Select(c => c.Source?.Key).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0) return Result<FilledForm>.Fail(NothingChosen);

        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return Result<FilledForm>.Fail(entered.Error!);
        using var place = entered.Value;
        var version = changes.Version;
        var rows = new List<IReadOnlyList<object?>>();
        await foreach (var row in ledger.AllAsync(scope, View.Default(ledger) with { Columns = keys }, viewer, cancel).WithCancellation(cancel))
        {
            if (rows.Count == MostRows) return Result<FilledForm>.Fail(TooMany);
            var number = rows.Count + 1;
            rows.Add([.. columns.Select(c => c.Source is null ? number : row.Cells[keys.IndexOf(c.Source.Key)])]);
        }

        if (rows.Count == 0) return Result<FilledForm>.Fail(NothingFound);
        var broken = await handIn.BrokenAsync(ledger.Name, scope, cancel);
        if (await handIn.RefusalAsync(broken, cancel) is { } refusal) return Result<FilledForm>.Fail(refusal);
        if (changes.Version != version) return Result<FilledForm>.Fail(Moving);
        var limits = await snapshots.LimitsAsync(cancel);
        try
        {
            var content = await Task.Run(() => FormWriter.Write(workbook, layout, columns, rows), cancel);
            var file = new ExportFile(NameOf(workbook, scope, limits), content);
            return new FilledForm(FilledForms.Address(forms.Add(viewer, file)), file.FileName, rows.Count, broken.Count);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FormatException or OverflowException or ArgumentException or RegexMatchTimeoutException)
        {
            return Result<FilledForm>.Fail(UploadGuard.Damaged);
        }
    }

    private static List<FilledColumn> Chosen(ILedger ledger, IReadOnlyList<FormFilling> fillings)
    {
        var columns = new List<FilledColumn>();
        foreach (var filling in fillings)
            if (filling.Source == FormFilling.Number) columns.Add(new FilledColumn(filling.Column.Number, null));
            else if (ledger.Columns.FirstOrDefault(c => c.Key == filling.Source) is { } column) columns.Add(new FilledColumn(filling.Column.Number, column));
        return columns;
    }

    private static string NameOf(SafeWorkbook workbook, Scope scope, ScopeLimits limits) =>
        ExportAnswers.NameOf(limits.IsSample, ".xlsx", workbook.Name, scope.IsCountyWide ? "" : scope.InWords(limits), $"截至{Days.Long(scope.AsOf)}");
}

/// <summary>A form that waits to be fetched.</summary>
/// <param name="Broken">Ties of the ledger that do not hold. Another office's form has no place for a note about them.</param>
public sealed record FilledForm(string Address, string FileName, int Rows, int Broken);
