using System.Globalization;
using System.Text;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Tests.Editing.Imports;

/// <summary>What the columns of the data files mean and accept is written from the registers.</summary>
public sealed class DataDictionaryTests
{
    private const string Heading = "## 各列的含义和要求";

    private static readonly string Readme = Path.Combine(RepositoryFiles.Data, "README.md");

    [Fact]
    public void The_dictionary_in_the_readme_is_what_the_registers_say()
    {
        var text = File.ReadAllText(Readme);
        Assert.True(text.Contains(Heading, StringComparison.Ordinal) && text[text.IndexOf(Heading, StringComparison.Ordinal)..] == Dictionary(),
            $"data/README.md differs; run the explicit test {nameof(Write_the_dictionary)}.");
    }

    [Fact(Explicit = true)]
    public void Write_the_dictionary()
    {
        var text = File.ReadAllText(Readme);
        var start = text.IndexOf(Heading, StringComparison.Ordinal);
        File.WriteAllText(Readme, $"{(start < 0 ? text.TrimEnd() + "\n\n" : text[..start])}{Dictionary()}");
        The_dictionary_in_the_readme_is_what_the_registers_say();
    }

    private static string Dictionary()
    {
        var text = new StringBuilder(Heading).Append("\n\n由各类数据的定义生成，程序读取数据文件、填写表单都按这里的要求检查。日期也可写成2020/6/30或2020年6月30日，数可带千位分隔符。\n");
        foreach (var register in CountyFiles.Registers.OrderBy(r => r.FileName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {register.FileName}（{register.Noun}）\n\n| 列 | 含义 | 要求 |\n|---|---|---|\n");
            foreach (var column in register.Columns)
                text.Append(CultureInfo.InvariantCulture, $"| {column.Property} | {column.FullLabel} | {Demand(register, column)}{(column.IsNullable ? "；可空" : "")} |\n");
            if (register.Time is { } time && CountyFiles.Model.LivesOf(register.RowType).Select(l => l.Owner).ToList() is { Count: > 0 } owners)
                text.Append(CultureInfo.InvariantCulture, $"\n{string.Join('、', new[] { time.FirstColumn, time.LastColumn }.Distinct(StringComparer.Ordinal))}应在所属{string.Join('、', owners)}的存续期内。\n");
        }

        return text.ToString();
    }

    private static string Demand(IRegister register, Field column)
    {
        if (TargetOf(register, column) is { } target)
            return $"{target.FileName}中的{CountyFiles.Model.FindEntityType(target.RowType)!.FindPrimaryKey()!.Properties[0].Name}";
        return column.Kind switch
        {
            FieldKind.Text when column.Shape is null => FormattableString.Invariant($"文字，不超过{column.Longest}字"),
            FieldKind.LongText => FormattableString.Invariant($"文字，可分行，不超过{column.Longest}字"),
            FieldKind.Day => "日期，例如2020-06-30",
            FieldKind.Month => "月份，写作当月1日，例如2020-06-01",
            FieldKind.Number => FormattableString.Invariant($"{Accepted(column)}，最多{column.Decimals}位小数"),
            _ => Accepted(column),
        };
    }

    private static string Accepted(Field column) => FileText.Rule(column, "").Replace("应为", "", StringComparison.Ordinal);

    private static IRegister? TargetOf(IRegister register, Field column)
    {
        var key = CountyFiles.Model.FindEntityType(register.RowType)!.FindProperty(column.Property)!.GetContainingForeignKeys().FirstOrDefault();
        return key is null ? null : CountyFiles.Registers.FirstOrDefault(r => r.RowType == key.PrincipalEntityType.ClrType);
    }
}
