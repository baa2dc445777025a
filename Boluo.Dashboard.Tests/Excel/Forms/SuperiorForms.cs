using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Excel.Forms;

/// <summary>Forms as superiors send them, each of another kind: what stands between header and rows, what is printed in advance, what must not be lost.</summary>
public static class SuperiorForms
{
    public const string SignOff = "单位负责人（签字）：          审核人：          填表人：          联系电话：";
    public const string Strict = "http://purl.oclc.org/ooxml/";

    private static readonly string[] Communities = ["序号", "镇(街道)", "社区名称", "党组织书记", "户数", "常住人口", "社区党员", "网格", "备注"];

    /// <summary>Township and community in the order of their codes, as a superior prints them.</summary>
    public static readonly IReadOnlyList<(string Township, string[] Communities)> Places =
    [
        ("罗阳街道", ["东区社区", "西区社区", "观园社区", "城东社区", "观华社区", "九村社区", "义和社区", "水上社区", "江南社区"]), ("龙溪街道", ["龙溪社区", "苏村社区", "礼村社区"]),
        ("石坝镇", ["石坝社区", "蓝田社区"]), ("麻陂镇", ["麻陂社区"]), ("观音阁镇", ["观音阁社区"]), ("公庄镇", ["獭子社区", "桔子社区"]), ("杨村镇", ["杨村社区", "显村社区"]),
        ("柏塘镇", ["柏塘社区", "平安社区"]), ("泰美镇", ["泰美社区"]), ("湖镇镇", ["湖镇社区", "响水社区"]), ("长宁镇", ["长宁社区", "水果场社区"]), ("福田镇", ["福田社区"]),
        ("龙华镇", ["龙华社区"]), ("园洲镇", ["园洲社区", "九潭社区"]), ("石湾镇", ["石湾社区", "水上社区"]), ("杨侨镇", ["桥东社区", "桥西社区"]), ("横河镇", ["横河社区"]),
    ];

    /// <summary>Two header levels, ten empty rows, a total below.</summary>
    public static byte[] TwoLevels() => Make("城市社区基本情况统计表", (_, sheet) =>
    {
        Merged(sheet, "A4:A5", "序号");
        Merged(sheet, "B4:B5", "所属镇（街道）");
        Merged(sheet, "C4:C5", "社区");
        Merged(sheet, "D4:F4", "基本情况");
        Merged(sheet, "G4:I4", "网格化建设");
        Merged(sheet, "J4:J5", "备注");
        Row(sheet, 5, [null, null, null, "户数（户）", "常住人口（人）", "党员数（名）", "网格数（个）", "网格员数（名）", "社区工作者数（名）"]);
        Frame(sheet, 6, 16, 10);
        Merged(sheet, "A16:C16", "合计");
        foreach (var column in "DEFGHI") sheet.Cell($"{column}16").FormulaA1 = $"SUM({column}6:{column}15)";
        Merged(sheet, "A17:J17", SignOff);
    });

    /// <summary>All townships printed, the total above or below them.</summary>
    public static byte[] Townships(bool totalFirst) => Make(totalFirst ? "镇街城市基层党建情况统计表" : "各镇(街道)网格情况汇总表", (_, sheet) =>
    {
        string[] headers = totalFirst ? ["序号", "镇（街道）", "社区数（个）", "网格数（个）", "网格员数（名）", "党群服务中心（个）", "结对单位（个）", "备注"] : ["序号", "镇(街道)", "社区", "网格", "网格员", "常住人口", "备注"];
        Row(sheet, 4, headers);
        var (first, total) = totalFirst ? (6, 5) : (5, 22);
        Frame(sheet, 5, 22, headers.Length);
        for (var i = 0; i < Places.Count; i++) Row(sheet, first + i, [i + 1, Places[i].Township]);
        sheet.Cell(total, 2).SetValue("合计");
        foreach (var column in totalFirst ? "CDEFG" : "CDEF") sheet.Cell($"{column}{total}").FormulaA1 = $"SUM({column}{first}:{column}{first + 16})";
        Merged(sheet, $"A23:{(totalFirst ? 'H' : 'G')}23", SignOff);
    });

    /// <summary>All communities printed under their townships, each with a 小计; the township stands in a merged cell, or only in its first row.</summary>
    public static byte[] Subtotals(bool merged = true) => Make("城市社区网格化管理情况表", (_, sheet) =>
    {
        Row(sheet, 4, ["镇街", "社区", "户数（户）", "常住人口（人）", "网格（个）", "网格员（名）", "备注"]);
        var row = 5;
        foreach (var (township, communities) in Places)
        {
            var first = row;
            sheet.Cell(first, 1).SetValue(township);
            foreach (var community in communities) sheet.Cell(row++, 2).SetValue(community);
            sheet.Cell(row, 2).SetValue("小计");
            foreach (var column in "CDEF") sheet.Cell($"{column}{row}").FormulaA1 = $"SUM({column}{first}:{column}{row - 1})";
            if (merged) sheet.Range(first, 1, row, 1).Merge();
            row++;
        }

        Frame(sheet, 5, row - 1, 7);
    });

