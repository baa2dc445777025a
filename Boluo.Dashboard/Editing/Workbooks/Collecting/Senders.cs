using System.Globalization;
using System.Text;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Workbooks.Collecting;

/// <summary>Who is expected to hand in a form, and whose a file is.</summary>
public sealed class Senders(IDbContextFactory<BoluoDbContext> factory)
{
    /// <summary>Everybody who is expected, in the usual order.</summary>
    public async Task<IReadOnlyList<Sender>> OfAsync(CollectionOrder order, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await OfAsync(db, order, await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel), cancel);
    }

    internal static async Task<IReadOnlyList<Sender>> OfAsync(BoluoDbContext db, CollectionOrder order, DateOnly day, CancellationToken cancel) => order.From switch
    {
        SenderKind.Townships => await (
            from stated in db.MonthlyReturns.AsNoTracking().Where(r => r.Form == order.Form && r.Month == order.Month).WithState(day)
            join township in db.Townships on stated.Row.TownshipCode equals township.Code
            orderby township.Code
            select new Sender { Code = township.Code, Name = township.Name, Contact = stated.Row.Contact, Phone = stated.Row.Phone, DueOn = stated.Row.DueOn, State = stated.State }).ToListAsync(cancel),
        SenderKind.Communities => await (
            from community in db.Communities.AsOf(day)
            join township in db.Townships on community.TownshipCode equals township.Code
            orderby community.Code
            select new Sender { Code = community.Code, Name = community.Name, Group = township.Name, Contact = community.SecretaryName, Phone = community.OfficePhone }).ToListAsync(cancel),
        _ => await db.CountyUnits.Where(u => u.EndedOn == null || u.EndedOn > day).OrderBy(u => u.Id)
            .Select(u => new Sender { Code = u.Id.ToString(CultureInfo.InvariantCulture), Name = u.Name, Contact = u.Liaison, Phone = u.Phone }).ToListAsync(cancel),
    };

    /// <summary>Whose each file is, by its name, by its line 填报单位, or by the place of all its rows; of several of one sender the one that was saved last counts.</summary>
    internal static async Task<CollectedFiles> RecogniseAsync(BoluoDbContext db, RegisterBook book, CollectionOrder order, IReadOnlyList<OfferedFile> files, CancellationToken cancel)
    {
        var day = await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel);
        var senders = await OfAsync(db, order, day, cancel);
        var places = new RowPlacesRead(db, book, day);
        var found = new List<(int Position, string? Sender)>();
        for (var i = 0; i < files.Count; i++)
        {
            var sender = ByName(senders, files[i].Name) ?? ByName(senders, files[i].Reporter) ?? (order.From == SenderKind.Units ? null : await places.OnlyAsync(files[i], order.From, cancel));
            found.Add((i, senders.Any(s => s.Code == sender) ? sender : null));
        }

        var latest = found.Where(f => f.Sender is not null).GroupBy(f => f.Sender, StringComparer.Ordinal).Select(g => g.MaxBy(f => (files[f.Position].SavedAt ?? DateTime.MinValue, f.Position)).Position).ToHashSet();
        return new CollectedFiles(order, [.. found.Select(f => new CollectedFile(f.Position, f.Sender, latest.Contains(f.Position)))]);
    }

    /// <summary>The sender whose name the text holds; where it holds several, the longest, with the name of its township the more. Null where two are alike.</summary>
    internal static string? ByName(IReadOnlyList<Sender> senders, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var folded = Fold(text);
        var found = senders.Select(s => (s.Code, Length: LengthIn(folded, s))).Where(s => s.Length > 0).OrderByDescending(s => s.Length).Take(2).ToList();
        return found switch
        {
            [var only] => only.Code,
            [var best, var next] when best.Length > next.Length => best.Code,
            _ => null,
        };
    }

    private static int LengthIn(string text, Sender sender)
    {
        var length = Longest(text, sender.Name);
        return length == 0 || sender.Group is null ? length : length + Longest(text, sender.Group);
    }

    /// <summary>石湾镇, or 石湾 where the text leaves out what it is.</summary>
    private static int Longest(string text, string name)
    {
        var (whole, brief) = (Fold(name), Fold(PlaceNames.Short(name)));
        if (text.Contains(whole, StringComparison.Ordinal)) return whole.Length;
        return brief.Length > 1 && text.Contains(brief, StringComparison.Ordinal) ? brief.Length : 0;
    }

    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
