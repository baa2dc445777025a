namespace Boluo.Dashboard.Data.Start;

/// <summary>The county's data files are broken; every line says file, line, column and rule. Nothing was loaded.</summary>
public sealed class DataFileException(IReadOnlyList<string> lines, int total)
    : Exception($"数据文件有{total}处错误，未导入任何数据。{Environment.NewLine}{string.Join(Environment.NewLine, lines)}")
{
    /// <summary>The first errors, one sentence each.</summary>
    public IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>How many errors were found in all.</summary>
    public int Total { get; } = total;
}
