using System.Linq.Expressions;
using System.Reflection;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tables;

/// <summary>A table of what a register declares: a column that shows one of its fields takes header, unit and format from there.</summary>
public abstract class RegisterTable<TRow, TRegister>(IDbContextFactory<BoluoDbContext> factory, string name, SheetTitle title, string sheetName, string path)
    : Table<TRow>(factory, name, title, sheetName, path) where TRow : class where TRegister : IRegister, new()
{
    private static readonly TRegister Register = new();
    private static readonly MethodInfo Joined = typeof(string).GetMethod(nameof(string.Concat), [typeof(object), typeof(object)])!;

    /// <summary>The number of the entity that the row holds. Override where a row is known otherwise.</summary>
    protected override Expression<Func<TRow, string>> Key
    {
        get
        {
            var row = Expression.Parameter(typeof(TRow), "r");
            var number = Expression.Property(Expression.Property(row, nameof(InCommunity<>.Row)), "Id");
            return Expression.Lambda<Func<TRow, string>>(Expression.Add(Expression.Constant(""), Expression.Convert(number, typeof(object)), Joined), row);
        }
    }

    /// <summary>The column of a field: <c>Field("people", r => r.Row.People)</c>. The field is that of the property shown, or else of the key.</summary>
    protected static Column<TRow, TValue> Field<TValue>(string key, Expression<Func<TRow, TValue>> value, Func<TRow, string?>? href = null)
    {
        var property = (value.Body as MemberExpression)?.Member;
        var field = Register.Fields.FirstOrDefault(f => f.Member == property) ?? Register.Fields.First(f => f.Key == key);
        var (format, total) = field.Kind switch
        {
            FieldKind.Whole => (Format.Integer, Total.Sum),
            FieldKind.Number => (Format.TwoDecimals, Total.Sum),
            FieldKind.Day => (Format.Date, Total.None),
            FieldKind.Month => (Format.Month, Total.None),
            FieldKind.Choice => (Format.Choice, Total.None),
            FieldKind.Flag => (Format.YesNo, Total.None),
            FieldKind.Code => (Format.Code, Total.None),
            FieldKind.Text when field.Shape is not null => (Format.Code, Total.None),
            _ => (Format.Text, Total.None),
        };
        return new(key, field.Label, field.Unit, format, total, value, href);
    }
}
