using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Data.Upgrades;

/// <summary>Whoever has entered data with a released version finds all of it again after an upgrade.</summary>
[Trait("Needs", "application")]
public sealed class UpgradeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Releases => [.. ReleasedDatabase.Names];

    private string Database => _folder.File("boluo.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Every_value_of_every_row_is_kept(string release)
    {
        await ReleasedDatabase.UnpackAsync(release, Database);
        var before = await TableRows.ReadAllAsync(Database);
        Assert.True(before.Values.Sum(t => t.Rows.Count) > 5000);
        await ReleasedDatabase.UpgradeAsync(Database);
        Assert.Empty(await LostAsync(before, MovedColumns.All));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task The_upgraded_file_is_sound_and_its_references_hold(string release)
    {
        await ReleasedDatabase.UnpackAsync(release, Database);
        await ReleasedDatabase.UpgradeAsync(Database);
        Assert.Equal("ok", Assert.Single(await TableRows.QueryAsync(Database, "PRAGMA integrity_check"))[0]);
        Assert.Empty(await TableRows.QueryAsync(Database, "PRAGMA foreign_key_check"));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_second_upgrade_changes_nothing(string release)
    {
        await ReleasedDatabase.UnpackAsync(release, Database);
        await ReleasedDatabase.UpgradeAsync(Database);
        var before = await TableRows.ReadAllAsync(Database);
        await ReleasedDatabase.UpgradeAsync(Database);
        Assert.Empty(await LostAsync(before, []));
    }

    /// <summary>A released program knew its county by itself; its database says it from now on, as a new one does.</summary>
    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_the_program_knew_of_its_county_is_data_afterwards(string release)
    {
        await ReleasedDatabase.UnpackAsync(release, Database);
        await ReleasedDatabase.UpgradeAsync(Database);
        using var fresh = await TestDatabase.CreateAsync();
        foreach (var query in (string[])["SELECT * FROM CountyProfiles", "SELECT * FROM Interpretations ORDER BY Ordinal", "SELECT Key, AsOf, TownshipCode, CommunityCode FROM PublishedFigures ORDER BY Ordinal"])
            Assert.Equal(await TableRows.QueryAsync(fresh.Path, query), await TableRows.QueryAsync(Database, query));
    }

    /// <summary>A released program knew one number of households; it holds for all of the grid's life.</summary>
    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_was_counted_in_a_grid_holds_from_its_first_day_to_its_last(string release)
    {
        await ReleasedDatabase.UnpackAsync(release, Database);
        await TableRows.ExecuteAsync(Database, "UPDATE Grids SET ValidTo = '2020-03-01' WHERE Id = 2");
        var before = await TableRows.QueryAsync(Database, "SELECT Id, Households, ValidFrom, ValidTo FROM Grids ORDER BY Id");
        await ReleasedDatabase.UpgradeAsync(Database);
        Assert.Equal(before, await TableRows.QueryAsync(Database, "SELECT GridId, Households, ValidFrom, ValidTo FROM GridFacts ORDER BY GridId"));
    }

    /// <summary>Of nobody it was said when he came; whoever has or had a post came with the first of them at the latest.</summary>
    [Theory]
    [MemberData(nameof(Releases))]
    public async Task People_of_the_grids_are_in_service_since_their_first_post_and_nobody_has_left(string release)
    {
        await ReleasedDatabase.UnpackAsync(release, Database);
        await ReleasedDatabase.UpgradeAsync(Database);
        const string posts = "SELECT WorkerId AS Person, ValidFrom FROM GridDuties UNION ALL SELECT LeaderId, ValidFrom FROM GridAssignments WHERE LeaderId IS NOT NULL";
        Assert.NotEmpty(await TableRows.QueryAsync(Database, "SELECT Id FROM GridWorkers WHERE JoinedOn IS NOT NULL"));
        Assert.Empty(await TableRows.QueryAsync(Database, $"SELECT Id FROM GridWorkers WHERE LeftOn IS NOT NULL OR JoinedOn IS NOT (SELECT MIN(ValidFrom) FROM ({posts}) WHERE Person = GridWorkers.Id)"));
    }

    /// <summary>What the comparison is worth: each loss is found, unless it is declared with the place of the values.</summary>
    [Fact]
    public async Task A_lost_table_row_column_or_value_is_found()
    {
        await ReleasedDatabase.UnpackAsync(ReleasedDatabase.First, Database);
        var before = await TableRows.ReadAllAsync(Database);
        Assert.Empty(await LostAsync(before, []));

        await TableRows.ExecuteAsync(Database, """
            CREATE TABLE Extents (GridId INTEGER PRIMARY KEY, Text TEXT NOT NULL);
            INSERT INTO Extents SELECT Id, Extent FROM Grids;
            ALTER TABLE Grids DROP COLUMN Extent;
            DELETE FROM Talks WHERE Id = 1;
            UPDATE Townships SET Name = '某镇' WHERE Code = '441322100';
            DROP TABLE EHomeItems;
            """);
        var moved = new MovedColumn("Grids", "Extent", "SELECT GridId, Text FROM Extents");
        Assert.Equal(["EHomeItems", "Grids.Extent", "Talks 1", "Townships 441322100 Name"], (await LostAsync(before, [])).Order(StringComparer.Ordinal));
        Assert.Equal(["EHomeItems", "Talks 1", "Townships 441322100 Name"], (await LostAsync(before, [moved])).Order(StringComparer.Ordinal));
        await TableRows.ExecuteAsync(Database, "DELETE FROM Extents WHERE GridId = 7");
        Assert.Contains("Grids 7 Extent", await LostAsync(before, [moved]));
    }

    [Fact]
    public async Task Old_accounts_sign_in_and_old_changes_are_taken_back()
    {
        await ReleasedDatabase.UnpackAsync(ReleasedDatabase.First, Database);
        await using var app = new BoluoApp { From = Database };
        using (var client = app.Stranger())
        {
            using var login = await BoluoApp.PostLoginAsync(client, "guanliyuan", BoluoApp.Password);
            Assert.Equal("/", login.Headers.Location!.OriginalString);
            foreach (var path in (string[])["/", "/grids", "/admin/audit", "/admin/settings", "/admin/users", "/admin/status", "/checks"])
            {
                using var page = await client.GetAsync(path);
                Assert.Equal((path, HttpStatusCode.OK), (path, page.StatusCode));
            }
        }

        using (var first = app.Stranger())
        {
            using var login = await BoluoApp.PostLoginAsync(first, "jingban", BoluoApp.Password);
            using var home = await first.GetAsync("/");
            Assert.Equal("/account/password", home.Headers.Location!.OriginalString);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var admin = await app.AccountAsync("guanliyuan", Role.Admin);
        var editor = scope.ServiceProvider.GetRequiredService<IEditor>();
        await using var db = await app.OpenAsync();
        var events = await db.CenterEvents.CountAsync();
        foreach (var old in (int[])[7, 6, 3, 2])
        {
            var undone = await editor.RevertAsync(old, "核对后撤销", new Viewer(admin.Id, "管理员甲", Role.Admin), CancellationToken.None);
            Assert.True(undone.Ok, $"{old}: {undone.Error}");
        }

        Assert.Equal(events + 1, await db.CenterEvents.CountAsync());
        Assert.Empty(await db.Settings.ToListAsync());
        Assert.False(await db.Needs.AnyAsync(n => n.Title == "增设小区门口休息座椅"));
        Assert.Equal(0, await db.GridAssignments.CountAsync(a => a.Basis == "博委组办〔2020〕12号"));
    }

    /// <summary>The history of the released program knew members of the Party and others; an edit and a deletion that it kept are told and taken back all the same.</summary>
    [Fact]
    public async Task Old_changes_of_a_workers_membership_are_told_and_taken_back()
    {
        const string Row = """
            SELECT json_object('Id', Id, 'Name', Name, 'CommunityCode', CommunityCode, 'Post', Post, 'Grade', Grade, 'Certified', json(iif(Certified, 'true', 'false')), 'Gender', Gender,
                'BornOn', BornOn, 'Education', Education, 'PartyMember', json(iif(PartyMember, 'true', 'false')), 'Since', Since, 'LeftOn', LeftOn, 'Version', Version) AS Json FROM CommunityWorkers
            """;
        await ReleasedDatabase.UnpackAsync(ReleasedDatabase.First, Database);
        await TableRows.ExecuteAsync(Database, $"""
            UPDATE CommunityWorkers SET PartyMember = 0 WHERE Id = 1;
            UPDATE CommunityWorkers SET PartyMember = 1 WHERE Id = 2;
            INSERT INTO ChangeSets (Id, Kind, Reason, EffectiveOn, ById, ByName, At, Summary) SELECT Id + 100, Kind, '核对名册', EffectiveOn, ById, ByName, At, '修改社区工作者' FROM ChangeSets WHERE Id IN (2, 3);
            INSERT INTO ChangeEntries (ChangeSetId, Entity, Key, Before, After) SELECT 102, 'CommunityWorker', '1', json_set(Json, '$.PartyMember', json('true')), Json FROM ({Row} WHERE Id = 1);
            INSERT INTO ChangeEntries (ChangeSetId, Entity, Key, Before) SELECT 103, 'CommunityWorker', '2', Json FROM ({Row} WHERE Id = 2);
            DELETE FROM CommunityWorkers WHERE Id = 2;
            """);
        await using var app = new BoluoApp { From = Database };
        await using var scope = app.Services.CreateAsyncScope();
        var edit = Assert.Single(await scope.ServiceProvider.GetRequiredService<ChangeDetails>().OfAsync(102, 10, CancellationToken.None));
        Assert.Equal(new FieldChange("政治面貌", "中共党员", "群众"), Assert.Single(edit.Changes));

        var admin = await app.AccountAsync("guanliyuan", Role.Admin);
        foreach (var old in (int[])[102, 103])
        {
            var undone = await scope.ServiceProvider.GetRequiredService<IEditor>().RevertAsync(old, "核对后撤销", new Viewer(admin.Id, "管理员甲", Role.Admin), CancellationToken.None);
            Assert.True(undone.Ok, $"{old}: {undone.Error}");
        }

        await using var db = await app.OpenAsync();
        Assert.Equal([PoliticalStatus.PartyMember, PoliticalStatus.PartyMember], await db.CommunityWorkers.Where(w => w.Id <= 2).Select(w => w.PoliticalStatus).ToListAsync());
    }

    /// <summary>What stood in the released tables and is not found any more, or not as it was.</summary>
    private async Task<List<string>> LostAsync(IReadOnlyDictionary<string, TableRows> before, IReadOnlyList<MovedColumn> moved)
    {
        var (now, lost) = (await TableRows.ReadAllAsync(Database), new List<string>());
        foreach (var table in before.Values)
        {
            var there = now.GetValueOrDefault(table.Name);
            var declared = moved.Where(m => m.Table == table.Name).ToDictionary(m => m.Column, StringComparer.Ordinal);
            var undeclared = table.Columns.Index().Where(c => !declared.ContainsKey(c.Item)).ToList();
            if (there is null && undeclared.Count > 0)
            {
                lost.Add(table.Name);
                continue;
            }

            foreach (var (index, column) in undeclared.Where(c => there!.Columns.Contains(c.Item)))
            {
                var position = there!.Columns.Index().First(c => c.Item == column).Index;
                lost.AddRange(table.Rows.Where(r => there.Rows.TryGetValue(r.Key, out var row) && row[position] != r.Value[index]).Select(r => $"{table.Name} {r.Key} {column}"));
            }

            lost.AddRange(undeclared.Where(c => !there!.Columns.Contains(c.Item)).Select(c => $"{table.Name}.{c.Item}"));
            if (there is not null) lost.AddRange(table.Rows.Keys.Where(k => !there.Rows.ContainsKey(k)).Select(k => $"{table.Name} {k}"));
            foreach (var (_, column, query) in declared.Values.Where(m => m.Query is not null))
            {
                var found = (await TableRows.QueryAsync(Database, query!)).ToLookup(r => TableRows.Key(r[..^1]), r => r[^1], StringComparer.Ordinal);
                var index = table.Columns.Index().First(c => c.Item == column).Index;
                lost.AddRange(table.Rows.Where(r => !found[r.Key].Contains(r.Value[index], StringComparer.Ordinal)).Select(r => $"{table.Name} {r.Key} {column}"));
            }
        }

        return lost;
    }
}
