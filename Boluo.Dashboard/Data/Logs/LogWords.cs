using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>What a verification found, in words.</summary>
public static class LogWords
{
    public static string Sentence(LogBreak found) => found.Kind switch
    {
        LogBreakKind.Missing => Invariant($"{found.Log.Label()}自第{found.Row}号起有记录缺失"),
        _ => Invariant($"{found.Log.Label()}第{found.Row}号记录{found.Kind.Label()}"),
    };

    /// <summary>数据变更第12号（12条）</summary>
    public static string Extent(LogPart part) => part.LastRow == 0 ? $"{part.Log.Label()}（暂无记录）" : Invariant($"{part.Log.Label()}第{part.LastRow}号（{part.Rows}条）");

    /// <summary>第1号至第100000号（100000条，2020年1月2日至2020年12月31日）</summary>
    public static string Extent(LogArchiveEnd archive) =>
        Invariant($"第{archive.FirstRow}号至第{archive.LastRow}号（{archive.Rows}条，{Days.Long(archive.From)}至{Days.Long(archive.To)}）");

    public static string Sentence(LogArchiveFault found) => found.Path is { } path
        ? $"归档文件已损坏或被改动：{path}"
        : Invariant($"安全日志第{found.FirstRow}号至第{found.LastRow}号的归档文件缺失");

    /// <summary>What there is of archives in one line; null where nothing was archived and nothing is wrong.</summary>
    public static string? State(LogArchiveCheck archives) => archives switch
    {
        { IsSound: false } => $"▲ {string.Join('；', archives.Faults.Select(Sentence))}",
        { Files: [var first, .., var last] } => Invariant($"共{archives.Files.Count}个文件，第{first.End.FirstRow}号至第{last.End.LastRow}号，完整"),
        { Files: [var only] } => $"1个文件，{Extent(only.End)}，完整",
        _ => null,
    };

    /// <summary>What the log says of an archive that was made.</summary>
    public static string Archived(LogArchiveFile archive) => $"{Extent(archive.End)}移入归档文件：{archive.End.FileName}";

    /// <summary>The result of the last verification in one line.</summary>
    public static string State(LogCheck? last) => last switch
    {
        null => "本次启动后还没有核对",
        { Holds: true } => $"{Days.LongTime(last.At)}核对，完整",
        _ => $"▲ {Days.LongTime(last.At)}核对，已断开：{string.Join('；', last.Breaks.Select(Sentence))}",
    };

    /// <summary>What the start did to logs without a chain; null where there was nothing to do.</summary>
    public static string? Begun(LogStart start)
    {
        var begun = start.Begun.Where(b => b.Value > 0).ToList();
        if (begun.Count == 0) return null;
        var rows = string.Join('、', begun.Select(b => Invariant($"{b.Key.Label()}{b.Value}条")));
        return start.KeyIsNew ? $"建立日志链：{rows}" : $"重新建立日志链：{rows}，此前的日志链不在数据库中（可能恢复了旧备份，或日志被改动）";
    }
}
