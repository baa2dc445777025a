using System.Globalization;

namespace Boluo.Dashboard.Data.Start;

/// <summary>
/// Reads the settings once, at the start, and collects what is wrong with them: each fault names the key, the value and what is
/// accepted. A room declares its settings by reading them; a key below Boluo that no room reads is a typing error.
/// </summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private const string Section = "Boluo";
    private const int LongestShown = 80;

    private readonly List<string> _faults = [];
    private readonly SortedSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public IConfiguration Configuration => configuration;

    /// <summary>The keys that have been read, as they are written in the settings.</summary>
    public IReadOnlyCollection<string> Known => _known;

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The text at a key below Boluo; null if it is not set, or set to nothing.</summary>
    public string? Text(string key, int longest)
    {
        var value = Value(key);
        if (value is null || (value.Length <= longest && !value.Any(char.IsControl))) return value;
        Refuse(Name(key), value, Invariant($"不超过{longest}个字的一行文字"));
        return null;
    }

    /// <summary>The same for a password, which no sentence shows.</summary>
    public string? Secret(string key, int longest)
    {
        var value = Value(key);
        if (value is null || (value.Length <= longest && !value.Any(char.IsControl))) return value;
        RefuseSecret(Name(key), Invariant($"不超过{longest}个字的一行文字"));
        return null;
    }

    public int Int(string key, int standard, int min, int max)
    {
        var value = Value(key);
        if (value is null) return standard;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
        Refuse(Name(key), value, Invariant($"{min}至{max}之间的整数"));
        return standard;
    }

    /// <summary>What a text is read as; <paramref name="read"/> answers none for one that is not accepted.</summary>
    public T? Read<T>(string key, Func<string, T?> read, string accepted) where T : class
    {
        var value = Value(key);
        if (value is null) return null;
        if (read(value) is { } result) return result;
        Refuse(Name(key), value, accepted);
        return null;
    }

    /// <summary>The entries of a list: one text with commas or semicolons between them, or a list of the settings file.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<string, T?> read, string accepted) where T : struct
    {
        var section = Find(key);
        var entries = section.GetChildren().Select(c => (c.Path, Value: c.Value ?? ""))
            .Concat((section.Value ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(v => (section.Path, Value: v)));
        var list = new List<T>();
        foreach (var (path, value) in entries)
            if (read(value.Trim()) is { } entry) list.Add(entry);
            else Refuse(path, value, accepted);
        return list;
    }

    /// <summary>A setting of any section has a value that is not accepted.</summary>
    public void Refuse(string key, string? value, string accepted) => _faults.Add($"设置{key}的值“{Shown(value)}”无效，应为{accepted}。");

    /// <summary>The same for a value that nobody should read over a shoulder.</summary>
    public void RefuseSecret(string key, string accepted) => _faults.Add($"设置{key}的值无效，应为{accepted}。");

    /// <summary>Throws for all faults at once. Rooms have read all that they know, so what is left below Boluo is unknown.</summary>
    public void RequireSound()
    {
        // Without its value: a name that is nearly that of a password has one.
        foreach (var (path, _) in configuration.GetSection(Section).AsEnumerable().Where(p => p.Value is not null && !IsKnown(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal))
            _faults.Add($"没有名为{path}的设置，可用的设置：{string.Join('、', _known.Select(Name))}。");
        if (_faults.Count > 0) throw new StartRefusedException(string.Concat(_faults));
    }

    private bool IsKnown(string path) => path == Section || _known.Any(k => path.Equals(Name(k), StringComparison.OrdinalIgnoreCase) || path.StartsWith(Name(k) + ":", StringComparison.OrdinalIgnoreCase));

    private string? Value(string key)
    {
        var section = Find(key);
        if (section.Value is null && section.GetChildren().FirstOrDefault() is { } child) Refuse(child.Path, child.Value, $"写在{Name(key)}下的一个值");
        return string.IsNullOrWhiteSpace(section.Value) ? null : section.Value.Trim();
    }

    private IConfigurationSection Find(string key)
    {
        _known.Add(key);
        return configuration.GetSection(Name(key));
    }

    private static string Name(string key) => $"{Section}:{key}";

    private static string Shown(string? value) => value is null ? "" : string.Concat(PlainText.Cut(value, LongestShown).Select(c => char.IsControl(c) ? ' ' : c));
}
