using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>Whether a table may be handed in while a tie of it is broken, as an administrator has set it.</summary>
public sealed class HandIn(Reconciliation reconciliation, Snapshots snapshots, IEnumerable<IReport> reports)
{
    /// <summary>Explained by a note on the sheet, unless it is set that nothing is handed in.</summary>
    public static readonly SettingChoice Setting = new("ties.broken", "报送版勾稽不符时", ["允许报送并附说明", "停止导出报送版"]);

    private const int Stop = 1, Named = 3;

    /// <summary>Whether broken ties stop a hand-in.</summary>
    public async Task<bool> StopsAsync(CancellationToken cancel) =>
        (await snapshots.GetAsync(Setting.Key, null, async (db, token) => new Chosen(await db.SettingAsync(Setting.Key, 0, token)), cancel)).Value == Stop;

    /// <summary>The broken ties of a file, by its name: a report's of several tables, or a table's own.</summary>
    public Task<IReadOnlyList<TieCheck>> BrokenAsync(string name, Scope scope, CancellationToken cancel) =>
        reconciliation.BrokenAsync(reports.FirstOrDefault(r => r.Name == name)?.Sheets.Select(s => s.Name) ?? [name], scope, cancel);

    /// <summary>Why tables with these broken ties may not be handed in; null if they may.</summary>
    public async Task<string?> RefusalAsync(IReadOnlyList<TieCheck> broken, CancellationToken cancel)
    {
        if (broken.Count == 0 || !await StopsAsync(cancel)) return null;
        var limits = await snapshots.LimitsAsync(cancel);
        var told = string.Join("；", broken.Take(Named).Select(c => TieWords.Sentence(c, limits)));
        return $"数据勾稽不符，按参数设置停止导出报送版：{told}{(broken.Count > Named ? Invariant($"等{broken.Count}项") : "")}。请在“数据勾稽”页面核对后再导出，工作版可照常导出。";
    }

    private sealed record Chosen(int Value);
}
