using System.Text;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Editing.Imports;

/// <summary>A copy of the county's data files, of which a test changes lines and cells.</summary>
internal sealed class DataFolder : IDisposable
{
    public DataFolder()
    {
        foreach (var file in CountyFiles.Files) System.IO.File.Copy(System.IO.Path.Combine(RepositoryFiles.Data, file.Name), File(file.Name));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("boluo-data-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public CountyData Read() => CountyFiles.Read(Path);

    public DataFileException Refused() => Assert.Throws<DataFileException>(Read);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Whether anything stands below the names of the columns: the sample has no lineage yet.</summary>
    public bool HasRows(string file) => System.IO.File.ReadLines(File(file)).Skip(1).Any();

    /// <summary>Writes another cell.</summary>
    public void Break(string file, int line, string column, string cell)
    {
        var index = CountyFiles.Files.First(f => f.Name == file).Columns.ToList().IndexOf(column);
        Assert.True(index >= 0, column);
        Edit(file, line, text =>
        {
            var cells = Cut(text);
            cells[index] = cell;
            return string.Join(',', cells);
        });
    }

    /// <summary>Cuts at commas outside quotes; the quotes stay.</summary>
    private static List<string> Cut(string line)
    {
        var (cells, quoted) = (new List<string> { "" }, false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            if (c == ',' && !quoted) cells.Add("");
            else cells[^1] += c;
        }

        return cells;
    }

    /// <summary>Writes another line.</summary>
    public void Edit(string file, int line, Func<string, string> edit)
    {
        EditAll(file, lines => lines[line - 1] = edit(lines[line - 1]));
    }

    /// <summary>Changes all lines at once; the last one is what follows the last line break.</summary>
    public void EditAll(string file, Action<string[]> edit)
    {
        var lines = System.IO.File.ReadAllText(File(file)).Split("\r\n");
        edit(lines);
        System.IO.File.WriteAllText(File(file), string.Join("\r\n", lines), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }
}
