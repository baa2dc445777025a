using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Boluo.Dashboard.Domain;

/// <summary>The Chinese word of an enum member, as its <see cref="DisplayAttribute"/> says it; one spelling for screen, file and import.</summary>
public static class Labels
{
    private static readonly ConcurrentDictionary<Enum, string> Cache = new();

    public static string Label(this Enum value) => Cache.GetOrAdd(value, static v =>
        v.GetType().GetField(v.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name ?? v.ToString());
}
