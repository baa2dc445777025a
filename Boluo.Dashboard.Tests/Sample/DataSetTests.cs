using Boluo.Dashboard.Data.Loading;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class DataSetTests
{
    [Fact]
    public void The_files_in_data_are_what_the_generator_writes()
    {
        var data = SampleCounty.Build();
        foreach (var file in DataFiles.All)
            Assert.True(CsvFiles.Bytes(file, data).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(RepositoryFiles.Data, file.Name))), file.Name);
    }

    [Fact(Explicit = true)]
    public void Write_the_files_in_data()
    {
        CsvFiles.Write(SampleCounty.Build(), RepositoryFiles.Data);
        Assert.NotEmpty(DataLoader.Read(RepositoryFiles.Data).Grids);
    }
}
