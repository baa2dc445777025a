using Boluo.Dashboard.Backups;

namespace Boluo.Dashboard.Tests.Backups;

/// <summary>What is checked, and that nothing is left behind.</summary>
public sealed class VerificationTests
{
    [Fact]
    public async Task The_database_and_the_newest_backup_of_each_folder_are_checked()
    {
        using var house = new BackupHouse(second: true);
        await house.Chain.BeginAsync(CancellationToken.None);
        await house.BackUpAsync();
        var run = await new Verification(house.File, house.Keeper, house.Chain, house.Clock).RunAsync(null, CancellationToken.None);
        Assert.True(run.Ok);
        Assert.Equal(["数据库完好", "日志链完整，核对至数据变更第1号（1条）、安全日志（暂无记录）。", "备份完好，2026年3月2日 10:30生成", "备份完好，2026年3月2日 10:30生成"], run.Found.Select(f => f.Sentence.Split("，共")[0]));
        Assert.Empty(Directory.GetDirectories(house.File.Folder, "*verifying*"));
    }

    [Fact]
    public async Task A_folder_without_a_backup_is_a_fault_and_so_is_a_missing_database()
    {
        using var house = new BackupHouse(second: true);
        await house.Chain.BeginAsync(CancellationToken.None);
        var verification = new Verification(house.File, house.Keeper, house.Chain, house.Clock);
        var run = await verification.RunAsync(null, CancellationToken.None);
        Assert.Equal([true, true, false, false], run.Found.Select(f => f.Ok));
        Assert.Equal($"还没有备份，或文件夹无法访问：{house.Settings.SecondFolder}。", run.Found[3].Sentence);
        Assert.Same(run, verification.Last);

        File.Delete(house.File.Path);
        Assert.Equal($"未找到数据库文件：{house.File.Path}。", (await verification.RunAsync(null, CancellationToken.None)).Found[0].Sentence);
        Assert.False(File.Exists(house.File.Path));
    }

    [Fact]
    public async Task A_database_whose_references_are_broken_does_not_pass()
    {
        using var house = new BackupHouse();
        house.Ask("PRAGMA foreign_keys = OFF; DELETE FROM Communities WHERE Code = '441322001001'");
        var run = await new Verification(house.File, house.Keeper, house.Chain, house.Clock).RunAsync(null, CancellationToken.None);
        Assert.StartsWith("数据库未通过核对（", run.Found[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("未生成备份", (await house.Keeper.BackUpAsync(CancellationToken.None)).Error, StringComparison.Ordinal);
        Assert.Empty(house.Names);
    }
}
