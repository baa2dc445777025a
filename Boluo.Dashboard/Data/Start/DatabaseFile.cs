using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Start;

/// <summary>Where the database lies. What belongs to it (lock, keys) lies beside it and moves with it.</summary>
public sealed record DatabaseFile
{
    public required string Path { get; init; }

    public required string ConnectionString { get; init; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string LockPath => Path + ".lock";

    /// <summary>The copy that is being upgraded; gone once it has taken the database's place.</summary>
    public string UpgradePath => Path + ".upgrade";

    /// <summary>The database as it was before a migration.</summary>
    public string BeforePath(string migration) => $"{Path}.before-{migration}";

    /// <summary>The keys that protect cookies and form tokens.</summary>
    public string KeysFolder => System.IO.Path.Combine(Folder, "keys");

    /// <summary>From the setting, else App_Data/boluo.db; a relative path starts at the content root, wherever the program was called from.</summary>
    public static DatabaseFile From(string? connectionString, string contentRoot)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Default Timeout")) builder.DefaultTimeout = 5;
        if (builder.DataSource.Length == 0) builder.DataSource = System.IO.Path.Combine("App_Data", "boluo.db");
        builder.DataSource = System.IO.Path.GetFullPath(builder.DataSource, contentRoot);
        return new DatabaseFile { Path = builder.DataSource, ConnectionString = builder.ConnectionString };
    }
}
