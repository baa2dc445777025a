using System.Globalization;
using Boluo.Dashboard.Data.Loading;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Turns the cells of the county into those of its n-th copy: other keys and codes, same names and figures.</summary>
internal static class CountyCopies
{
    private const string County = "441322";
    private const int Ids = 10_000;

    /// <summary>The prefix of running codes with year, and of those without.</summary>
    private static readonly (string Prefix, int Fixed)[] Running = [("ZY", 6), ("XQ", 6), ("XM", 6), ("DQ", 2)];

    /// <summary>Whether all copies share the rows.</summary>
    public static bool AreShared(DataFile file) =>
        file.RowType == typeof(DataState) || file.RowType == typeof(PublishedFigure) || file.RowType == typeof(ServiceItem)
        || file.RowType == typeof(EHomeItem) || file.RowType == typeof(PayPoint);

    public static string Shift(string column, string text, int copy)
    {
        if (copy == 0 || text.Length == 0 || column == nameof(ServiceCenterItem.ServiceItemId)) return text;
        if (column.EndsWith("Id", StringComparison.Ordinal)) return Add(text, (long)copy * Ids);
        if (column == nameof(GridWorker.Phone) && text.Length == 11) return Add(text, (long)copy * Ids);
        if (!column.EndsWith("Code", StringComparison.Ordinal)) return text;
        if (text.StartsWith(County, StringComparison.Ordinal)) return Add(County, copy) + text[County.Length..];
        var head = Running.First(r => text.StartsWith(r.Prefix, StringComparison.Ordinal)).Fixed;
        return text[..head] + Add(text[head..], copy * 1000L);
    }

    private static string Add(string number, long more) => (long.Parse(number, CultureInfo.InvariantCulture) + more).ToString(CultureInfo.InvariantCulture);
}
