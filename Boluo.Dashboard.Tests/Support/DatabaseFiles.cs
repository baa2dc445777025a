using Boluo.Dashboard.Data.Start;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Tests.Support;

internal static class DatabaseFiles
{
    /// <summary>Closes what the pool of this file holds open, and of no other, which tests beside this one are using.</summary>
    public static void Release(this DatabaseFile file)
    {
        using var pool = new SqliteConnection(file.ConnectionString);
        SqliteConnection.ClearPool(pool);
    }
}
