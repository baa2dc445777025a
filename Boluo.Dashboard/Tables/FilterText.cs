using System.Globalization;
using System.Linq.Expressions;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>
/// The conditions a column takes. Words: contained in the text. Choices: names divided by commas, any of them, also where a cell has several. Numbers and days:
/// a value, or a range lo..hi, ..hi, lo.. with both ends included, lo..&lt;hi without the upper. none: no value.
/// </summary>
public static class FilterText
{
    public const string None = ViewKeys.None;

    /// <summary>What is wrong with a condition, naming the accepted values; null if it is well formed.</summary>
    public static string? Check(Column column, string text)
    {
        if (text == None) return null;
        var type = Nullable.GetUnderlyingType(column.ValueType) ?? column.ValueType;
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type);
            return Array.Find(text.Split(','), t => !names.Contains(t, StringComparer.Ordinal)) is { } unknown
                ? $"“{column.Header}”没有“{unknown}”这一取值，可用值：{string.Join("、", Enum.GetValues(type).Cast<Enum>().Select(v => $"{v}（{v.Label()}）"))}。"
                : null;
        }

        if (type == typeof(bool)) return text is "true" or "false" ? null : $"“{column.Header}”只能取true（是）或false（否）。";
        if (type == typeof(string)) return text.Length <= ViewKeys.LongestText ? null : Invariant($"“{column.Header}”的查询内容不应超过{ViewKeys.LongestText}个字。");
        var range = ValueRange.Of(text);
        if (range is null || !Ends(range).All(end => Parse(type, end) is not null))
            return type == typeof(DateOnly)
                ? $"“{column.Header}”应为日期或日期范围，例如2020-06-30或2020-01-01..2020-06-30。"
                : $"“{column.Header}”应为数值或数值范围，例如300、300..、..80、80..120。";
        return null;
    }

    /// <summary>The condition in words, for titles and notes: 户数≥501.</summary>
    public static string InWords(Column column, string text)
    {
        if (text == None) return $"{column.Header}：暂无数据";
        var type = Nullable.GetUnderlyingType(column.ValueType) ?? column.ValueType;
        if (type.IsEnum) return $"{column.Header}：{string.Join("、", text.Split(',').Select(t => ((Enum)Enum.Parse(type, t)).Label()))}";
        if (type == typeof(bool)) return $"{column.Header}：{(text == "true" ? "是" : "否")}";
        if (type == typeof(string)) return $"{column.Header}含“{text}”";
        var range = ValueRange.Of(text)!;
        string Show(string end) => type == typeof(DateOnly) ? Days.Long((DateOnly)Parse(type, end)!) : end;
        if (range.From == range.To) return $"{column.Header}：{Show(range.From!)}";
        return column.Header + string.Join("且", new[]
        {
            range.From is { } from ? $"≥{Show(from)}" : null,
            range.To is { } to ? $"{(range.OpenEnd ? "<" : "≤")}{Show(to)}" : null,
        }.Where(s => s is not null));
    }

    /// <summary>The condition as a predicate that translates to SQL. The text has been checked.</summary>
    public static Expression<Func<TRow, bool>> Predicate<TRow>(RowColumn<TRow> column, string text)
    {
        var (row, value) = (column.Selector.Parameters[0], column.Selector.Body);
        return Expression.Lambda<Func<TRow, bool>>(Body(column, value, text), row);
    }

    /// <summary>The same asked of a value in memory.</summary>
    public static Func<TValue, bool> OfValue<TValue>(Column column, string text)
    {
        var value = Expression.Parameter(typeof(TValue), "v");
        return Expression.Lambda<Func<TValue, bool>>(Body(column, value, text), value).Compile();
    }

    private static Expression Body(Column column, Expression value, string text)
    {
        var type = Nullable.GetUnderlyingType(value.Type) ?? value.Type;
        var nullable = type != value.Type || type == typeof(string);
        if (text == None)
        {
            if (!nullable) return Expression.Constant(false);
            var unknown = Expression.Equal(value, Expression.Constant(null, value.Type));
            return type == typeof(string) ? Expression.OrElse(unknown, Expression.Equal(value, Expression.Constant(""))) : unknown;
        }

        if (type == typeof(string) && column.ValueType.IsEnum)
            return text.Split(',').Select(t => Names(value, t)).Aggregate(Expression.OrElse);
        if (type.IsEnum)
            return text.Split(',').Select(t => Expression.Equal(value, Expression.Constant(Enum.Parse(type, t), value.Type))).Aggregate(Expression.OrElse);
        if (type == typeof(bool))
            return Expression.Equal(value, Expression.Constant(text == "true", value.Type));
        if (type == typeof(string))
            return Expression.AndAlso(Expression.NotEqual(value, Expression.Constant(null, value.Type)),
                Expression.Call(value, nameof(string.Contains), null, Expression.Constant(text)));

        var range = ValueRange.Of(text)!;
        Expression End(string end) => Expression.Constant(Parse(type, end), value.Type);
        var ends = new List<Expression>();
        if (range.From is { } from) ends.Add(Expression.GreaterThanOrEqual(value, End(from)));
        if (range.To is { } to) ends.Add(range.OpenEnd ? Expression.LessThan(value, End(to)) : Expression.LessThanOrEqual(value, End(to)));
        return ends.Aggregate(Expression.AndAlso);
    }

    /// <summary>One of the names, divided by commas, is this whole one.</summary>
    private static Expression Names(Expression names, string name)
    {
        var concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;
        var comma = Expression.Constant(",");
        var fenced = Expression.Add(Expression.Add(comma, names, concat), comma, concat);
        return Expression.Call(fenced, nameof(string.Contains), null, Expression.Constant($",{name},"));
    }

    private static IEnumerable<string> Ends(ValueRange range) => new[] { range.From, range.To }.OfType<string>();

    private static object? Parse(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(DateOnly)) return DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day) ? day : null;
        if (type == typeof(int)) return int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) ? whole : null;
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, culture, out var number) ? number : null;
    }
}
