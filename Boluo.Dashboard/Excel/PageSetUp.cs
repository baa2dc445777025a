using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>Paper, margins, page numbers: a sheet prints as it is handed in, without a click.</summary>
internal static class PageSetUp
{
    /// <summary>Margins of a sheet on its side, in centimetres.</summary>
    public const double Top = 2.8;
    public const double Bottom = 2.6;
    public const double Side = 2.5;

    private const double CentimetresPerInch = 2.54;

    public static void Landscape(IXLWorksheet sheet, Paper paper, bool isInternal) =>
        Set(sheet, XLPageOrientation.Landscape, paper.IsA3, isInternal, Top, Bottom, Side);

    public static void Portrait(IXLWorksheet sheet, Paper paper, bool isInternal) =>
        Set(sheet, XLPageOrientation.Portrait, paper.IsA3, isInternal, top: 2.5, bottom: 2.5, side: 2.0);

    /// <summary>Printed so small that no program begins a second page.</summary>
    public static void OnOnePage(IXLWorksheet sheet) => sheet.PageSetup.FitToPages(1, 1);

    private static void Set(IXLWorksheet sheet, XLPageOrientation orientation, bool isA3, bool isInternal, double top, double bottom, double side)
    {
        var page = sheet.PageSetup;
        page.PaperSize = isA3 ? XLPaperSize.A3Paper : XLPaperSize.A4Paper;
        page.PageOrientation = orientation;
        page.FitToPages(1, 0);
        page.CenterHorizontally = true;
        page.Margins.Top = top / CentimetresPerInch;
        page.Margins.Bottom = bottom / CentimetresPerInch;
        page.Margins.Left = page.Margins.Right = side / CentimetresPerInch;
        page.Margins.Header = page.Margins.Footer = 1.5 / CentimetresPerInch;
        page.Footer.Center.AddText("第 &P 页 共 &N 页");
        if (isInternal) page.Header.Left.AddText(SheetWords.InternalMark);
    }
}
