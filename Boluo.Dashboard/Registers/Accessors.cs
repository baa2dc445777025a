using System.Collections.Concurrent;
using System.Reflection;

namespace Boluo.Dashboard.Registers;

/// <summary>Reads and writes a property of any row, init-only ones too, without the cost of reflection for each row.</summary>
internal sealed record Accessors(Func<object, object?> Get, Action<object, object?> Set)
{
    private static readonly MethodInfo Maker = typeof(Accessors).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly ConcurrentDictionary<PropertyInfo, Accessors> Known = new();

    public static Accessors Of(PropertyInfo property) =>
        Known.GetOrAdd(property, static p => (Accessors)Maker.MakeGenericMethod(p.DeclaringType!, p.PropertyType).Invoke(null, [p])!);

    private static Accessors Make<TRow, TValue>(PropertyInfo property)
    {
        var (get, set) = (property.GetMethod!.CreateDelegate<Func<TRow, TValue>>(), property.SetMethod!.CreateDelegate<Action<TRow, TValue>>());
        return new Accessors(row => get((TRow)row), (row, value) => set((TRow)row, (TValue)value!));
    }
}
