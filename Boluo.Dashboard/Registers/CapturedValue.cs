using System.Linq.Expressions;
using System.Reflection;

namespace Boluo.Dashboard.Registers;

/// <summary>Values in expressions made by hand, held as a compiler would capture them: EF makes parameters of them and compiles the command once. A constant would be compiled anew for each value.</summary>
internal static class CapturedValue
{
    private static readonly MethodInfo Maker = typeof(CapturedValue).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Expression Parameter(object? value, Type type) => (Expression)Maker.MakeGenericMethod(type).Invoke(null, [value])!;

    private static MemberExpression Make<TValue>(TValue value) => Expression.Property(Expression.Constant(new Holder<TValue>(value)), nameof(Holder<TValue>.Value));

    private sealed record Holder<TValue>(TValue Value);
}
