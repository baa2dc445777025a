using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Starting;

/// <summary>The levels of the log, of which a wrong one would end the start with a sentence of the framework.</summary>
internal static class LogSettings
{
    public static void Check(SettingsReader reader)
    {
        var logging = reader.Configuration.GetSection("Logging");
        foreach (var (key, value) in logging.AsEnumerable().Where(p => p.Value is not null && p.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)))
            if (!Enum.TryParse<LogLevel>(value, ignoreCase: true, out var level) || !Enum.IsDefined(level))
                reader.Refuse(key, value, string.Join('、', Enum.GetNames<LogLevel>()) + "之一");
    }
}
