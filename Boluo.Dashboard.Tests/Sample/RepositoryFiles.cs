namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The working copy that the tests run from.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The county's data set as it is checked in.</summary>
    public static string Data => Path.Combine(Root, "data");

    private static string Find(string from)
    {
        for (var directory = new DirectoryInfo(from); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "Boluo.sln"))) return directory.FullName;
        throw new InvalidOperationException($"No Boluo.sln above {from}.");
    }
}
