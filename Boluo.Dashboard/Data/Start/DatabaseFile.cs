using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Start;

/// <summary>Where the database lies. What belongs to it (lock, keys) lies beside it and moves with it.</summary>
public sealed record DatabaseFile
{
    private const string Key = "ConnectionStrings:Boluo";

    public required string Path { get; init; }

    public required string ConnectionString { get; init; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string LockPath => Path + ".lock";

    /// <summary>The copy that is being upgraded; gone once it has taken the database's place.</summary>
    public string UpgradePath => Path + ".upgrade";

    /// <summary>The database as it was before a migration.</summary>
    public string BeforePath(string migration) => $"{Path}.before-{migration}";

    /// <summary>The database that a backup has taken the place of.</summary>
    public string ReplacedPath(DateTime utc) => $"{Path}.replaced-{Days.Local(utc).ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>The keys that protect cookies and form tokens.</summary>
    public string KeysFolder => System.IO.Path.Combine(Folder, "keys");

    /// <summary>From the setting; what SQLite would take but this program cannot work with is refused.</summary>
    public static DatabaseFile Read(SettingsReader settings, string contentRoot)
    {
        const string accepted = "数据库文件的位置，例如Data Source=App_Data/boluo.db";
        var connections = settings.Configuration.GetSection("ConnectionStrings");
        foreach (var other in connections.GetChildren().Where(c => !c.Key.Equals("Boluo", StringComparison.OrdinalIgnoreCase))) settings.RefuseSecret(other.Path, "写在ConnectionStrings:Boluo下的值");
        var value = connections["Boluo"];
        if (string.IsNullOrWhiteSpace(value)) return From(null, contentRoot);
        try
        {
            var builder = new SqliteConnectionStringBuilder(value);
            if (builder.Password.Length > 0) settings.RefuseSecret(Key, "不带Password的数据库文件，本程序不支持加密的数据库");
            else if (builder.DataSource.Trim().Length == 0 || builder.DataSource == ":memory:" || builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) settings.Refuse(Key, value, accepted);
            else if (Directory.Exists(System.IO.Path.GetFullPath(builder.DataSource, contentRoot))) settings.Refuse(Key, value, "数据库文件，不是文件夹");
            else if (builder.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly) settings.Refuse(Key, value, "可读写的数据库文件（不写Mode，或为ReadWriteCreate）");
            else if (builder.ForeignKeys == false) settings.Refuse(Key, value, "不关闭Foreign Keys的数据库");
            else if (builder.DefaultTimeout is < 1 or > 60) settings.Refuse(Key, value, "Default Timeout为1至60之间的整数");
            else return From(value, contentRoot);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or NotSupportedException or OverflowException)
        {
            settings.Refuse(Key, value, accepted);
        }

        return From(null, contentRoot);
    }

    /// <summary>From the setting, else App_Data/boluo.db; a relative path starts at the content root, wherever the program was called from.</summary>
    public static DatabaseFile From(string? connectionString, string contentRoot)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Default Timeout")) builder.DefaultTimeout = 5;
        if (builder.DataSource.Length == 0) builder.DataSource = System.IO.Path.Combine("App_Data", "boluo.db");
        builder.DataSource = System.IO.Path.GetFullPath(builder.DataSource, contentRoot);
        builder.Mode = SqliteOpenMode.ReadWrite; // Whoever takes the file away from the running program must not find an empty one in its place.
        return new DatabaseFile { Path = builder.DataSource, ConnectionString = builder.ConnectionString };
    }
}
