using System.Collections;

namespace Boluo.Dashboard.Registers;

/// <summary>All rows of a county's data set in memory, one list per kind.</summary>
public sealed class CountyData
{
    private readonly Dictionary<Type, IList> _lists = [];

    public List<TRow> Of<TRow>()
    {
        if (!_lists.TryGetValue(typeof(TRow), out var rows)) _lists[typeof(TRow)] = rows = new List<TRow>();
        return (List<TRow>)rows;
    }

    /// <summary>The rows of a kind that is known by its type only; none were read if it has no list.</summary>
    public IEnumerable<object> Of(Type rowType) => _lists.TryGetValue(rowType, out var rows) ? rows.Cast<object>() : [];
}
