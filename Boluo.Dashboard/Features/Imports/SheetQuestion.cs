using System.Globalization;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Imports;
using Microsoft.Extensions.Primitives;

namespace Boluo.Dashboard.Features.Imports;

/// <summary>What can be pointed at in the picture of a sheet.</summary>
public enum SheetPoint
{
    Top,
    Bottom,
    First,
}

/// <summary>What has been said of a sheet that is no template of ours, as the address of its page holds it and the form that reads it posts it.</summary>
public sealed record SheetQuestion(int File, string Sheet, ForeignAnswers Answers, SheetPoint? Point)
{
    public const string FileKey = "file", SheetKey = "sheet", LedgerKey = "ledger", TopKey = "top", BottomKey = "bottom", FirstKey = "first", PointKey = "point", ColumnPrefix = "col-";

    private const int LongestName = 100;

    /// <summary>Null where the address names no sheet.</summary>
    public static SheetQuestion? Of(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        var said = values.ToDictionary(v => v.Key, v => v.Value.ToString(), StringComparer.Ordinal);
        if (Number(said.GetValueOrDefault(FileKey)) is not { } file || said.GetValueOrDefault(SheetKey) is not { Length: > 0 and <= LongestName } sheet) return null;
        var shape = new SheetAnswers { HeaderTop = Number(said.GetValueOrDefault(TopKey)), HeaderBottom = Number(said.GetValueOrDefault(BottomKey)), FirstBody = Number(said.GetValueOrDefault(FirstKey)) };
        var fields = said.Where(v => v.Key.StartsWith(ColumnPrefix, StringComparison.Ordinal)).ToDictionary(v => v.Key[ColumnPrefix.Length..], v => v.Value, StringComparer.Ordinal);
        return new SheetQuestion(file, sheet, new ForeignAnswers(said.GetValueOrDefault(LedgerKey) is { Length: > 0 } ledger ? ledger : null, shape, fields), Enum.TryParse<SheetPoint>(said.GetValueOrDefault(PointKey), out var point) ? point : null);
    }

    /// <summary>As an address or a form holds it.</summary>
    public IEnumerable<(string Key, string Value)> Values => new (string Key, string? Value)[]
    {
        (FileKey, Invariant($"{File}")), (SheetKey, Sheet), (LedgerKey, Answers.Ledger), (TopKey, Text(Answers.Shape.HeaderTop)), (BottomKey, Text(Answers.Shape.HeaderBottom)), (FirstKey, Text(Answers.Shape.FirstBody)), (PointKey, Point?.ToString()),
    }.Concat(Answers.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (Key: ColumnPrefix + f.Key, Value: (string?)f.Value))).Where(v => v.Value is not null).Select(v => (v.Key, v.Value!));

    public string On(string path) => Insight.Urls.Join(path, string.Join('&', Values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}")));

    /// <summary>The same with a row pointed at. Where rows are pointed at anew, what was said of columns no longer holds.</summary>
    public SheetQuestion With(SheetPoint point, int row)
    {
        var shape = point switch
        {
            SheetPoint.Top => Answers.Shape with { HeaderTop = row },
            SheetPoint.Bottom => Answers.Shape with { HeaderBottom = row },
            _ => Answers.Shape with { FirstBody = row },
        };
        return this with { Answers = Answers with { Shape = shape, Fields = new Dictionary<string, string>() } };
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < SheetGrid.MostRows ? number : null;
}
