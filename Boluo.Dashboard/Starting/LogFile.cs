using System.Globalization;
using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Data;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Boluo.Dashboard.Starting;

/// <summary>
/// The log in files, a new one each day and before it grows too long, of which the oldest go. Where they cannot be written the program goes on: the
/// operator is told, and once they can, so does the log.
/// </summary>
public sealed class LogFile : ILogEventSink, ILoggingFailureListener, IWatched, IDisposable
{
    private const int Kept = 31;
    private const long Longest = 20L * 1024 * 1024;
    private const string Time = "Beijing";
    private const string Line = "{" + Time + ":l} [{Level:u3}] {SourceContext} {Message:lj}{NewLine}{Exception}";

    private readonly string _folder;
    private volatile Logger? _files;
    private volatile bool _failed;

    public LogFile(string folder)
    {
        _folder = folder;
        Open();
    }

    public (string Name, string Value)? Fact => ("日志文件夹", _failed ? $"{_folder}，不能写入" : _folder);

    public static void AddTo(WebApplicationBuilder builder, LogSettings settings)
    {
        var file = new LogFile(settings.Folder);
        if (file._failed) Console.Error.WriteLine($"日志文件夹不能写入，程序照常运行，日志只在控制台输出：{settings.Folder}");
        builder.Services.AddSingleton<IWatched>(file);
        builder.Logging.AddProvider(new SerilogLoggerProvider(new LoggerConfiguration().MinimumLevel.Verbose().Enrich.With(new BeijingTime()).WriteTo.Sink(file).CreateLogger(), dispose: true)); // What goes in is said by Logging:LogLevel.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning); // Below that it writes down addresses, and a search has names in its own.
    }

    public void Emit(LogEvent logEvent) => _files?.Write(logEvent);

    public void OnLoggingFailed(object sender, LoggingFailureKind kind, string message, IReadOnlyCollection<LogEvent>? events, Exception? exception) => _failed = true;

    public IEnumerable<SystemCondition> Look(DateTime now)
    {
        if (_failed) Open();
        return _failed ? [SystemCondition.LogFileUnwritable] : [];
    }

    public void Dispose() => _files?.Dispose();

    private void Open()
    {
        var before = _files;
        try
        {
            OwnFiles.CreateFolder(_folder);
            using (var probe = new FileStream(Path.Combine(_folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) probe.Write(new byte[4096]);
            _files = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Fallible(to => to.File(Path.Combine(_folder, "boluo-.log"), outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true, fileSizeLimitBytes: Longest, retainedFileCountLimit: Kept), this).CreateLogger();
            _failed = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            (_files, _failed) = (null, true);
        }

        before?.Dispose();
    }

    /// <summary>The time of the pages, wherever the computer's clock believes to be.</summary>
    private sealed class BeijingTime : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) =>
            logEvent.AddPropertyIfAbsent(new LogEventProperty(Time, new ScalarValue(Days.Local(logEvent.Timestamp.UtcDateTime).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture))));
    }
}
