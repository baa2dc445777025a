namespace Boluo.Dashboard.Data;

/// <summary>Files and folders that nobody but the account of the program may read: whoever reads a backup reads all of the county, and whoever reads the keys can forge a session.</summary>
internal static class OwnFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite, OwnFolder = Owner | UnixFileMode.UserExecute;

    /// <summary>A new file, instead of whatever had its name.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner; // There rights are inherited.
        return new FileStream(path, options);
    }

    /// <summary>The folder, made where there is none; one that the operator has made keeps his rights.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnFolder);
    }

    /// <summary>The same for a folder that nobody may have opened to others: there, too, its rights are set.</summary>
    public static void CloseFolder(string path)
    {
        CreateFolder(path);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnFolder) File.SetUnixFileMode(path, OwnFolder);
    }
}