    /// <summary>Protected, with dropdowns, a comment, a hidden row and column, a condition.</summary>
    public static byte[] Protected() => Make("党群服务中心情况登记台账", (_, sheet) =>
    {
        Row(sheet, 4, ["      项目\n类别", "名称", "镇街", "社区", "建筑面积（平方米）", "启用时间", "类别", "备注"]);
        Frame(sheet, 5, 24, 8);
        sheet.Row(3).Hide();
        sheet.Column(8).Hide();
        sheet.Range("G5:G24").SetDataValidation().List("\"中心,站\"");
        sheet.Range("E5:E24").AddConditionalFormat().WhenGreaterThan(500).Fill.SetBackgroundColor(XLColor.Yellow);
        sheet.Protect("1234");
    });

    public static byte[] TableObject() => Make(null, (_, sheet) =>
    {
        Row(sheet, 1, ["序号", "镇街", "社区", "网格名称", "网格长"]);
        sheet.Range("A1:E3").CreateTable("网格表");
    });

    /// <summary>A numbered row (甲 乙 丙 or 1 2 3), a row of units, an example, or how to fill it in, under the header.</summary>
    public static byte[] WithRow(params object?[][] between) => Make("社区情况统计表", (_, sheet) =>
    {
        Row(sheet, 4, Communities);
        for (var i = 0; i < between.Length; i++) Row(sheet, 5 + i, between[i]);
        Frame(sheet, 5, 14 + between.Length, Communities.Length);
    });

    /// <summary>The table on the second sheet, after instructions; a print area and a line to sign.</summary>
    public static byte[] Second() => Make("“党建+”网格台账", (book, sheet) =>
    {
        Row(sheet, 4, ["序号", "镇街", "社区", "网格名称", "户数", "党员数", "网格长", "网格员人数", "备注"]);
        Frame(sheet, 5, 30, 9);
        Merged(sheet, "A31:I31", SignOff);
        sheet.PageSetup.PrintAreas.Add("A1:I31");
        var instructions = book.AddWorksheet("填报说明", 1);
        foreach (var (i, line) in new[] { "填报说明", "一、本表由各县（区）委组织部填报。", "二、网格指“党建+”网格。", "三、填报时间截至6月30日。" }.Index()) instructions.Cell(i + 1, 1).SetValue(line);
    });

    public static byte[] Needs() => Make("需求清单", (_, sheet) =>
    {
        Row(sheet, 4, ["序号", "需求内容", "责任单位", "办理时限", "办理状态", "备注"]);
        Row(sheet, 5, ["例", "XX社区路灯不亮", "县住建局", "2020年6月30日", "已办结"]);
        Frame(sheet, 5, 12, 6);
    });

