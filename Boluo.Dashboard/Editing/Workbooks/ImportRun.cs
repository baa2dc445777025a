using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Editing.Workbooks.Collecting;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>
/// Writes what workbooks offer, in the transaction that is open: what others refer to before what refers to it, whichever file it stands in.
/// A preview is the same run, rehearsed.
/// </summary>
internal sealed class ImportRun(BoluoDbContext db, RegisterBook book, SheetKinds kinds, ChangeRecorder recorder, DateOnly day, Viewer by, bool isRehearsed, SenderCheck? senders = null)
{
    /// <summary>More names of what a file lacks are not read by anyone.</summary>
    private const int MostAbsent = 50;

    /// <param name="files">What is offered.</param>
    /// <param name="isTaken">Whether a row is written at all.</param>
    /// <param name="cancel">Leaves all to be rolled back.</param>
    public async Task<IReadOnlyList<PreviewedFile>> WriteAsync(IReadOnlyList<OfferedFile> files, Func<RowPlace, bool> isTaken, CancellationToken cancel)
    {
        var sheets = files.SelectMany((file, f) => file.Sheets.Select((sheet, s) => (Sheet: sheet, Kind: sheet.Ledger is { } ledger ? kinds.ForLedger(ledger) : null, File: f, Number: s))).ToList();
        var order = new SheetOrder(db.Model, [.. sheets.Select(s => s.Kind).OfType<ISheetKind>().Distinct()]);
        var (batch, done, later) = (new RowBatch(), new Dictionary<(int, int), PreviewedSheet>(), new List<LaterRow>());
        var inOrder = sheets.OrderBy(s => s.Kind is null ? -1 : order.Of(s.Kind)).ThenBy(s => s.File).ThenBy(s => s.Number).ToList();
        db.ChangeTracker.AutoDetectChangesEnabled = false; // The recorder looks for changes when it saves; each look goes through all that is tracked.
        try
        {
            SheetTools? tools = null;
            for (var i = 0; i < inOrder.Count; i++)
            {
                var (sheet, kind, file, number) = inOrder[i];
                RowPlace Place(OfferedRow row) => new(file, number, row.Number);
                if (kind is IRowSheet lines)
                {
                    done[(file, number)] = await WriteAsync(sheet, lines, Place, isTaken, cancel);
                    continue;
                }

                var register = kind as IRegister;
                // Sheets of one kind are read by the same lists; rows of another kind may have come into them since.
                if (register is not null && tools?.Register != register) tools = new SheetTools(register, new RowWords(db, book, day), new OfferedReading(db, day));
                var turn = new SheetTurn(sheet, IsKept: !isRehearsed || i < inOrder.Count - 1 || register?.LooksAround == true || later.Count > 0, links => order.IsLater(links.TheirsType(db.Model), register!), senders?.Of(file, register));
                done[(file, number)] = await WriteAsync(turn, tools, register, batch, Place, isTaken, later, cancel);
            }

            await LinkAsync(later, done, cancel);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }

        return [.. files.Select((file, f) => new PreviewedFile(file.Name, file.Refusal, [.. file.Sheets.Select((_, s) => done[(f, s)])]))];
    }

    /// <summary>The kinds of rows that a run may write: those of the sheets, their links, and what is at the other end of these.</summary>
    public static IReadOnlySet<Type> KindsWritten(BoluoDbContext db, SheetKinds known, IEnumerable<OfferedFile> files)
    {
        var kinds = new HashSet<Type> { typeof(ChangeSet), typeof(FormerMobile) };
        foreach (var kind in files.SelectMany(f => f.Sheets).Select(s => s.Ledger).OfType<string>().Distinct(StringComparer.Ordinal).Select(known.ForLedger).OfType<ISheetKind>())
        {
            kinds.Add(kind.RowType);
            if (kind is IRowSheet lines) kinds.UnionWith(lines.Writes);
            if (kind is not IRegister register) continue;
            foreach (var links in register.Links.Select(l => l.Links.RowType))
            {
                kinds.Add(links);
                kinds.UnionWith(db.Model.FindEntityType(links)!.GetForeignKeys().Select(k => k.PrincipalEntityType.ClrType));
            }
        }

        return kinds;
    }

    private async Task<PreviewedSheet> WriteAsync(OfferedSheet sheet, IRowSheet kind, Func<OfferedRow, RowPlace> place, Func<RowPlace, bool> isTaken, CancellationToken cancel)
    {
        var preview = PreviewOf(sheet, kind);
        if (sheet.Refusal is not null) return preview;
        if (senders is not null) return preview with { Refusal = $"{kind.Noun}不在收表中报送，请由系统管理员在“数据导入”中上传。" };
        if (kind.IsSkeleton && !by.MayEdit) return preview with { Refusal = $"{kind.Noun}只能由系统管理员导入。" };
        var import = new RowSheetImport(db, kind, sheet, new OfferedReading(db, day), new RowWords(db, book, day), recorder, day);
        return preview with { Rows = await import.WriteAsync(place, isTaken, cancel) };
    }

