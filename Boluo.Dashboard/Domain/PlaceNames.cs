namespace Boluo.Dashboard.Domain;

/// <summary>Short forms of official names, for where there is little room. The only place that takes a name apart.</summary>
public static class PlaceNames
{
    private static readonly string[] Kinds = ["社区", "街道", "镇"];

    /// <summary>东区 of 东区社区, 罗阳 of 罗阳街道, 湖镇 of 湖镇镇.</summary>
    public static string Short(string name) =>
        Array.Find(Kinds, kind => name.Length > kind.Length && name.EndsWith(kind, StringComparison.Ordinal)) is { } kind ? name[..^kind.Length] : name;
}
