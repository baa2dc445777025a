using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>A template that may be asked for: the rows of one kind, or of several that are worked on together.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Kinds">What its sheets hold, in their order.</param>
public sealed record Template(string Name, string Title, IReadOnlyList<ISheetKind> Kinds)
{
    /// <summary>Only administrators bring its rows in.</summary>
    public bool IsSkeleton => Kinds.All(k => k.IsSkeleton);
}

/// <summary>Writes templates: what a kind of sheet declares, as a sheet to be filled in.</summary>
public sealed class Templates(IDbContextFactory<BoluoDbContext> factory, SheetKinds kinds, IEnumerable<ILedger> ledgers, CountyFacts county)
{
    private const int LongestSheetName = 31;

    /// <summary>The policy that lets a viewer bring files in.</summary>
    public const string Policy = "Import";

    public static string Address(string name) => $"/templates/{name}.xlsx";

    /// <summary>One for each kind of sheet that takes new rows, in the order of their rooms.</summary>
    public IReadOnlyList<Template> OfKinds => field ??= [.. kinds.All.Where(k => k.MayAdd).Select(k => new Template(k.Ledger!, k.Noun, [k]))];

    /// <summary>One for all kinds whose ledgers stand on one page: an area of work.</summary>
    public IReadOnlyList<Template> OfPages => field ??=
    [
        .. from template in OfKinds
           let ledger = ledgers.FirstOrDefault(l => l.Name == template.Name)
           where ledger is not null
           group template.Kinds[0] by ledger.Path.Split('?')[0] into page
           where page.Skip(1).Any()
           select new Template("page-" + page.Key.Trim('/').Replace('/', '-'), string.Join('、', page.Select(r => r.Noun)), [.. page]),
    ];

    public Template? Find(string name) => OfKinds.Concat(OfPages).FirstOrDefault(t => t.Name == name);

    public async Task<ExportFile> WriteAsync(Template template, CancellationToken cancel)
    {
        var sheets = new List<TemplateSheet>();
        bool isSample;
        await using (var db = await factory.CreateDbContextAsync(cancel))
        await using (await db.BeginReadAsync(cancel))
        {
            var state = await db.DataStates.AsNoTracking().SingleAsync(cancel);
            isSample = state.Origin == DataOrigin.Sample;
            foreach (var kind in template.Kinds) sheets.Add(await TemplateSheet.ReadAsync(db, kind, NameOf(kind, sheets), state.AsOf, cancel));
        }

        using var book = new XLWorkbook();
        var lists = new HiddenLists(book);
        book.Properties.Title = $"{template.Title}导入模板";
        foreach (var sheet in sheets) sheet.Write(book.AddWorksheet(sheet.Name), lists, $"{county.Name}{sheet.Register.Noun}导入模板");
        TemplateMark.Write(book.AddWorksheet(TemplateMark.SheetName), county.Code, sheets);
        lists.Hide();
        book.Worksheet(1).SetTabActive();
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        PackageMends.Apply(stream);
        return new ExportFile(ExportAnswers.NameOf(isSample, ".xlsx", $"{template.Title}导入模板"), stream.ToArray());
    }

    private static string NameOf(ISheetKind kind, List<TemplateSheet> before)
    {
        var text = string.Concat(kind.Noun.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\'' or '“' or '”')));
        return before.Exists(s => s.Name == text) ? text + (before.Count + 1) : PlainText.Start(text, LongestSheetName);
    }
}

/// <summary>GET /templates/{name}.xlsx</summary>
public static class TemplateExports
{
    public static IEndpointConventionBuilder MapTemplates(this IEndpointRouteBuilder routes) => routes.MapGet("/templates/{name}.xlsx", GetAsync).RequireAuthorization(Templates.Policy);

    private static async Task<IResult> GetAsync(string name, HttpContext http, Templates templates, ExportGate gate, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Viewer.From(http.User) is not { } viewer) return Results.Forbid();
        if (templates.Find(name) is not { } template)
            return ExportAnswers.Say(StatusCodes.Status404NotFound, $"没有名为“{PlainText.Cut(name, 30)}”的模板，可用值：{string.Join('、', templates.OfKinds.Concat(templates.OfPages).Select(t => t.Name))}。");
        if (template.IsSkeleton && !viewer.MayEdit) return Results.Forbid();
        var entered = await gate.EnterAsync(viewer, cancel);
        if (!entered.Ok) return ExportAnswers.Busy(http, entered.Error!);
        using var place = entered.Value;
        var file = await templates.WriteAsync(template, cancel);
        return ExportAnswers.File(http, file.Content, ExportFile.ContentType, $"{template.Name}.xlsx", file.FileName);
    }
}
