using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Boluo.Dashboard.Word;

/// <summary>The styles of an official document, so that whoever edits it goes on in its look.</summary>
internal static class DocumentStyles
{
    public const string Body = "Body", Mark = "Mark", Title = "Title", Subtitle = "Subtitle", Heading = "Heading1", Signature = "Signature",
        FooterOdd = "FooterOdd", FooterEven = "FooterEven";

    /// <summary>28 points, in twentieths.</summary>
    public const string LineHeight = "560";

    private const string TitleFont = "方正小标宋简体", BodyFont = "仿宋_GB2312", HeadFont = "黑体", NumberFont = "宋体";

    /// <summary>Points of 二号, 三号 and 四号.</summary>
    private const double Second = 22, Third = 16, Fourth = 14;

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(BodyFont), Size(Third), new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(Lines()))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Of(Body, "正文段落", BodyFont, Third, new WidowControl { Val = false }, new AutoSpaceDE { Val = false }, new AutoSpaceDN { Val = false }, Lines(), FirstLine(), Align(JustificationValues.Both)),
        Of(Mark, "数据标识", HeadFont, Third, Lines()),
        Of(Title, "Title", TitleFont, Second, new SpacingBetweenLines { Line = "700", LineRule = LineSpacingRuleValues.Exact }, Align(JustificationValues.Center)),
        Of(Subtitle, "Subtitle", BodyFont, Third, new AutoSpaceDN { Val = false }, new SpacingBetweenLines { After = "280", Line = LineHeight, LineRule = LineSpacingRuleValues.Exact }, Align(JustificationValues.Center)),
        Of(Heading, "heading 1", HeadFont, Third, new KeepNext(), Lines(), FirstLine(), new OutlineLevel { Val = 0 }),
        Of(Signature, "落款", BodyFont, Third, new KeepNext(), Lines(), new Indentation { RightChars = 200, Right = "640" }, Align(JustificationValues.Right)),
        Of(FooterOdd, "页码（单）", NumberFont, Fourth, new Indentation { RightChars = 100, Right = "280" }, Align(JustificationValues.Right)),
        Of(FooterEven, "页码（双）", NumberFont, Fourth, new Indentation { LeftChars = 100, Left = "280" }, Align(JustificationValues.Left)));

    private static Style Of(string id, string name, string font, double points, params OpenXmlElement[] paragraph) =>
        new(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), new StyleParagraphProperties(paragraph), new StyleRunProperties(Fonts(font), Size(points)))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = id is not (Title or Subtitle or Heading),
        };

    private static RunFonts Fonts(string font) => new() { Ascii = font, HighAnsi = font, EastAsia = font, ComplexScript = font };

    private static FontSize Size(double points) => new() { Val = (points * 2).ToString(CultureInfo.InvariantCulture) };

    private static SpacingBetweenLines Lines() => new() { Before = "0", After = "0", Line = LineHeight, LineRule = LineSpacingRuleValues.Exact };

    /// <summary>Two characters, whatever their size; the twips are for programs that do not count characters.</summary>
    private static Indentation FirstLine() => new() { FirstLineChars = 200, FirstLine = "640" };

    private static Justification Align(JustificationValues to) => new() { Val = to };
}
