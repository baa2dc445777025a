using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Foreign;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>What is attached to a sheet and stands at its rows: pictures, seals, comments with their boxes, table objects. They move with the rows.</summary>
internal static class AttachedParts
{
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace Boxes = "urn:schemas-microsoft-com:office:excel";

    public static void Move(SheetPackage package, PackageChanges changes, string sheet, RowShift shift)
    {
        foreach (var (kind, part) in package.PartsOf(sheet))
            switch (kind)
            {
                case "drawing":
                    changes.Edit(part, document => MovePictures(document, shift));
                    break;
                case "vmlDrawing":
                    changes.Edit(part, document => MoveBoxes(document, shift));
                    break;
                case "comments" or "threadedComment" or "table":
                    changes.Edit(part, document => MoveReferences(document, shift));
                    break;
            }
    }

    /// <summary>
    /// Rows count from 0 there. A seal over the empty rows belongs to the line to sign below them, so it keeps its distance to that; no picture is
    /// pulled long.
    /// </summary>
    private static bool MovePictures(XDocument document, RowShift shift)
    {
        var moved = false;
        foreach (var anchor in document.Root?.Elements() ?? [])
        {
            if (RowOf(anchor.Element(Drawing + "from")) is not { } from || from + 1 <= shift.First) continue;
            foreach (var end in (IEnumerable<XElement>)[.. anchor.Elements(Drawing + "from"), .. anchor.Elements(Drawing + "to")])
                if (RowOf(end) is { } row)
                    (end.Element(Drawing + "row")!.Value, moved) = ((row + shift.Inserted).ToString(CultureInfo.InvariantCulture), true);
        }

        return moved;
    }

    private static int? RowOf(XElement? end) => int.TryParse(end?.Element(Drawing + "row")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < CellRange.LastRow / 2 ? row : null;

    private static bool MoveBoxes(XDocument document, RowShift shift)
    {
        var moved = false;
        foreach (var data in document.Descendants(Boxes + "ClientData"))
        {
            foreach (var row in data.Elements(Boxes + "Row"))
                if (int.TryParse(row.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && shift.Row(number + 1) - 1 is var now && now != number)
                    (row.Value, moved) = (now.ToString(CultureInfo.InvariantCulture), true);
            if (data.Element(Boxes + "Anchor") is not { } anchor || anchor.Value.Split(',') is not { Length: 8 } places) continue;
            foreach (var place in (ReadOnlySpan<int>)[2, 6])
                if (int.TryParse(places[place].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    places[place] = " " + (shift.Row(number + 1) - 1).ToString(CultureInfo.InvariantCulture);
            if (string.Join(',', places) is var now2 && now2 != anchor.Value) (anchor.Value, moved) = (now2, true);
        }

        return moved;
    }

    private static bool MoveReferences(XDocument document, RowShift shift)
    {
        var moved = false;
        foreach (var reference in document.Descendants().Attributes("ref"))
            if (shift.Ranges(reference.Value) is var now && now != reference.Value)
                (reference.Value, moved) = (now, true);
        return moved;
    }
}
