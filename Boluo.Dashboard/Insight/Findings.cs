using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace Boluo.Dashboard.Insight;

/// <summary>
/// Makes findings of rows. A rule says what it knows, as in n => new Finding { Key = …, Name = …, Owner = … }; the rest is put in here, because EF
/// concatenates the findings of all rules, and only where each sets them all.
/// </summary>
public static class Findings
{
    private static readonly IReadOnlyList<PropertyInfo> Parts = [.. typeof(Finding).GetProperties().Where(p => p.CanWrite)];

    /// <summary>Findings in the name of the unit or the place that the lambda says.</summary>
    public static IQueryable<Finding> Found<TRow>(
        this IQueryable<TRow> rows, Rule rule, Expression<Func<TRow, Finding>> told, Expression<Func<TRow, double?>>? amount = null, Expression<Func<TRow, DateOnly?>>? since = null) =>
        rows.Select(Whole(rule, told, (nameof(Finding.Amount), amount), (nameof(Finding.Since), since)));

    /// <summary>Findings in the name of the community that each row belongs to.</summary>
    public static IQueryable<Finding> FoundInCommunity<TRow>(
        this IQueryable<TRow> rows, Rule rule, Expression<Func<TRow, Finding>> told, Expression<Func<TRow, double?>>? amount = null, Expression<Func<TRow, DateOnly?>>? since = null)
        where TRow : InCommunity => rows.Select(Whole(rule, told,
            (nameof(Finding.PlaceCode), (TRow r) => r.Community.Code),
            (nameof(Finding.LiesIn), (TRow r) => r.Community.Code),
            (nameof(Finding.TownshipName), (TRow r) => r.Township.Name),
            (nameof(Finding.CommunityName), (TRow r) => r.Community.Name),
            (nameof(Finding.Amount), amount),
            (nameof(Finding.Since), since)));

    /// <summary>Communities that are findings themselves; their secretaries answer for them.</summary>
    public static IQueryable<Finding> FoundCommunities<TRow>(this IQueryable<TRow> rows, Rule rule, Expression<Func<TRow, double?>>? amount = null, Expression<Func<TRow, DateOnly?>>? since = null)
        where TRow : InCommunity =>
        rows.FoundInCommunity(rule, r => new Finding { Key = r.Community.Code, Name = r.Township.Name + r.Community.Name, Owner = r.Community.SecretaryName }, amount, since);

    /// <summary>Communities where something was last done so many days ago; nothing is counted where it never was.</summary>
    public static IQueryable<Finding> FoundLate(this IQueryable<LastDone> communities, Rule rule, DateOnly day) =>
        communities.FoundCommunities(rule, c => c.On == null ? null : day.DayNumber - c.On.Value.DayNumber, c => c.On);

    /// <summary>What is told, with what else is known of such rows, and nothing where nothing is known.</summary>
    private static Expression<Func<TRow, Finding>> Whole<TRow>(Rule rule, Expression<Func<TRow, Finding>> told, params IEnumerable<(string Part, LambdaExpression? Value)> more)
    {
        var row = told.Parameters[0];
        var said = ((MemberInitExpression)told.Body).Bindings.Cast<MemberAssignment>().ToDictionary(b => b.Member.Name, b => b.Expression, StringComparer.Ordinal);
        said.Add(nameof(Finding.Rule), Expression.Constant(rule.Key));
        foreach (var (part, value) in more)
            if (value is not null) said.TryAdd(part, ReplacingExpressionVisitor.Replace(value.Parameters[0], row, value.Body));
        var all = Parts.Select(p => Expression.Bind(p, said.GetValueOrDefault(p.Name) ?? Expression.Constant(null, p.PropertyType)));
        return Expression.Lambda<Func<TRow, Finding>>(Expression.MemberInit(Expression.New(typeof(Finding)), all), row);
    }
}

/// <summary>A community with the day on which something was last done there; none where it never was.</summary>
public sealed record LastDone : InCommunity
{
    public required DateOnly? On { get; init; }
}
