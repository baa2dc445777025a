using System.Globalization;
using System.Text;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Tables;

/// <summary>A condition on one column, as written in the query; see <see cref="FilterText"/>.</summary>
public sealed record Filter(string Column, string Text);

public sealed record Sort(string Column, bool Descending);

/// <summary>
/// How a reader looks at a ledger: one codec for page, export and print. In the query its keys carry the ledger's name:
/// grids.q, grids.sort=-households,code, grids.cols=code,name, grids.page=2, grids.size=100, and grids.{column}={condition}.
/// </summary>
public sealed record View(string? Search, IReadOnlyList<Filter> Filters, IReadOnlyList<Sort> Sorts, IReadOnlyList<string> Columns, int Page, int Size)
{
    public const int DefaultSize = 50;

    public static readonly IReadOnlyList<int> Sizes = [20, 50, 100, 500];

    public static View Default(ILedger ledger) =>
        new(null, [], [], [.. ledger.Columns.Where(c => c.Standard).Select(c => c.Key)], 1, DefaultSize);

    /// <summary>Reads this ledger's keys of a query string; keys of others are left alone.</summary>
    /// <returns>The view, or a sentence naming the key and the accepted values.</returns>
    public static Result<View> Parse(string query, ILedger ledger)
    {
        var view = Default(ledger);
        var filters = new List<Filter>();
        var prefix = ledger.Name + ".";
        foreach (var (fullKey, values) in QueryHelpers.ParseQuery(query))
        {
            if (!fullKey.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (values.Count > 1) return Result<View>.Fail($"参数“{fullKey}”重复出现，只应填写一个。");
            var (key, value) = (fullKey[prefix.Length..], values.ToString().Trim());
            if (value.Length == 0) continue;
            var next = key switch
            {
                ViewKeys.Search => value.Length <= ViewKeys.LongestText ? view with { Search = value } : Fail($"查询内容不应超过{ViewKeys.LongestText}个字。"),
                ViewKeys.Sort => ParseSorts(value, ledger).Then<View>(sorts => view with { Sorts = sorts }),
                ViewKeys.Columns => ParseColumns(value, ledger).Then<View>(columns => view with { Columns = columns }),
                ViewKeys.Page => Number(value) is { } page and >= 1 and <= 1_000_000 ? view with { Page = page } : Fail($"页码“{value}”应为正整数。"),
                ViewKeys.Size => Number(value) is { } size && Sizes.Contains(size) ? view with { Size = size }
                    : Fail($"每页条数“{value}”不可用，可用值：{string.Join("、", Sizes)}。"),
                _ => ParseFilter(key, value, ledger).Then<View>(filter => { filters.Add(filter); return view; }),
            };
            if (!next.Ok) return next;
            view = next.Value;
        }

        return view with { Filters = [.. filters.OrderBy(f => Position(ledger, f.Column))] };

        static Result<View> Fail(string error) => Result<View>.Fail(error);
        static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    /// <summary>The canonical query of this view: fixed order, defaults left out, no leading ?.</summary>
    public string ToQuery(ILedger ledger)
    {
        var query = new StringBuilder();
        void Add(string key, string value) => query.Append(query.Length == 0 ? "" : "&").Append(ViewKeys.Term(ledger.Name, new ViewTerm(key, value)));

        if (!string.IsNullOrWhiteSpace(Search)) Add(ViewKeys.Search, Search);
        foreach (var filter in Filters) Add(filter.Column, filter.Text);
        if (Sorts.Count > 0) Add(ViewKeys.Sort, string.Join(',', Sorts.Select(s => (s.Descending ? ViewKeys.Descending : "") + s.Column)));
        if (!Columns.SequenceEqual(Default(ledger).Columns)) Add(ViewKeys.Columns, string.Join(',', Columns));
        if (Size != DefaultSize) Add(ViewKeys.Size, Size.ToString(CultureInfo.InvariantCulture));
        if (Page > 1) Add(ViewKeys.Page, Page.ToString(CultureInfo.InvariantCulture));
        return query.ToString();
    }

    /// <summary>This view with one column's condition replaced, or taken away; back on the first page.</summary>
    public View Where(string column, string? text) => this with
    {
        Page = 1,
        Filters = [.. Filters.Where(f => f.Column != column), .. text is null ? Array.Empty<Filter>() : [new Filter(column, text)]],
    };

    /// <summary>This view sorted by one column; asked for twice, the other way round; a third time, in the usual order.</summary>
    public View By(string column) => this with
    {
        Page = 1,
        Sorts = Sorts switch
        {
            [var sort] when sort.Column == column && sort.Descending => [],
            [var sort] when sort.Column == column => [sort with { Descending = true }],
            _ => [new Sort(column, false)],
        },
    };

    private static Result<IReadOnlyList<Sort>> ParseSorts(string value, ILedger ledger)
    {
        var sorts = value.Split(',').Select(part => part.StartsWith(ViewKeys.Descending, StringComparison.Ordinal) ? new Sort(part[ViewKeys.Descending.Length..], true) : new Sort(part, false)).ToList();
        if (sorts.Find(s => Position(ledger, s.Column) < 0) is { } unknown) return Result<IReadOnlyList<Sort>>.Fail(UnknownColumn(ledger, unknown.Column));
        return sorts.DistinctBy(s => s.Column).Count() < sorts.Count ? Result<IReadOnlyList<Sort>>.Fail("排序列不应重复。") : sorts;
    }

    private static Result<IReadOnlyList<string>> ParseColumns(string value, ILedger ledger)
    {
        var keys = value.Split(',');
        if (Array.Find(keys, k => Position(ledger, k) < 0) is { } unknown) return Result<IReadOnlyList<string>>.Fail(UnknownColumn(ledger, unknown));
        return keys.Distinct(StringComparer.Ordinal).Count() < keys.Length ? Result<IReadOnlyList<string>>.Fail("所选列不应重复。") : keys;
    }

    private static Result<Filter> ParseFilter(string key, string value, ILedger ledger)
    {
        var column = ledger.Columns.FirstOrDefault(c => c.Key == key);
        if (column is null) return Result<Filter>.Fail(UnknownColumn(ledger, key));
        return FilterText.Check(column, value) is { } error ? Result<Filter>.Fail(error) : new Filter(key, value);
    }

    private static int Position(ILedger ledger, string key)
    {
        for (var i = 0; i < ledger.Columns.Count; i++)
            if (ledger.Columns[i].Key == key)
                return i;
        return -1;
    }

    private static string UnknownColumn(ILedger ledger, string key) =>
        $"“{ledger.Title.Short}”没有名为“{PlainText.Cut(key, 30)}”的列，可用值：{string.Join("、", ledger.Columns.Select(c => c.Key))}。";
}
