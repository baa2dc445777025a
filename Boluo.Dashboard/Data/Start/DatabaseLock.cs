namespace Boluo.Dashboard.Data.Start;

/// <summary>The right to a database, for one program at a time. The operating system takes it back when the process ends, however it ends.</summary>
public static class DatabaseLock
{
    /// <summary>Null if another process holds it.</summary>
    public static FileStream? TryTake(DatabaseFile file)
    {
        Directory.CreateDirectory(file.Folder);
        try
        {
            return new FileStream(file.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (DatabaseFaults.Of(e) is null && File.Exists(file.LockPath))
        {
            return null;
        }
    }
}
