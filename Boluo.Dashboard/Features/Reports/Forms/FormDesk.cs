using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>Reads an uploaded form by what is proposed and chosen, and plans how it is filled. Page and file ask the same.</summary>
public sealed class FormDesk(ReportList reports, FormSources sources, UploadedForms uploads, FormSchemes schemes, Snapshots snapshots, HandIn handIn)
{
    /// <summary>Tables beside the main one that a form may take columns from.</summary>
    private const int MostBeside = 4;

    /// <summary>Tables that are tried where the best one knows none of the printed names.</summary>
    private const int MostTried = 3;

    private const string Gone = "表样已过期（上传后保留2小时），请重新上传。";
    private const string NoScheme = "该报表方案已不存在，可能已被删除，请重新选择。";

    /// <returns>Null where the address names no form; a sentence where there is none to be had.</returns>
    public async Task<Result<FormDraft?>> OpenAsync(FormChoices asked, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        if (asked is { File: null, Scheme: null }) return (FormDraft?)null;
        var scheme = asked.Scheme is { } id ? await schemes.FindAsync(id, cancel) : null;
        if (asked.Scheme is not null && scheme is null) return Result<FormDraft?>.Fail(NoScheme);
        var choices = scheme is null ? asked : asked.Over(FormChoices.Parse(scheme.Choices).Value);
        var workbook = asked.File is { } file ? Uploaded(file, viewer) : UploadGuard.Check(scheme!.FileName, scheme.Content);
        if (!workbook.Ok) return Result<FormDraft?>.Fail(workbook.Error!);

        var limits = await snapshots.LimitsAsync(cancel);
        var all = await sources.OfAsync(reports.LedgersFor(viewer), scope, viewer, cancel);
        var words = new SheetVocabulary(all.SelectMany(s => s.Columns).Select(c => (c.Header, c.Group)), limits.Townships.Values.Select(t => t.Name).Concat(limits.Communities.Values.Select(c => c.Name)));
        var read = await Task.Run(() => Read(workbook.Value, choices, words), cancel);
        if (!read.Ok) return Result<FormDraft?>.Fail(read.Error!);
        var draft = read.Value with { Choices = choices, Scheme = scheme };
        if (draft.Shape is not { } shape) return draft;
        draft = draft with { Mode = FormPlanner.ModeOf(shape), Known = scheme is null ? await schemes.ForAsync(HeadersOf(shape), cancel) : [] };
        return await MatchAsync(draft, all, scope, viewer, cancel);
    }

    /// <summary>By which a form of the same kind is known again.</summary>
    public static string HeadersOf(SheetShape shape) => string.Join('|', shape.Fields.Select(f => HeaderWords.Plain(f.Header)));

    private Result<SafeWorkbook> Uploaded(string file, Viewer viewer) => uploads.Find(file, viewer) switch
    {
        null => Result<SafeWorkbook>.Fail(Gone),
        { Workbook: { } workbook } => workbook,
        { Refusal: var refusal } => Result<SafeWorkbook>.Fail(refusal!),
    };

    /// <summary>The sheet that was chosen, or the one with most known headers: the first of many files is an instruction.</summary>
    private static Result<FormDraft> Read(SafeWorkbook workbook, FormChoices choices, SheetVocabulary words)
    {
        var sheets = SheetReader.Sheets(workbook);
        if (!sheets.Ok) return Result<FormDraft>.Fail(sheets.Error!);
        FormDraft? best = null;
        for (var i = 0; i < sheets.Value.Count; i++)
        {
            if (choices.Sheet is { } chosen && chosen != i + 1) continue;
            var grid = SheetReader.Grid(workbook, sheets.Value[i]);
            if (!grid.Ok) return Result<FormDraft>.Fail(grid.Error!);
            var shape = SheetReader.Read(sheets.Value[i], grid.Value, words, choices.Answers);
            if (best is null || (shape.Ok ? shape.Value.Known : 0) > (best.Shape?.Known ?? 0))
                best = new FormDraft { Workbook = workbook, Choices = choices, Sheets = sheets.Value, Sheet = i, Grid = grid.Value, Shape = shape.Ok ? shape.Value : null, Obstacle = shape.Error };
        }

        return best is not null ? best : Result<FormDraft>.Fail($"文件只有{sheets.Value.Count}张工作表，没有第{choices.Sheet}张，请重新选择。");
    }

