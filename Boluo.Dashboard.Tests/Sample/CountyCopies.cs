using System.Globalization;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>
/// Turns the cells of the county into those of its n-th copy: other keys and codes, places and units with the copy's number in
/// their names (罗阳02街道, 东区02社区, 县直单位02-01), same figures.
/// </summary>
internal sealed class CountyCopies
{
    private const string County = "441322";
    private const int Ids = 10_000;

    /// <summary>Before these the copy's number stands in the name of a place.</summary>
    private static readonly string[] Kinds = ["街道", "社区", "镇"];

    /// <summary>The prefix of running codes with year, and of those without.</summary>
    private static readonly (string Prefix, int Fixed)[] Running = [("ZY", 6), ("XQ", 6), ("XM", 6), ("DQ", 2)];

    private readonly Regex _names;

    public CountyCopies(CountyData data)
    {
        var places = data.Townships.Select(t => t.Name).Concat(data.Communities.Select(c => c.Name)).Distinct(StringComparer.Ordinal)
            .OrderByDescending(n => n.Length).Select(Regex.Escape);
        _names = new Regex($"{string.Join('|', places)}|(?:县直单位|社工机构)(?=[0-9])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>Whether all copies share the rows.</summary>
    public static bool AreShared(DataFile file) =>
        file.RowType == typeof(DataState) || file.RowType == typeof(CountyProfile) || file.RowType == typeof(Interpretation) || file.RowType == typeof(PublishedFigure) || file.RowType == typeof(ServiceItem)
        || file.RowType == typeof(EHomeItem) || file.RowType == typeof(PayPoint);

    public string Shift(string column, string text, int copy)
    {
        if (copy == 0 || text.Length == 0 || column == nameof(ServiceCenterItem.ServiceItemId)) return text;
        if (column is nameof(Township.MapRow) or nameof(Township.MapColumn)) return ""; // The copies lie nowhere.
        if (column.EndsWith("Id", StringComparison.Ordinal)) return Add(text, (long)copy * Ids);
        if (column == nameof(GridWorker.Phone) && text.Length == 11) return Add(text, (long)copy * Ids);
        if (!column.EndsWith("Code", StringComparison.Ordinal)) return _names.Replace(text, name => Named(name.Value, copy));
        if (text.StartsWith(County, StringComparison.Ordinal)) return Add(County, copy) + text[County.Length..];
        var head = Running.First(r => text.StartsWith(r.Prefix, StringComparison.Ordinal)).Fixed;
        return text[..head] + Add(text[head..], copy * 1000L);
    }

    private static string Named(string name, int copy)
    {
        var number = (copy + 1).ToString("00", CultureInfo.InvariantCulture);
        return Kinds.FirstOrDefault(k => name.EndsWith(k, StringComparison.Ordinal)) is { } kind ? name[..^kind.Length] + number + kind : $"{name}{number}-";
    }

    private static string Add(string number, long more) => (long.Parse(number, CultureInfo.InvariantCulture) + more).ToString(CultureInfo.InvariantCulture);
}
