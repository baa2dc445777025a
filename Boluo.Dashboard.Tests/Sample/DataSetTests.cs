using System.Globalization;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Simulations;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Sample;

[Trait("Needs", "patience")]
public sealed class DataSetTests
{
    [Fact]
    public void The_files_in_data_are_what_the_generator_writes()
    {
        var data = SampleCounty.Build();
        foreach (var file in CountyFiles.Files)
            Assert.True(CsvFiles.Bytes(file, data).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(RepositoryFiles.Data, file.Name))),
                $"data/{file.Name} differs; run the explicit test {nameof(Write_the_files_in_data)}.");
    }

    [Fact]
    public void The_documents_in_data_are_what_the_generator_writes() =>
        Assert.All(Documents(SampleCounty.Build()), document => Assert.Equal(document.Json, File.ReadAllText(document.Path)));

    /// <summary>What comes with the county besides rows.</summary>
    private static IEnumerable<(string Path, string Json)> Documents(CountyData data) =>
    [
        (Path.Combine(RepositoryFiles.Data, PlanFile.Folder, SampleSplit.FileName), DocumentFiles.ToJson(SampleSplit.Build(data))),
        .. SampleSimulations.Build(data).Select(s => (Path.Combine(RepositoryFiles.Data, SimulationFile.Folder, s.FileName), DocumentFiles.ToJson(s.File))),
    ];

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void The_generator_does_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var data = SampleCounty.Build();
            Assert.All(CountyFiles.Files, f => Assert.True(CsvFiles.Bytes(f, data).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(RepositoryFiles.Data, f.Name))), f.Name));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_data_directory_holds_these_files_and_no_others() =>
        Assert.Equal(CountyFiles.Files.Select(f => f.Name).Order(StringComparer.Ordinal),
            Directory.GetFiles(RepositoryFiles.Data, "*.csv").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void Copies_of_the_county_load_as_counties_of_their_own()
    {
        var directory = Directory.CreateTempSubdirectory("boluo-copies-").FullName;
        try
        {
            CsvFiles.Write(SampleCounty.Build(), directory, copies: 3);
            var data = CountyFiles.Read(directory);
            Assert.Equal((3 * 402, 3 * 17, 3 * 293), (data.Grids.Count, data.Townships.Count, data.Resources.Count));
            Assert.Equal(3 * 402, data.Grids.Select(g => g.Code).Distinct().Count());
            Assert.Equal((1, 65, 13), (data.States.Count, data.PublishedFigures.Count, data.ServiceItems.Count));
            Assert.Equal(3 * 17, data.Townships.Select(t => t.Name).Distinct().Count());
            Assert.Equal(3 * 92, data.CountyUnits.Select(u => u.Name).Distinct().Count());
            Assert.Contains(data.Communities, c => c is { Code: "441324001001", Name: "东区03社区" });
            Assert.All(data.Needs, n => Assert.True(!n.OwnerUnit.StartsWith("县直单位", StringComparison.Ordinal) || data.CountyUnits.Exists(u => n.OwnerUnit == u.Name), n.OwnerUnit));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task More_counties_than_are_sent_together_are_loaded_whole()
    {
        using var files = new TempFolder();
        CsvFiles.Write(SampleCounty.Build(), files.Path, copies: 3);
        using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = database.CreateDbContext();
        Assert.True(await CountyFiles.LoadAsync(db, files.Path, TimeProvider.System, CancellationToken.None));
        Assert.Equal((3 * 402, 3 * 103, 3 * 125, 1), (await db.Grids.CountAsync(CancellationToken.None), await db.Needs.CountAsync(CancellationToken.None), await db.PartyOrganisations.CountAsync(CancellationToken.None), await db.ChangeSets.CountAsync(CancellationToken.None)));
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync(CancellationToken.None));
    }

    [Fact(Explicit = true)]
    public void Write_the_files_in_data()
    {
        var data = SampleCounty.Build();
        CsvFiles.Write(data, RepositoryFiles.Data);
        foreach (var (path, json) in Documents(data))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, json);
        }

        Assert.NotEmpty(CountyFiles.Read(RepositoryFiles.Data).Grids);
    }
}
