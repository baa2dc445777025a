using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tests.Data.Upgrades;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Data.Logs;

/// <summary>What is written into a log stays as it was written, or it shows.</summary>
public sealed class LogChainTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_log_that_was_written_by_the_program_holds()
    {
        await using var database = await ChainedDatabase.UsedAsync();
        var check = await database.Chain.VerifyAsync(None);
        Assert.True(check.Holds);
        Assert.Equal([(4, 4L), (4, 4L)], check.Parts.Select(p => (p.Rows, p.LastRow)));
        Assert.Same(check, database.Chain.Last);
    }

    [Theory]
    [InlineData("UPDATE ChangeSets SET ByName = '某人' WHERE Id = 2", ChainedLog.ChangeSets, 2, LogBreakKind.Changed)]
    [InlineData("UPDATE ChangeSets SET ByName = '某人' WHERE Id = 4", ChainedLog.ChangeSets, 4, LogBreakKind.Changed)]
    [InlineData("UPDATE ChangeSets SET Basis = '博委组〔2020〕1号' WHERE Id = 3", ChainedLog.ChangeSets, 3, LogBreakKind.Changed)]
    [InlineData("UPDATE ChangeSets SET Seal = 'x' WHERE Id = 3", ChainedLog.ChangeSets, 3, LogBreakKind.Changed)]
    [InlineData("UPDATE ChangeEntries SET After = '{}' WHERE ChangeSetId = 3", ChainedLog.ChangeSets, 3, LogBreakKind.Changed)]
    [InlineData("DELETE FROM ChangeEntries WHERE ChangeSetId = 2 AND Key = '2'", ChainedLog.ChangeSets, 2, LogBreakKind.Changed)]
    [InlineData("INSERT INTO ChangeEntries (ChangeSetId, Entity, Key) VALUES (4, 'Grid', '3')", ChainedLog.ChangeSets, 4, LogBreakKind.Changed)]
    [InlineData("DELETE FROM ChangeEntries WHERE ChangeSetId = 3; DELETE FROM ChangeSets WHERE Id = 3", ChainedLog.ChangeSets, 3, LogBreakKind.Missing)]
    [InlineData("DELETE FROM SecurityEvents WHERE Id = 1", ChainedLog.SecurityEvents, 1, LogBreakKind.Missing)]
    [InlineData("DELETE FROM SecurityEvents WHERE Id IN (2, 3)", ChainedLog.SecurityEvents, 2, LogBreakKind.Missing)]
    [InlineData("DELETE FROM SecurityEvents WHERE Id = 4", ChainedLog.SecurityEvents, 4, LogBreakKind.Missing)]
    [InlineData("DELETE FROM SecurityEvents", ChainedLog.SecurityEvents, 1, LogBreakKind.Missing)]
    [InlineData("DELETE FROM LogHeads WHERE Key = 'SecurityEvents'", ChainedLog.SecurityEvents, 5, LogBreakKind.Missing)]
    [InlineData("INSERT INTO SecurityEvents (At, \"On\", Kind, Outcome, ByName, What, Times) SELECT At, \"On\", Kind, Outcome, ByName, What, Times FROM SecurityEvents WHERE Id = 1", ChainedLog.SecurityEvents, 5, LogBreakKind.Inserted)]
    [InlineData("INSERT INTO SecurityEvents (At, \"On\", Kind, Outcome, ByName, What, Times, Seal) SELECT At, \"On\", Kind, Outcome, ByName, What, Times, Seal FROM SecurityEvents WHERE Id = 4", ChainedLog.SecurityEvents, 5, LogBreakKind.Inserted)]
    [InlineData("UPDATE SecurityEvents SET Id = 9 WHERE Id = 2; UPDATE SecurityEvents SET Id = 2 WHERE Id = 3; UPDATE SecurityEvents SET Id = 3 WHERE Id = 9", ChainedLog.SecurityEvents, 2, LogBreakKind.Changed)]
    [InlineData("UPDATE SecurityEvents SET Id = 0 WHERE Id = 4", ChainedLog.SecurityEvents, 0, LogBreakKind.Inserted)]
    public async Task The_first_broken_link_is_named(string sql, ChainedLog log, long row, LogBreakKind kind)
    {
        await using var database = await ChainedDatabase.UsedAsync();
        await database.TamperAsync(sql);
        Assert.Equal(new LogBreak(log, row, kind), await database.BreakAsync());
        await database.RestartAsync();
        await database.ChangeAsync();
        await database.HappenAsync();
        Assert.Equal(new LogBreak(log, row, kind), await database.BreakAsync()); // Neither a start nor what is written later makes it good.
    }

    /// <summary>A row that was put between two others is told from one that was changed by what follows it.</summary>
    [Fact]
    public async Task A_row_that_was_put_in_between_is_told_from_a_changed_one()
    {
        await using var database = await ChainedDatabase.UsedAsync();
        await using (var db = database.Open())
        {
            db.SecurityEvents.Add(new SecurityEvent { Id = 9, At = DateTime.UtcNow, On = new(2020, 7, 1), Kind = SecurityEventKind.SignIn, Outcome = SecurityOutcome.Done, ByName = "周管理", What = "登录" });
            await db.SaveChangesAsync();
        }

        await database.TamperAsync("INSERT INTO SecurityEvents (Id, At, \"On\", Kind, Outcome, ByName, What, Times, Seal) SELECT 7, At, \"On\", Kind, Outcome, ByName, What, Times, Seal FROM SecurityEvents WHERE Id = 9");
        Assert.Equal(new LogBreak(ChainedLog.SecurityEvents, 7, LogBreakKind.Inserted), await database.BreakAsync());
    }

    /// <summary>The end of a log and its head are put back to what they were, and later rows written over it.</summary>
    [Fact]
    public async Task An_end_that_was_cut_off_together_with_its_head_is_missed()
    {
        await using var database = await ChainedDatabase.UsedAsync();
        var head = (await TableRows.QueryAsync(database.Path, "SELECT LastSeal, Mac FROM LogHeads WHERE Key = 'SecurityEvents'"))[0];
        await database.HappenAsync();
        await database.TamperAsync($"DELETE FROM SecurityEvents WHERE Id = 5; UPDATE LogHeads SET LastRow = 4, LastSeal = '{head[0]}', Mac = '{head[1]}' WHERE Key = 'SecurityEvents'");
        Assert.Equal(new LogBreak(ChainedLog.SecurityEvents, 5, LogBreakKind.Missing), await database.BreakAsync());
    }

    [Theory]
    [InlineData("LastRow = 3, LastSeal = (SELECT Seal FROM SecurityEvents WHERE Id = 3)")]
    [InlineData("LastRow = 3, LastSeal = (SELECT Seal FROM SecurityEvents WHERE Id = 3), Mac = 'deadbeef.x'")]
    public async Task A_head_that_was_made_up_vouches_for_nothing(string head)
    {
        await using var database = await ChainedDatabase.UsedAsync();
        await database.TamperAsync($"UPDATE LogHeads SET {head} WHERE Key = 'SecurityEvents'; DELETE FROM SecurityEvents WHERE Id = 4; UPDATE sqlite_sequence SET seq = 3 WHERE name = 'SecurityEvents'");
        Assert.NotNull(await database.BreakAsync());
        await database.HappenAsync();
        Assert.Equal(new LogBreak(ChainedLog.SecurityEvents, 4, LogBreakKind.Missing), await database.BreakAsync());
    }

    [Theory]
    [InlineData("UPDATE ChangeSets SET ByName = '某人' WHERE Id = 2")]
    [InlineData("UPDATE ChangeSets SET Seal = NULL WHERE Id = 2")]
    [InlineData("DELETE FROM ChangeSets WHERE Id = 1")]
    [InlineData("INSERT OR REPLACE INTO ChangeSets (Id, Kind, Reason, EffectiveOn, ById, ByName, At, Summary) VALUES (1, 'Initial', '', '2020-06-30', '', '', '2020-06-30', '')")]
    [InlineData("UPDATE ChangeEntries SET After = '{}' WHERE ChangeSetId = 2")]
    [InlineData("DELETE FROM ChangeEntries WHERE ChangeSetId = 2")]
    [InlineData("INSERT INTO ChangeEntries (ChangeSetId, Entity, Key) VALUES (2, 'Grid', '3')")]
    [InlineData("UPDATE SecurityEvents SET What = '' WHERE Id = 1")]
    [InlineData("DELETE FROM SecurityEvents WHERE Id = 4")]
    [InlineData("INSERT OR REPLACE INTO SecurityEvents (Id, At, \"On\", Kind, Outcome, ByName, What, Times) VALUES (1, '', '', '', '', '', '', 1)")]
    public async Task The_database_itself_refuses_to_change_a_log(string sql)
    {
        await using var database = await ChainedDatabase.UsedAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => TableRows.ExecuteAsync(database.Path, sql));
        Assert.Contains("日志只增不改", refused.Message, StringComparison.Ordinal);
        Assert.Null(await database.BreakAsync());
    }

    [Fact]
    public async Task Rows_of_before_are_sealed_once_and_as_they_are()
    {
        await using var database = ChainedDatabase.Unbegun();
        await database.ChangeAsync(); // No key is open yet: as an earlier version wrote it.
        await database.HappenAsync();
        var start = await database.Chain.BeginAsync(None);
        Assert.True(start.KeyIsNew);
        Assert.Equal((2, 1), (start.Begun[ChainedLog.ChangeSets], start.Begun[ChainedLog.SecurityEvents]));
        var seals = await SealsAsync(database);
        var again = await database.RestartAsync();
        Assert.Empty(again.Begun);
        Assert.Equal(seals, await SealsAsync(database));
        Assert.Null(await database.BreakAsync());
    }

    [Fact]
    public async Task A_chain_that_was_taken_off_as_a_whole_is_begun_anew_and_that_is_told()
    {
        await using var database = await ChainedDatabase.UsedAsync();
        await database.TamperAsync("UPDATE ChangeSets SET Seal = NULL; DELETE FROM LogHeads WHERE Key = 'ChangeSets'");
        var start = await database.RestartAsync();
        Assert.False(start.KeyIsNew);
        Assert.Equal(4, start.Begun[ChainedLog.ChangeSets]);
    }

    [Fact]
    public async Task A_start_that_was_killed_before_the_first_seals_is_no_reason_for_alarm()
    {
        await using var database = await ChainedDatabase.BegunAsync();
        File.Move(database.Key, database.Key + ".new");
        await database.TamperAsync("UPDATE ChangeSets SET Seal = NULL; DELETE FROM LogHeads");
        Assert.True((await database.RestartAsync()).KeyIsNew);
        Assert.True(File.Exists(database.Key));
        File.Move(database.Key, database.Key + ".new"); // Killed a moment later, when the seals were stored.
        await database.RestartAsync();
        await database.HappenAsync();
        Assert.Null(await database.BreakAsync());
    }

    [Fact]
    public async Task A_lost_key_is_told_from_a_changed_row_and_may_be_put_back_beside_its_successor()
    {
        await using var database = await ChainedDatabase.UsedAsync();
        var kept = database.Key + ".kept";
        File.Move(database.Key, kept);
        await database.RestartAsync();
        Assert.Contains(new LogBreak(ChainedLog.SecurityEvents, 1, LogBreakKind.KeyUnknown), (await database.Chain.VerifyAsync(None)).Breaks);
        File.Move(kept, Path.Combine(database.Keys, "log-2020.key"));
        await database.RestartAsync();
        await database.HappenAsync();
        Assert.Null(await database.BreakAsync());
    }

    [Fact]
    public async Task A_database_is_verified_without_a_start_too()
    {
        await using var database = await ChainedDatabase.UsedAsync();
        Assert.True((await (await database.StoppedAsync()).VerifyAsync(None)).Holds);
    }

    [Fact]
    public async Task The_key_is_for_its_owner_only()
    {
        await using var database = await ChainedDatabase.BegunAsync();
        Assert.Equal(64, (await File.ReadAllTextAsync(database.Key)).Length);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(database.Key));
    }

    [Fact]
    public async Task Parallel_writers_make_one_chain()
    {
        await using var database = await ChainedDatabase.BegunAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await database.HappenAsync($"{writer}-{i}");
                await database.ChangeAsync();
            }
        })));
        var check = await database.Chain.VerifyAsync(None);
        Assert.True(check.Holds);
        Assert.Equal([31, 30], check.Parts.Select(p => p.Rows));
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_neither_a_row_nor_a_gap()
    {
        await using var database = await ChainedDatabase.UsedAsync();
        await using (var db = database.Open())
        {
            await using (await db.BeginWriteAsync(None)) await AddAsync(db);
            db.ChangeTracker.Clear();
            await using var transaction = await db.BeginWriteAsync(None); // The same context goes on.
            await AddAsync(db);
            await transaction.CommitAsync();
        }

        var check = await database.Chain.VerifyAsync(None);
        Assert.True(check.Holds);
        Assert.Equal(5, check.Parts[1].Rows);
    }

    private static Task AddAsync(BoluoDbContext db)
    {
        db.SecurityEvents.Add(new SecurityEvent { At = DateTime.UtcNow, On = new(2020, 7, 1), Kind = SecurityEventKind.Start, Outcome = SecurityOutcome.Done, ByName = "系统", What = "程序启动" });
        return db.SaveChangesAsync();
    }

    private static Task<List<string[]>> SealsAsync(ChainedDatabase database) =>
        TableRows.QueryAsync(database.Path, "SELECT Seal FROM ChangeSets UNION ALL SELECT Seal FROM SecurityEvents UNION ALL SELECT Mac FROM LogHeads");
}
