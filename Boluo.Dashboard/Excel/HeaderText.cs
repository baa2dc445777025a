using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>How freely the columns of a page may follow the wishes of their headers.</summary>
internal enum HeaderRoom
{
    Ample,
    Usual,

    /// <summary>Each may take a line more.</summary>
    Scarce,
}

/// <summary>A header broken into lines by its writer, so that no office program breaks it before a bracket: the unit stands on a line of its own.</summary>
internal static class HeaderText
{
    private const double ShortUnits = 14;

    /// <summary>The header's words as its column's cell has them.</summary>
    public static string Of(Column column, double width)
    {
        var room = SheetLayout.Room(width, SheetLayout.BodySize);
        if (column.Unit is null || TextLines.Fits(column.FullHeader, room)) return Of(column.FullHeader, width);
        return Of(column.Header, width) + "\n" + Of(column.FullHeader[column.Header.Length..], width);
    }

    /// <summary>A bracket at the end goes to the next line as a whole.</summary>
    public static string Of(string text, double width)
    {
        var room = SheetLayout.Room(width, SheetLayout.BodySize);
        if (TextLines.Fits(text, room)) return text;
        var bracket = text.EndsWith('）') ? text.LastIndexOf('（') : -1;
        return bracket > 0 ? Of(text[..bracket], width) + "\n" + Of(text[bracket..], width) : string.Join('\n', TextLines.Balanced(text, Math.Max(2, room)));
    }

    /// <summary>Long headers wrap into two lines, very long ones into three; short ones have their unit beside them where there is room.</summary>
    public static double WidthOf(Column column, HeaderRoom given)
    {
        var (units, full) = (TextLines.Units(column.Header), TextLines.Units(column.FullHeader));
        if (given == HeaderRoom.Ample && full <= ShortUnits) return SheetLayout.WidthFor(full, SheetLayout.BodySize);
        var lines = units switch { <= 9 => 1, <= 20 => 2, _ => 3 } + (given == HeaderRoom.Scarce && units > 6 ? 1 : 0);
        var room = TextLines.Widest(column.Header, whole: true);
        while (TextLines.Wrap(column.Header, room, whole: true).Count > lines) room++;
        if (column.Unit is not null) room = Math.Max(room, full - units);
        return SheetLayout.WidthFor(room, SheetLayout.BodySize);
    }
}
