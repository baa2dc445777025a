using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Backups;

/// <summary>When backups are made, and where they go.</summary>
public sealed class BackupScheduleTests
{
    [Fact]
    public async Task What_was_stored_is_backed_up_before_a_quarter_of_an_hour_has_passed_and_nothing_makes_no_backup()
    {
        using var house = new BackupHouse();
        await house.BackUpAsync();
        await MinutesAsync(house, 120);
        Assert.Single(house.Names);
        Assert.Equal(house.Clock.GetUtcNow().UtcDateTime, house.Keeper.CompleteAt);

        house.Ask("UPDATE DataStates SET Version = Version + 1");
        await MinutesAsync(house, 1);
        Assert.Equal(2, house.Names.Count);
        house.Ask("UPDATE DataStates SET Version = Version + 1");
        await MinutesAsync(house, 13);
        Assert.Equal(2, house.Names.Count);
        await MinutesAsync(house, 1);
        Assert.Equal("boluo-20260302-124500.zip", house.Names[0]); // The one of a quarter of an hour before was of the same hour.
    }

    [Fact]
    public async Task A_program_that_starts_anew_makes_one_when_the_last_is_old_enough()
    {
        using var house = new BackupHouse();
        await house.BackUpAsync();
        using var restarted = new BackupKeeper(house.File, house.Settings, house.Clock);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await restarted.BackUpIfDueAsync(CancellationToken.None);
        Assert.Single(house.Names);
        house.Clock.Advance(TimeSpan.FromMinutes(60));
        await restarted.BackUpIfDueAsync(CancellationToken.None);
        Assert.Equal(2, house.Names.Count);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_neither_stops_backups_nor_costs_one()
    {
        using var house = new BackupHouse();
        await house.BackUpAsync();
        house.Clock.AdjustTime(BackupHouse.Start.AddDays(-1));
        house.Ask("UPDATE DataStates SET Version = Version + 1");
        await MinutesAsync(house, 1);
        Assert.Equal(["boluo-20260302-103000.zip", "boluo-20260301-103100.zip"], house.Names);
    }

    [Fact]
    public async Task The_second_folder_gets_the_same_also_from_the_time_that_it_was_away()
    {
        using var house = new BackupHouse(second: true);
        var share = Path.GetDirectoryName(house.Settings.SecondFolder!)!;
        await File.WriteAllTextAsync(share, "这里不是文件夹", CancellationToken.None); // Nobody can make the folder below, not even root.
        var done = await house.Keeper.BackUpAsync(CancellationToken.None);
        Assert.True(done.Ok);
        Assert.Equal($"备份文件夹无法写入：{house.Settings.SecondFolder}。", done.Value.SecondFault);
        Assert.Equal((1, null, 0, done.Value.SecondFault), (house.Keeper.State.First.Count, house.Keeper.State.First.Fault, house.Keeper.State.Second!.Count, house.Keeper.State.Second.Fault));

        File.Delete(share);
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null((await house.Keeper.BackUpAsync(CancellationToken.None)).Value.SecondFault);
        Assert.Equal(house.Names, new BackupFolder(house.Settings.SecondFolder!).Names());
        Assert.Equal(2, house.Names.Count);
        foreach (var name in house.Names) Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(house.Settings.Folder, name), CancellationToken.None), await File.ReadAllBytesAsync(Path.Combine(house.Settings.SecondFolder!, name), CancellationToken.None));
        Assert.Null(house.Keeper.State.Second!.Fault);
    }

    [Fact]
    public async Task Two_processes_do_not_make_one_at_the_same_time()
    {
        using var house = new BackupHouse();
        using (new BackupFolder(house.Settings.Folder).Enter()) Assert.Equal("另一个备份正在进行，请稍后再试。", (await house.Keeper.BackUpAsync(CancellationToken.None)).Error);
        await house.BackUpAsync();
    }

    [Fact]
    public async Task An_upgrade_begins_with_a_backup_of_what_was_there_and_does_not_begin_without()
    {
        using var folder = new TempFolder();
        var file = DatabaseFile.From($"Data Source={folder.File("boluo.db")}", folder.Path);
        await using (var db = new BoluoDbContext((DbContextOptions<BoluoDbContext>)new DbContextOptionsBuilder<BoluoDbContext>().UseBoluo($"Data Source={file.Path};Pooling=False").Options))
            await db.GetService<IMigrator>().MigrateAsync("20261124205940_Initial", CancellationToken.None);
        var settings = new BackupSettings { Folder = folder.File("backups") };
        await File.WriteAllTextAsync(settings.Folder, "这里不是文件夹", CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);
        Assert.StartsWith("升级前须先备份，原数据库未改动。", refusal.Message, StringComparison.Ordinal);

        File.Delete(settings.Folder);
        await StartAsync();
        var manifest = BackupFile.Open(Path.Combine(settings.Folder, Assert.Single(new BackupFolder(settings.Folder).Names())), folder.File("opened"));
        Assert.Equal(["20261124205940_Initial"], manifest.Migrations);
        Assert.Equal(402L, BackupHouse.Ask(file.Path, "SELECT COUNT(*) FROM Grids"));
        file.Release();

        async Task StartAsync()
        {
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(settings).AddData(file).AddBackups().AddSingleton(CountyFiles.Loader).BuildServiceProvider();
            await services.GetRequiredService<DatabaseStart>().RunAsync(Path.Combine(AppContext.BaseDirectory, "data"), CancellationToken.None);
        }
    }

    private static async Task MinutesAsync(BackupHouse house, int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await house.Keeper.BackUpIfDueAsync(CancellationToken.None);
        }
    }
}
