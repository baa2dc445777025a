using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>
/// Writes what workbooks offer, in the transaction that is open: what others refer to before what refers to it, whichever file it stands in.
/// A preview is the same run, rolled back.
/// </summary>
internal sealed class ImportRun(BoluoDbContext db, RegisterBook book, ChangeRecorder recorder, DateOnly day, Viewer by)
{
    /// <summary>More names of what a file lacks are not read by anyone.</summary>
    private const int MostAbsent = 50;

    /// <param name="files">What is offered.</param>
    /// <param name="isTaken">Whether a row is written at all.</param>
    /// <param name="cancel">Leaves all to be rolled back.</param>
    public async Task<IReadOnlyList<PreviewedFile>> WriteAsync(IReadOnlyList<OfferedFile> files, Func<RowPlace, bool> isTaken, CancellationToken cancel)
    {
        var order = CountyRows.InOrderOfDeletion(db.Model).Select((type, place) => (type.ClrType, place)).ToDictionary(t => t.ClrType, t => -t.place);
        var sheets = files.SelectMany((file, f) => file.Sheets.Select((sheet, s) => (Sheet: sheet, Register: sheet.Ledger is { } ledger ? book.ForLedger(ledger) : null, File: f, Number: s))).ToList();
        var (batch, done) = (new RowBatch(), new Dictionary<(int, int), PreviewedSheet>());
        foreach (var (sheet, register, file, number) in sheets.OrderBy(s => s.Register is null ? 0 : order.GetValueOrDefault(s.Register.RowType)).ThenBy(s => s.File).ThenBy(s => s.Number))
            done[(file, number)] = await WriteAsync(sheet, register, batch, row => new RowPlace(file, number, row.Number), isTaken, cancel);
        return [.. files.Select((file, f) => new PreviewedFile(file.Name, file.Refusal, [.. file.Sheets.Select((_, s) => done[(f, s)])]))];
    }

    private async Task<PreviewedSheet> WriteAsync(OfferedSheet sheet, IRegister? register, RowBatch batch, Func<OfferedRow, RowPlace> place, Func<RowPlace, bool> isTaken, CancellationToken cancel)
    {
        var preview = new PreviewedSheet { Name = sheet.Name, Ledger = register?.Ledger, Noun = register?.Noun, Refusal = sheet.Refusal, HeaderRow = sheet.HeaderRow, Notes = sheet.Notes };
        if (sheet.Refusal is not null) return preview;
        if (register is not { TakesFiles: true }) return preview with { Refusal = $"工作表“{sheet.Name}”的台账不能导入。" };
        if (register.IsSkeleton && !by.MayEdit) return preview with { Refusal = $"{register.Noun}只能由系统管理员导入。" };
        var import = new SheetImport(db, book, register, sheet, batch, recorder, day);
        var rows = await import.WriteAsync(place, isTaken, cancel);
        var (absent, count) = await AbsentAsync(sheet, register, batch, import.Named, cancel);
        return preview with { Rows = rows, Absent = absent, AbsentCount = count };
    }

    /// <summary>
    /// What is here and not in the file: of a working edition the rows that it held when it left, of a template those of the places and units
    /// that it speaks of.
    /// </summary>
    private async Task<(IReadOnlyList<string> Names, int Count)> AbsentAsync(OfferedSheet sheet, IRegister register, RowBatch batch, IReadOnlyCollection<object> named, CancellationToken cancel)
    {
        var words = new RowWords(db, book, day);
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
