using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>How the county's tables look: fonts as Office and WPS know them, sizes in points, lines without colour.</summary>
internal static class CellStyles
{
    public const double TitleHeight = 36;
    public const double LineHeight = 20;
    public const double BodyHeight = 18;
    public const double TitleSize = 20;
    public const double SmallTitleSize = 16;

    public const string DatePattern = "yyyy\"年\"m\"月\"d\"日\"";

    public const string MonthPattern = "yyyy\"年\"m\"月\"";

    public const string BodyFont = "宋体";

    private const string Hei = "黑体";
    private const string FangSong = "仿宋";
    private const string TitleFont = "方正小标宋简体";

    public static void Title(IXLRange range, double size = TitleSize) => Set(range, TitleFont, size, XLAlignmentHorizontalValues.Center);

    public static void Meta(IXLRange range, XLAlignmentHorizontalValues side) => Set(range, BodyFont, SheetLayout.BodySize, side, wrap: false);

    public static void Header(IXLRange range)
    {
        Set(range, Hei, SheetLayout.BodySize, XLAlignmentHorizontalValues.Center);
        Lines(range);
    }

    public static void Body(IXLRange range)
    {
        Set(range, BodyFont, SheetLayout.BodySize, XLAlignmentHorizontalValues.Center);
        Lines(range);
    }

    public static void Total(IXLRange range) => range.Style.Font.Bold = true;

    public static void Heading(IXLRange range) => Set(range, Hei, 12, XLAlignmentHorizontalValues.Left);

    public static void Note(IXLRange range) => Set(range, FangSong, SheetLayout.BodySize, XLAlignmentHorizontalValues.Left);

    public static void Frame(IXLRange range) => range.Style.Border.OutsideBorder = XLBorderStyleValues.Medium;

    private static void Set(IXLRange range, string font, double size, XLAlignmentHorizontalValues side, bool wrap = true)
    {
        var style = range.Style;
        style.Font.FontName = font;
        style.Font.FontSize = size;
        style.Alignment.Horizontal = side;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        if (wrap) style.Alignment.WrapText = true;
    }

    private static void Lines(IXLRange range)
    {
        range.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        range.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
    }
}
