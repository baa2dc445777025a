using System.Runtime.CompilerServices;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The rows of one file by key; tells of duplicates when it is made, and of missing rows when it is asked.</summary>
internal sealed class RowIndex<TKey, TRow> where TKey : notnull where TRow : class
{
    private readonly Dictionary<TKey, TRow> _rows = [];
    private readonly Problems _problems;
    private readonly string _file;

    public RowIndex(IEnumerable<TRow> rows, string column, Func<TRow, TKey> key, Problems problems)
    {
        _problems = problems;
        _file = problems.FileOf(typeof(TRow));
        var isTold = DataFiles.All.Any(f => f.RowType == typeof(TRow));
        // Sound rows first: the key of a broken row may be a stand-in.
        foreach (var row in rows.Where(r => key(r) is not null).OrderByDescending(problems.IsSound))
            if (!_rows.TryAdd(key(row), row) && isTold)
                problems.Add(row, column, $"不得重复，“{Words(key(row))}”已在{problems.Place(_rows[key(row)])}出现。");
    }

    /// <summary>The row that another row refers to; none, and a problem, if there is no such row.</summary>
    public TRow? Find(object from, string column, TKey key)
    {
        if (_rows.TryGetValue(key, out var row)) return row;
        _problems.Add(from, column, $"“{Words(key)}”在文件 {_file} 中不存在。");
        return null;
    }

    /// <summary>A key of several columns with its parts side by side.</summary>
    private static string Words(TKey key) => string.Join('、', key is ITuple parts ? Enumerable.Range(0, parts.Length).Select(i => parts[i]) : [key]);
}

internal static class Periods
{
    /// <summary>Periods of the same thing must not overlap; the end of one may be the start of the next.</summary>
    public static void Check<TKey, TRow>(IEnumerable<TRow> rows, Func<TRow, TKey> key, Problems problems) where TKey : notnull where TRow : class, IDated
    {
        foreach (var group in rows.Where(problems.IsSound).GroupBy(key))
        {
            TRow? last = null;
            foreach (var row in group.OrderBy(r => r.ValidFrom))
            {
                if (last is not null && (last.ValidTo is not { } to || to > row.ValidFrom))
                    problems.Add(row, nameof(IDated.ValidFrom), $"与{problems.Place(last)}的起止日期重叠。");
                last = row;
            }
        }
    }
}