    private async Task<PreviewedSheet> WriteAsync(SheetTurn turn, SheetTools? tools, IRegister? register, RowBatch batch, Func<OfferedRow, RowPlace> place, Func<RowPlace, bool> isTaken, List<LaterRow> later, CancellationToken cancel)
    {
        var sheet = turn.Sheet;
        var preview = PreviewOf(sheet, register);
        if (sheet.Refusal is not null) return preview;
        if (register is not { TakesFiles: true }) return preview with { Refusal = $"工作表“{sheet.Name}”的台账不能导入。" };
        if (register.IsSkeleton && !by.MayEdit) return preview with { Refusal = $"{register.Noun}只能由系统管理员导入。" };
        var import = new SheetImport(db, book, tools!, turn, batch, recorder, day);
        var rows = await import.WriteAsync(place, isTaken, cancel);
        later.AddRange(import.Later);
        var (absent, count) = await AbsentAsync(sheet, tools!, batch, import.Named, cancel);
        return preview with { Rows = rows, Absent = absent, AbsentCount = count };
    }

    /// <summary>A sheet before its rows are read; whether it may be is said by its own refusal.</summary>
    private static PreviewedSheet PreviewOf(OfferedSheet sheet, ISheetKind? kind) =>
        new() { Name = sheet.Name, Ledger = kind?.Ledger, Noun = kind?.Noun, Refusal = sheet.Refusal, HeaderRow = sheet.HeaderRow, Notes = sheet.Notes, IsForeign = sheet.IsForeign };

    /// <summary>Writes what rows of one sheet say of rows of another that came after them.</summary>
    private async Task LinkAsync(IReadOnlyList<LaterRow> later, Dictionary<(int, int), PreviewedSheet> done, CancellationToken cancel)
    {
        var links = new LaterLinks(db, book, recorder, day);
        foreach (var sheet in later.GroupBy(l => (l.Place.File, l.Place.Sheet)))
        {
            var (rows, waiting) = (new List<PreviewedRow>(), sheet.ToDictionary(l => l.Place));
            foreach (var row in done[sheet.Key].Rows) rows.Add(row.Fate != RowFate.Refused && waiting.GetValueOrDefault(row.Place) is { } its ? await links.WriteAsync(its, row, cancel) : row);
            done[sheet.Key] = done[sheet.Key] with { Rows = rows };
        }
    }

    /// <summary>
    /// What is here and not in the file: of a working edition the rows that it held when it left, of a template those of the places and units
    /// that it speaks of.
    /// </summary>
    private async Task<(IReadOnlyList<string> Names, int Count)> AbsentAsync(OfferedSheet sheet, SheetTools tools, RowBatch batch, IReadOnlyCollection<object> named, CancellationToken cancel)
    {
        var (register, words, _) = tools;
        var (absent, count) = (new List<string>(), 0);
        if (sheet.Export is { } export)
        {
            var offered = sheet.Rows.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var key in export.Keys.Where(k => !offered.Contains(k)))
            {
                if (await register.FindAsync(db, key, cancel) is not { } row) continue;
                count++;
                if (absent.Count < MostAbsent) absent.Add(await words.SubjectAsync(register, row, cancel));
                row.State = EntityState.Detached;
            }

            return (absent, count);
        }

        if (named.Count == 0 || register.FormFields.FirstOrDefault(f => f is { Kind: FieldKind.Pick, Offers: null }) is not { } place) return (absent, 0);
        var places = named.Select(place.ValueOf).ToHashSet();
        var isNamed = named.ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var row in (await register.KnownAsync(db, batch, cancel)).Where(r => !isNamed.Contains(r) && places.Contains(place.ValueOf(r))))
        {
            count++;
            if (absent.Count < MostAbsent) absent.Add(await words.SubjectAsync(register, db.Entry(row), cancel));
        }

        return (absent, count);
    }
}

/// <summary>A sheet when it is its turn.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="IsKept">Its rows are stored, since somebody asks the database for them.</param>
/// <param name="IsLater">Whether what links name may still come in the same upload.</param>
/// <param name="Foreign">What a row with these values holds that whoever handed it in may not bring; null where anybody may bring all.</param>
internal sealed record SheetTurn(OfferedSheet Sheet, bool IsKept, Func<LinkField, bool> IsLater, Func<EntityEntry, IReadOnlyList<(Field Field, object? Value)>, CancellationToken, Task<FieldFault?>>? Foreign);

/// <summary>What sheets of one register are read and told with: lists of names, read once.</summary>
internal sealed record SheetTools(IRegister Register, RowWords Words, OfferedReading Reading);
