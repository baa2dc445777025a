using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

/// <summary>
/// A number of the county with its passport: what it means, who answers for it, which rows make it. <paramref name="key"/> is the
/// published figure's key where there is one.
/// </summary>
public abstract class Figure(string key, string term, string definition, string unit, string source, string department)
{
    public string Key { get; } = key;

    public string Term { get; } = term;

    public string Definition { get; } = definition;

    public string Unit { get; } = unit;

    /// <summary>数据来源.</summary>
    public string Source { get; } = source;

    /// <summary>数据提供单位: who answers for it.</summary>
    public string Department { get; } = department;

    /// <summary>
    /// Whether the number of an earlier day can differ: false where it rests on values that are kept without a day (现值), which are the
    /// same on every day and are therefore not compared.
    /// </summary>
    public bool HasHistory { get; init; } = true;

    /// <summary>Path and query of the page with the rows that make the number; the scope is added by <see cref="Urls"/>.</summary>
    public abstract string RowsPath { get; }

    /// <summary>The value as an expression, where it is one: then it is computed together with others.</summary>
    public virtual Expression<Func<BoluoDbContext, Scope, double?>>? Value => null;

    public abstract Task<Quantity> ComputeAsync(BoluoDbContext db, Scope scope, CancellationToken cancel);
}

/// <summary>How a computed figure stands to the published one.</summary>
public enum Agreement
{
    /// <summary>An exact figure, and equal.</summary>
    [Display(Name = "一致")] Equal,

    /// <summary>A 多 or 约 that the ledgers bear out.</summary>
    [Display(Name = "达到")] Reached,
    [Display(Name = "不一致")] Different,

    /// <summary>Published, but no ledger counts it.</summary>
    [Display(Name = "无台账")] NoLedger,

    /// <summary>The publication speaks of another scope or day.</summary>
    [Display(Name = "不适用")] OtherScope,

    /// <summary>Counted, but never published.</summary>
    [Display(Name = "无公开数")] Unpublished,
}

/// <summary>指标说明: a figure for a scope, beside the published one where the whole county is in scope.</summary>
public sealed record Passport(Figure Figure, Scope Scope, Quantity Computed, Quantity? Published, Agreement Agreement)
{
    /// <summary>How far above a rounded number a count may lie and still be what it rounds.</summary>
    private const double About = 0.05;

    /// <summary>The day that the publication is read as speaking of; other days have no published figure to agree with.</summary>
    public static readonly DateOnly PublishedOn = new(2020, 6, 30);

    public static Agreement Compare(Quantity computed, Quantity? published, Scope scope)
    {
        if (published?.Value is not { } said) return Agreement.Unpublished;
        if (!scope.IsCountyWide || scope.AsOf != PublishedOn) return Agreement.OtherScope;
        if (computed.Value is not { } value) return Agreement.Different;
        return published.Qualifier switch
        {
            Qualifier.Exact => value == said ? Agreement.Equal : Agreement.Different,
            Qualifier.MoreThan => value >= said ? Agreement.Reached : Agreement.Different,
            _ => Math.Abs(value - said) <= said * About ? Agreement.Reached : Agreement.Different,
        };
    }
}
