using System.Globalization;

namespace Boluo.Dashboard.Insight;

/// <summary>One condition, search or order of a ledger's view, as an address carries it.</summary>
public readonly record struct ViewTerm(string Key, string Value);

/// <summary>The keys by which an address tells how a ledger is looked at, beside those of its columns.</summary>
public static class ViewKeys
{
    public const string Search = "q";
    public const string Sort = "sort";
    public const string Columns = "cols";
    public const string Page = "page";
    public const string Size = "size";

    /// <summary>What stands before a column that is sorted downwards.</summary>
    public const string Descending = "-";

    /// <summary>The value of a condition that asks for rows without one.</summary>
    public const string None = "none";

    /// <summary>The longest text that is looked for; a longer one is looked for by its beginning.</summary>
    public const int LongestText = 50;

    /// <summary>One term of a query string: needs.state=Waiting. Commas divide values and stay as they are.</summary>
    public static string Term(string ledger, ViewTerm term) =>
        $"{ledger}.{term.Key}={Uri.EscapeDataString(term.Value).Replace("%2C", ",", StringComparison.Ordinal)}";
}

/// <summary>A range of numbers or days as a condition writes it: lo..hi, ..hi, lo.. with both ends included, lo..&lt;hi without the upper.</summary>
public sealed record ValueRange(string? From, string? To, bool OpenEnd)
{
    private const string Dots = "..";
    private const char Open = '<';

    /// <summary>Null where the text is no range; a single value is one of both ends.</summary>
    public static ValueRange? Of(string text)
    {
        var dots = text.IndexOf(Dots, StringComparison.Ordinal);
        if (dots < 0) return new ValueRange(text, text, false);
        var (from, to) = (text[..dots], text[(dots + Dots.Length)..]);
        var open = to.StartsWith(Open);
        if (open) to = to[1..];
        if (from.Length == 0 && to.Length == 0 || open && to.Length == 0) return null;
        return new ValueRange(from.Length == 0 ? null : from, to.Length == 0 ? null : to, open);
    }

    public override string ToString() => From == To ? From! : From + Dots + (OpenEnd ? Open : "") + To;
}

/// <summary>A column that links lead by. The table defines its column under this key.</summary>
public abstract record ColumnKey(string Key, Type ValueType)
{
    public ViewTerm Ascending => new(ViewKeys.Sort, Key);

    public ViewTerm Descending => new(ViewKeys.Sort, ViewKeys.Descending + Key);

    /// <summary>Rows that have no value.</summary>
    public ViewTerm IsNone => new(Key, ViewKeys.None);

    protected ViewTerm Within(string? from, string? to, bool openEnd = false) => new(Key, new ValueRange(from, to, openEnd).ToString());
}

/// <summary>A column of words.</summary>
public sealed record TextKey(string Key) : ColumnKey(Key, typeof(string))
{
    /// <summary>The text holds that.</summary>
    public ViewTerm Has(string text) => new(Key, PlainText.Start(text, ViewKeys.LongestText));
}

/// <summary>A column of choices.</summary>
public sealed record ChoiceKey<TChoice>(string Key) : ColumnKey(Key, typeof(TChoice)) where TChoice : struct, Enum
{
    /// <summary>It is one of these.</summary>
    public ViewTerm Is(params IEnumerable<TChoice> choices) => new(Key, string.Join(',', choices));
}

/// <summary>A column whose cells have several choices.</summary>
public sealed record ChoicesKey<TChoice>(string Key) : ColumnKey(Key, typeof(TChoice)) where TChoice : struct, Enum
{
    /// <summary>It has any of these.</summary>
    public ViewTerm Have(params IEnumerable<TChoice> choices) => new(Key, string.Join(',', choices));
}

/// <summary>A column of yes and no.</summary>
public sealed record FlagKey(string Key) : ColumnKey(Key, typeof(bool))
{
    public ViewTerm Yes => new(Key, "true");
}

/// <summary>A column of whole numbers.</summary>
public sealed record CountKey(string Key) : ColumnKey(Key, typeof(int))
{
    public ViewTerm Is(int value) => Within(Text(value), Text(value));

    public ViewTerm AtLeast(int value) => Within(Text(value), null);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A column of measured numbers.</summary>
public sealed record NumberKey(string Key) : ColumnKey(Key, typeof(double))
{
    public ViewTerm Below(double value) => Within(null, Digits.Entered(value), openEnd: true);
}

/// <summary>A column of days.</summary>
public sealed record DayKey(string Key) : ColumnKey(Key, typeof(DateOnly))
{
    public ViewTerm Is(DateOnly day) => Within(Days.Iso(day), Days.Iso(day));

    public ViewTerm From(DateOnly day) => Within(Days.Iso(day), null);

    public ViewTerm Until(DateOnly day) => Within(null, Days.Iso(day));

    public ViewTerm Between(DateOnly first, DateOnly last) => Within(Days.Iso(first), Days.Iso(last));

    /// <summary>The month that begins on the day.</summary>
    public ViewTerm InMonth(DateOnly first) => Within(Days.Iso(first), Days.Iso(first.AddMonths(1)), openEnd: true);
}

/// <summary>A ledger as links know it: its name, the page that shows it and the columns they lead by.</summary>
public abstract record LedgerKeys(string Name, string Page)
{
    /// <summary>Words in any of the searched columns.</summary>
    public ViewTerm Search(string text) => new(ViewKeys.Search, PlainText.Start(text, ViewKeys.LongestText));
}

/// <summary>A column as whoever shows its values elsewhere names it.</summary>
public readonly record struct LedgerColumn(string Ledger, string Key);

/// <summary>Links to rows and names of columns.</summary>
public static class LedgerLinks
{
    /// <summary>Some of a ledger's columns, as in Ledgers.Communities.Columns(c => c.Form).</summary>
    public static IReadOnlyList<LedgerColumn> Columns<TLedger>(this TLedger ledger, params IEnumerable<Func<TLedger, ColumnKey>> columns) where TLedger : LedgerKeys =>
        [.. columns.Select(column => new LedgerColumn(ledger.Name, column(ledger).Key))];

    /// <summary>Path and query of the ledger's page with its view, as in Ledgers.Needs.Where(n => n.State.Is(NeedState.Waiting)).</summary>
    public static string Where<TLedger>(this TLedger ledger, params IEnumerable<Func<TLedger, ViewTerm>> terms) where TLedger : LedgerKeys =>
        Urls.Join(ledger.Page, ledger.Query(terms));

    /// <summary>The view alone, for a page of one's own or an export.</summary>
    public static string Query<TLedger>(this TLedger ledger, params IEnumerable<Func<TLedger, ViewTerm>> terms) where TLedger : LedgerKeys =>
        string.Join('&', terms.Select(term => ViewKeys.Term(ledger.Name, term(ledger))));
}
