namespace Boluo.Dashboard.Backups;

/// <summary>A backup could not be made, or is not to be trusted. The message is the Chinese sentence that says why.</summary>
public sealed class BackupRefusedException(string message, Exception? inner = null) : Exception(message, inner);