    /// <summary>Finds the table: the one that was chosen, or the first of those proposed that the form can be filled from.</summary>
    private async Task<Result<FormDraft?>> MatchAsync(FormDraft draft, IReadOnlyList<FormSource> all, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var shape = draft.Shape!;
        var ranked = FormMatch.Rank(shape, draft.Mode, all);
        if (draft.Choices.Source is { } wanted && ranked.All(m => m.Source.Id != wanted)) return Result<FormDraft?>.Fail($"没有名为“{PlainText.Cut(wanted)}”的数据来源，请重新选择。");
        draft = draft with { Matches = ranked };
        if (draft.Choices.Source is { } chosen) return await FillAsync(draft, ranked.First(m => m.Source.Id == chosen), all, scope, viewer, cancel);
        FormDraft? first = null;
        foreach (var match in ranked.Where(m => m.IsProposed).Take(MostTried))
        {
            var filled = await FillAsync(draft, match, all, scope, viewer, cancel);
            if (!filled.Ok || filled.Value!.Plan is not null) return filled;
            first ??= filled.Value;
        }

        return first ?? draft;
    }

    /// <summary>Plans the form with one table, and with what others have of the same places.</summary>
    private async Task<Result<FormDraft?>> FillAsync(FormDraft draft, FormMatch match, IReadOnlyList<FormSource> all, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var (shape, ranked) = (draft.Shape!, draft.Matches);
        var namesPlaces = draft.Mode == FormMode.Across || match.Fillings.Any(f => f.IsPrinted && HeaderWords.PlaceOf(f.Field.Leaf) != PlaceHeader.None);
        var proposed = namesPlaces ? WithOthers(match, ranked) : match.Fillings;
        var fillings = proposed.Select(f => draft.Choices.Fills.TryGetValue(f.Field.Key, out var code) ? Chosen(f, code, all) : f).ToList();
        var rows = new Dictionary<string, (FormSource, IReadOnlyList<SheetRow>)>(StringComparer.Ordinal);
        foreach (var id in fillings.Where(f => f is { IsNumber: false, Source: not null }).Select(f => f.Source!).Prepend(match.Source.Id).Distinct(StringComparer.Ordinal))
        {
            var source = all.First(s => s.Id == id);
            var read = await FormSources.RowsAsync(source, scope, viewer, cancel);
            if (!read.Ok) return Result<FormDraft?>.Fail(read.Error!);
            rows[id] = (source, read.Value);
        }

        var data = new FormData(match.Source, rows);
        var plan = await Task.Run(() => FormPlanner.Plan(shape, draft.Mode, fillings, data, draft.Choices.Card), cancel);
        var broken = new List<TieCheck>();
        foreach (var sheet in rows.Values.Select(r => r.Item1.Sheet.Name).Distinct(StringComparer.Ordinal)) broken.AddRange((await handIn.BrokenAsync(sheet, scope, cancel)).Where(c => broken.TrueForAll(b => b.Tie != c.Tie)));
        return draft with
        {
            Match = match,
            Fillings = fillings,
            Data = data,
            Plan = plan.Ok ? plan.Value : null,
            Obstacle = plan.Error ?? await handIn.RefusalAsync(broken, cancel),
            Broken = broken.Count,
        };
    }

    /// <summary>What the main table does not have and another one does, of the same places.</summary>
    private static List<FormFilling> WithOthers(FormMatch match, IReadOnlyList<FormMatch> ranked)
    {
        var fillings = match.Fillings.ToList();
        var beside = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < fillings.Count; i++)
        {
            if (fillings[i] is not { Source: null, IsPrinted: false } || HeaderWords.IsRemark(fillings[i].Field.Leaf)) continue;
            var found = ranked.Where(m => m != match && !m.Source.IsOfPersons && m.Source.Sheet is not ILedger { IsHistory: true } && m.Source.Columns.Any(c => FormSource.PlaceOf(c) != PlaceHeader.None))
                .Select(m => (m.Source, Filling: m.Fillings[i])).FirstOrDefault(m => m.Filling is { IsNumber: false, Agreement: >= HeaderWords.Likened });
            if (found.Filling is not null && (beside.Contains(found.Source.Id) || beside.Count < MostBeside) && found.Source.Find(found.Filling.Column!) is { IsNumber: true })
            {
                beside.Add(found.Source.Id);
                fillings[i] = found.Filling;
            }
        }

        return fillings;
    }

    private static FormFilling Chosen(FormFilling proposed, string code, IReadOnlyList<FormSource> all)
    {
        if (proposed.Code == code) return proposed;
        if (code == FormFilling.Number) return proposed with { Source = FormFilling.Number, Column = null, Agreement = 0, IsPrinted = false };
        return code.Split(':') is [var id, var key] && all.FirstOrDefault(s => s.Id == id)?.Find(key) is { } column
            ? proposed with { Source = id, Column = key, Agreement = FormMatch.Agreement(proposed.Field, column), IsPrinted = false }
            : FormFilling.None(proposed.Field);
    }
}
