using System.Security.Cryptography;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>Follows a chain from a beginning, row by row, as long as each is what its seal proves.</summary>
internal sealed class LogThread(LogBeginning beginning, LogKeys keys)
{
    private string _link = beginning.Link;

    /// <summary>The last row that holds.</summary>
    public long Row { get; private set; } = beginning.Row;

    public string Seal { get; private set; } = beginning.Seal;

    public int Rows { get; private set; }

    /// <returns>False where the row does not say what its seal proves, or does not follow the one before.</returns>
    public bool Follow(long row, string? seal, Action<IncrementalHash> content)
    {
        if (seal is null || LogSeal.Parse(seal) is not { } parts || keys.Find(parts.KeyId) is not { } key) return false;
        using var hash = key.Begin();
        content(hash);
        if (row <= Row || LogKey.Text(hash.GetHashAndReset()) != parts.Content || !parts.Follows(_link, key)) return false;
        (_link, Row, Seal, Rows) = (parts.Link, row, seal, Rows + 1);
        return true;
    }
}
