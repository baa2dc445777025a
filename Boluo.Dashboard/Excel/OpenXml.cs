using System.Xml.Linq;

namespace Boluo.Dashboard.Excel;

/// <summary>Names of the format, for parts that are read and written without a library.</summary>
internal static class OpenXml
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public const string CorePropertiesRelation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    public const string WorkbookRelation = Office + "/officeDocument";
    public const string SharedStringsRelation = Office + "/sharedStrings";
    public const string StylesRelation = Office + "/styles";
    public const string CalcChainRelation = Office + "/calcChain";

    public static readonly XNamespace S = Main;
    public static readonly XNamespace R = Office;
    public static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    public static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
}
