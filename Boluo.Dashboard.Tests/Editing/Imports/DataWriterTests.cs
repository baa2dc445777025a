using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Imports;

/// <summary>What leaves as files comes back as the same rows.</summary>
public sealed class DataWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_row_that_is_exported_and_loaded_into_an_empty_database_is_the_same_row()
    {
        using var county = await TestDatabase.CreateAsync();
        await using (var changed = county.CreateDbContext())
        {
            var need = await changed.Needs.OrderBy(n => n.Id).FirstAsync(CancellationToken.None);
            need.Title = "=1+1，“引号\"逗号,”";
            ((ISearchable)need).Index();
            changed.Remove(await changed.Talks.OrderBy(t => t.Id).LastAsync(CancellationToken.None));
            var fact = await changed.GridFacts.OrderBy(f => f.Id).FirstAsync(CancellationToken.None);
            fact.ValidTo = new DateOnly(2020, 3, 1);
            changed.GridFacts.Add(new GridFact { GridId = fact.GridId, Households = fact.Households + 1, Extent = fact.Extent, GroupId = fact.GroupId, Source = "2020年春季入户登记", ValidFrom = fact.ValidTo.Value });
            await changed.SaveChangesAsync(CancellationToken.None);
        }

        var written = await WriterOf(county).WriteAsync(_folder.File("out"), CancellationToken.None);
        Assert.Empty(written.Refused);
        using var empty = await TestDatabase.CreateEmptyAsync();
        await using (var db = empty.CreateDbContext()) Assert.True(await CountyFiles.LoadAsync(db, written.Folder, TimeProvider.System, CancellationToken.None));

        await using var before = county.CreateDbContext();
        await using var after = empty.CreateDbContext();
        var rows = 0L;
        foreach (var register in CountyFiles.Registers)
        {
            var properties = before.Model.FindEntityType(register.RowType)!.GetProperties().Where(p => p.PropertyInfo is not null && p.Name is not (nameof(IVersioned.Version) or nameof(DataState.Version))).ToList();
            List<string> left = await TextsAsync(before), right = await TextsAsync(after);
            Assert.Equal(left, right);
            rows += left.Count;

            async Task<List<string>> TextsAsync(BoluoDbContext db) =>
                await register.RowsAsync(db).Select(row => string.Join('|', properties.Select(p => $"{p.Name}={p.PropertyInfo!.GetValue(row)}"))).ToListAsync(CancellationToken.None);
        }

        Assert.Equal(rows, written.Rows);
        Assert.True(rows > 10_000, $"{rows} rows.");
    }

    [Fact]
    public async Task A_county_that_was_not_changed_leaves_as_the_files_that_it_came_from()
    {
        using var county = await TestDatabase.CreateAsync();
        var written = await WriterOf(county).WriteAsync(_folder.File("out"), CancellationToken.None);
        Assert.Equal(CountyFiles.Files.Count, written.Files);
        foreach (var file in CountyFiles.Files)
            Assert.Equal(await LinesAsync(Path.Combine(Sample.RepositoryFiles.Data, file.Name)), await LinesAsync(Path.Combine(written.Folder, file.Name)));

        static async Task<IEnumerable<string>> LinesAsync(string path) => (await File.ReadAllLinesAsync(path, CancellationToken.None)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_is_personal_is_named_and_only_the_owner_may_open_the_folder()
    {
        using var county = await TestDatabase.CreateAsync();
        var written = await WriterOf(county).WriteAsync(_folder.File("out"), CancellationToken.None);
        Assert.Equal(["grid-workers.csv的手机号码"], written.PersonalColumns);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(written.Folder));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        using var county = await TestDatabase.CreateAsync();
        Directory.CreateDirectory(_folder.File("full"));
        await File.WriteAllTextAsync(Path.Combine(_folder.File("full"), "mine.txt"), "原有", CancellationToken.None);
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => WriterOf(county).WriteAsync(_folder.File("full"), CancellationToken.None));
        Assert.Equal($"导出的文件夹应为空文件夹或不存在的文件夹：{_folder.File("full")}。", refused.Message);
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(_folder.File("full")))));
        Assert.False(Directory.Exists(_folder.File("full") + ".part"));
    }

    [Fact]
    public async Task A_row_that_the_loader_would_not_take_is_told_by_file_and_line()
    {
        using var county = await TestDatabase.CreateAsync();
        await using (var db = county.CreateDbContext()) await db.Needs.Where(n => n.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(n => n.Title, new string('长', 500)), CancellationToken.None);
        var written = await WriterOf(county).WriteAsync(_folder.File("out"), CancellationToken.None);
        Assert.Contains("needs.csv", Assert.Single(written.Refused), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(written.Folder, "needs.csv")));
    }

    private static DataWriter WriterOf(TestDatabase database) => new(database, new DataLoader(CountyFiles.Registers, TimeProvider.System));
}
