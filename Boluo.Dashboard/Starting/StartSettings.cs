using Boluo.Dashboard.Backups;
using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Components.Layout;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Security;
using Microsoft.Extensions.Options;

namespace Boluo.Dashboard.Starting;

/// <summary>
/// All settings of the program, read and checked before anything is created, so that a typing error costs a sentence and no half-made
/// database. Whoever adds a setting reads it here or in the record of its room.
/// </summary>
public sealed record StartSettings
{
    public required DatabaseFile File { get; init; }

    /// <summary>What an empty database is loaded from.</summary>
    public required string DataDirectory { get; init; }

    public required IReadOnlyList<ListeningAddress> Addresses { get; init; }

    /// <summary>Of https; null where the program does not speak it, or Kestrel's own settings say with which.</summary>
    public ServedCertificate? Certificate { get; init; }

    public required ProxySettings Proxy { get; init; }

    public required EntranceSettings Entrance { get; init; }

    public required SecuritySettings Security { get; init; }

    public required LayoutSettings Layout { get; init; }

    public required ExcelOptions Excel { get; init; }

    public required BackupSettings Backup { get; init; }

    public required LogArchiveSettings SecurityLog { get; init; }

    public required LogSettings Log { get; init; }

    /// <exception cref="StartRefusedException">At least one setting is wrong; all of them are named.</exception>
    public static StartSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new SettingsReader(configuration);
        var settings = Read(reader, environment);
        reader.RequireSound();
        if (!Directory.Exists(settings.DataDirectory) && !System.IO.File.Exists(settings.File.Path) && !System.IO.File.Exists(settings.File.LockPath))
            throw new StartRefusedException($"未找到数据目录，无法载入初始数据：{settings.DataDirectory}");
        return settings;
    }

    public static StartSettings Read(SettingsReader reader, IHostEnvironment environment)
    {
        var root = environment.ContentRootPath;
        var file = DatabaseFile.Read(reader, root);
        var (addresses, proxy) = (ListeningAddresses.Read(reader, environment), ProxySettings.Read(reader));
        var backup = BackupSettings.Read(reader, file, root);
        return new StartSettings
        {
            File = file,
            DataDirectory = reader.Text("DataDirectory", 1000) is { } folder ? Path.GetFullPath(folder, root) : Path.Combine(AppContext.BaseDirectory, "data"),
            Addresses = addresses,
            Certificate = Certificates.Read(reader, root),
            Proxy = proxy,
            Entrance = EntranceSettings.From(addresses, proxy),
            Security = SecuritySettings.Read(reader),
            Layout = reader.Text("Brand", 30) is { } brand ? new LayoutSettings { Brand = brand } : new LayoutSettings(),
            Excel = ExcelOptions.Read(reader),
            Backup = backup,
            SecurityLog = LogArchiveSettings.Read(reader, backup.Folder, backup.SecondFolder),
            Log = LogSettings.Read(reader, file, root),
        };
    }

    /// <summary>Each room asks for its own record.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this).AddSingleton(Proxy).AddSingleton(Entrance).AddSingleton(Security).AddSingleton(Layout).AddSingleton(Backup).AddSingleton(SecurityLog).AddSingleton(Options.Create(Excel));
        if (Certificate is not null) services.AddSingleton<IWatched>(Certificate);
    }
}
