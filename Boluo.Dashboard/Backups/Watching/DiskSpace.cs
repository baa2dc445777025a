namespace Boluo.Dashboard.Backups.Watching;

/// <summary>How much room the disk of a folder has.</summary>
public class DiskSpace
{
    /// <summary>Bytes that this account may still write; null where the system does not say.</summary>
    public virtual long? FreeAt(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
