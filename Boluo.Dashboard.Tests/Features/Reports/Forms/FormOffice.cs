using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Features.Reports.Forms;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Excel;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Reports.Forms;

/// <summary>A clerk who has forms filled by the application, and reads what came back.</summary>
public sealed class FormOffice(BoluoApp app, Viewer? clerk = null)
{
    public static readonly Viewer Clerk = new("clerk", "工作人员甲", Role.Staff);

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private Viewer Viewer => clerk ?? Clerk;

    /// <summary>Uploads a form and opens its page with some choices.</summary>
    public async Task<Result<FormDraft?>> OpenAsync(byte[] form, string query = "")
    {
        var workbook = UploadGuard.Check("上级表.xlsx", form);
        var file = app.Services.GetRequiredService<UploadedForms>().Add(Viewer, new UploadedForm("上级表", workbook.Ok ? workbook.Value : null, workbook.Error));
        return await ReadAsync($"{FormChoices.FileKey}={file}&{query}");
    }

    public async Task<Result<FormDraft?>> ReadAsync(string query) =>
        await app.Services.GetRequiredService<FormDesk>().OpenAsync(FormChoices.Parse(query).Value, await CountyAsync(), Viewer, Cancel);

    public async Task<FormDraft> DraftAsync(byte[] form, string query = "")
    {
        var opened = await OpenAsync(form, query);
        Assert.True(opened.Ok, opened.Error);
        return opened.Value!;
    }

    /// <summary>The sheet of the filled form, which the validator has nothing to say about.</summary>
    public async Task<IXLWorksheet> FilledAsync(byte[] form, string query = "") => Filled(await DraftAsync(form, query));

    public static IXLWorksheet Filled(FormDraft draft) => ExcelHouse.Open(Written(draft)).Worksheet(draft.Sheet + 1);

    public static byte[] Written(FormDraft draft)
    {
        Assert.True(draft.Plan is not null && draft.Obstacle is null, draft.Obstacle ?? "没有数据来源");
        var content = FormWriter.Write(draft.Workbook, draft.Plan);
        Assert.True(content.Ok, content.Error);
        Assert.Empty(ExcelHouse.Faults(content.Value));
        return content.Value;
    }

    /// <summary>The rows of a ledger or summary, as the county has them.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> RowsAsync(string source)
    {
        var all = await app.Services.GetRequiredService<FormSources>().OfAsync(app.Services.GetServices<ILedger>(), await CountyAsync(), Viewer, Cancel);
        var found = all.First(s => s.Id == source);
        var rows = await FormSources.RowsAsync(found, await CountyAsync(), Viewer, Cancel);
        return [.. rows.Value.Select(r => (IReadOnlyDictionary<string, object?>)found.Columns.Select((c, i) => (c.Key, Value: r.Cells[i])).Append(("#kind", r.Kind)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal))];
    }

    public static double Number(object? value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    public static string? SourceOf(FormDraft draft) => draft.Match?.Source.Id;

    /// <summary>What each field is filled with: 户数=households.</summary>
    public static string ColumnOf(FormDraft draft, string leaf) => draft.Fillings.First(f => f.Field.Leaf == leaf || f.Field.Header == leaf) is var filling && filling.IsPrinted ? "printed" : filling.Column ?? filling.Source ?? "";

    private async Task<Scope> CountyAsync() => new(null, null, null, (await app.Services.GetRequiredService<Snapshots>().LimitsAsync(Cancel)).AsOf);
}