    /// <summary>Rows numbered in advance, with a formula in each.</summary>
    public static byte[] Numbered(int rows = 40) => Make("专项经费使用情况", (_, sheet) =>
    {
        Row(sheet, 4, ["序号", "镇街", "社区", "年度安排（万元）", "累计支出（万元）", "支出进度", "备注"]);
        for (var row = 5; row < 5 + rows; row++)
        {
            sheet.Cell(row, 1).SetValue(row - 4);
            sheet.Cell(row, 6).FormulaA1 = $"IF(D{row}=0,\"\",E{row}/D{row})";
        }

        Frame(sheet, 5, 4 + rows, 7);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 5);
    });

    public static byte[] Card() => Make(null, (_, sheet) =>
    {
        Merged(sheet, "A1:D1", "社区党组织基本情况登记表");
        Row(sheet, 3, ["社区名称", null, "党组织书记"]);
        Row(sheet, 4, ["户数", null, "常住人口"]);
        Row(sheet, 5, ["党员数", null, "网格数"]);
        Row(sheet, 6, ["网格员数", null, "联系电话"]);
        Frame(sheet, 3, 6, 4);
    });

    /// <summary>Townships side by side, what is counted below one another.</summary>
    public static byte[] Across() => Make("镇街网格情况统计表", (_, sheet) =>
    {
        Row(sheet, 4, ["指标", "单位", .. Places.Take(5).Select(p => p.Township), "合计"]);
        foreach (var (i, (indicator, unit)) in new[] { ("社区数", "个"), ("网格数", "个"), ("户数", "户"), ("常住人口", "人") }.Index())
        {
            Row(sheet, 5 + i, [indicator, unit]);
            sheet.Cell(5 + i, 8).FormulaA1 = $"SUM(C{5 + i}:G{5 + i})";
        }

        Frame(sheet, 4, 8, 8);
    });

    public static byte[] People() => Make("网格员花名册", (_, sheet) =>
    {
        Row(sheet, 4, ["序\n号", "姓  名", "性 别", "出生年月", "政治面貌", "文化程度", "所属网格", "联系电话", "任职时间"]);
        Frame(sheet, 5, 20, 9);
    });

    public static byte[] Synonyms() => Make("网格情况表", (_, sheet) =>
    {
        Row(sheet, 4, ["序号", "所在镇街", "所在社区", "网格名称", "网格内户数（户）", "网格内常住人口数（人）", "网格党员数", "网格长姓名", "网格员人数", "配备专职网格员人数"]);
        Frame(sheet, 5, 14, 10);
    });

    public static byte[] Staff() => Make(null, (_, sheet) =>
    {
        Merged(sheet, "A1:H1", "社区工作力量统计表");
        Merged(sheet, "A2:A3", "序号");
        Merged(sheet, "B2:B3", "镇(街道)");
        Merged(sheet, "C2:C3", "社区名称");
        Merged(sheet, "D2:F2", "社区工作者");
        sheet.Cell("G2").SetValue("网格员");
        Merged(sheet, "H2:H3", "备注");
        Row(sheet, 3, [null, null, null, "应配", "在岗", "缺口", "人数"]);
        Frame(sheet, 4, 12, 8);
    });

    /// <summary>Nothing that the county has.</summary>
    public static byte[] Unknown() => Make("公务用车统计表", (_, sheet) =>
    {
        Row(sheet, 4, ["序号", "车牌号", "购置时间", "行驶里程（公里）", "备注"]);
        Frame(sheet, 5, 10, 5);
    });

    /// <summary>The same form in the format's stricter dialect.</summary>
    public static byte[] InStrict(byte[] form) => Rewritten(form, (_, text) => text
        .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", Strict + "spreadsheetml/main", StringComparison.Ordinal)
        .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", Strict + "officeDocument/relationships", StringComparison.Ordinal));

    /// <summary>A seal over the line to sign and a comment on it, as spreadsheets keep them.</summary>
    public static byte[] WithSeal(byte[] form, int row, int seal)
    {
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var stream = new MemoryStream();
        stream.Write(form);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).MaxBy(e => e.Length)!;
            var whole = Read(sheet);
            var end = whole.IndexOf("<x:tableParts", StringComparison.Ordinal) is var parts and >= 0 ? parts : whole.IndexOf("</x:worksheet>", StringComparison.Ordinal);
            var text = whole.Insert(end, $"<x:drawing xmlns:r=\"{office}\" r:id=\"rSeal\"/><x:legacyDrawing xmlns:r=\"{office}\" r:id=\"rBox\"/>");
            var (path, name) = (sheet.FullName, sheet.Name);
            sheet.Delete();
            Write(zip, path, text);
            Write(zip, $"xl/worksheets/_rels/{name}.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rSeal" Type="{office}/drawing" Target="/xl/drawings/drawing1.xml"/><Relationship Id="rBox" Type="{office}/vmlDrawing" Target="/xl/drawings/box1.vml"/><Relationship Id="rNote" Type="{office}/comments" Target="/xl/comments1.xml"/></Relationships>""");
            Write(zip, "xl/drawings/drawing1.xml", $"""<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{seal - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{seal + 3}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="章"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100" cy="100"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>""");
            Write(zip, "xl/drawings/box1.vml", $"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Anchor>2, 15, {row - 1}, 2, 4, 15, {row + 2}, 4</x:Anchor><x:Row>{row - 1}</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>""");
            Write(zip, "xl/comments1.xml", $"""<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>上级</author></authors><commentList><comment ref="A{row}" authorId="0"><text><t>手写签名</t></text></comment></commentList></comments>""");
            var types = zip.GetEntry("[Content_Types].xml")!;
            var listed = Read(types).Replace("</Types>", """<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/></Types>""", StringComparison.Ordinal);
            types.Delete();
            Write(zip, "[Content_Types].xml", listed);
        }

        return stream.ToArray();
    }

    private static byte[] Rewritten(byte[] form, Func<string, string, string> rewrite)
    {
        using var source = new ZipArchive(new MemoryStream(form));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in source.Entries)
                Write(zip, entry.FullName, rewrite(entry.FullName, Read(entry)));
        return stream.ToArray();
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static void Write(ZipArchive zip, string path, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    private static byte[] Make(string? title, Action<XLWorkbook, IXLWorksheet> write) => OfficeForms.Make((book, sheet) =>
    {
        if (title is not null)
        {
            sheet.Cell(1, 1).SetValue("附件1");
            Merged(sheet, "A2:F2", title);
            Merged(sheet, "A3:F3", "填报单位（盖章）：                    填报时间：    年  月  日");
        }

        write(book, sheet);
    });

    private static void Merged(IXLWorksheet sheet, string range, string text)
    {
        sheet.Range(range).Merge();
        sheet.Range(range).FirstCell().SetValue(text);
    }

    private static void Row(IXLWorksheet sheet, int row, IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
            switch (values[i])
            {
                case string text:
                    sheet.Cell(row, i + 1).SetValue(text);
                    break;
                case int number:
                    sheet.Cell(row, i + 1).SetValue(number);
                    break;
            }
    }

    private static void Frame(IXLWorksheet sheet, int top, int bottom, int width)
    {
        var body = sheet.Range(top, 1, bottom, width);
        body.Style.Border.InsideBorder = body.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
    }
}
