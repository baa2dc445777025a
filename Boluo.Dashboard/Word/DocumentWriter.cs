using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Boluo.Dashboard.Word;

/// <summary>Writes a document in the look of GB/T 9704: A4, its margins, 28 points a line, numbered pages.</summary>
public static class DocumentWriter
{
    public static byte[] Write(OfficialDocument document)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Creator = file.PackageProperties.LastModifiedBy = document.Author;
            file.PackageProperties.Title = document.Title;
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocumentStyles.All();
            // Two sides of a leaf have their number at the outer edge.
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new EvenAndOddHeaders());
            var (odd, even) = (AddFooter(main, DocumentStyles.FooterOdd), AddFooter(main, DocumentStyles.FooterEven));
            var page = Page(odd, even);
            if (document.Mark is { } mark)
                foreach (var side in (HeaderFooterValues[])[HeaderFooterValues.Even, HeaderFooterValues.Default])
                    page.PrependChild(new HeaderReference { Type = side, Id = AddHeader(main, mark) });
            main.Document = new Document(new Body([.. Paragraphs(document), page]));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(OfficialDocument document)
    {
        yield return Line(DocumentStyles.Title, document.Title);
        yield return Line(DocumentStyles.Subtitle, document.Subtitle);
        foreach (var section in document.Sections)
        {
            yield return Line(DocumentStyles.Heading, section.Heading);
            foreach (var paragraph in section.Paragraphs) yield return Line(DocumentStyles.Body, paragraph);
        }

        // An empty line before the first line of the signature, and no page break within it.
        for (var i = 0; i < document.Signature.Count; i++)
        {
            var line = Line(DocumentStyles.Signature, document.Signature[i]);
            if (i == 0) line.ParagraphProperties!.Append(new SpacingBetweenLines { Before = DocumentStyles.LineHeight });
            yield return line;
        }
    }

    private static Paragraph Line(string style, string text) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = style }),
        new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static string AddFooter(MainDocumentPart main, string style)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = style }),
            new Run(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
            new Run(new Text(" —") { Space = SpaceProcessingModeValues.Preserve })));
        return main.GetIdOfPart(part);
    }

    private static string AddHeader(MainDocumentPart main, string text)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header(Line(DocumentStyles.Mark, text));
        return main.GetIdOfPart(part);
    }

    private static SectionProperties Page(string odd, string even) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = odd },
        new FooterReference { Type = HeaderFooterValues.Even, Id = even },
        new PageSize { Width = (uint)Twips(21), Height = (uint)Twips(29.7) },
        new PageMargin { Top = Twips(3.7), Bottom = Twips(3.5), Left = (uint)Twips(2.8), Right = (uint)Twips(2.6), Header = (uint)Twips(2), Footer = (uint)Twips(2.5), Gutter = 0 });

    private static int Twips(double centimetres) => (int)((centimetres / 2.54 * 1440) + 0.5);
}
