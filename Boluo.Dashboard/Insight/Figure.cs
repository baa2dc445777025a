using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Insight;

/// <summary>去重范围: how the numbers of smaller places stand to that of the county.</summary>
public enum Adding
{
    /// <summary>What is counted belongs to one place alone.</summary>
    [Display(Name = "只属一地，各镇街、各社区相加等于全县")] Adds,

    /// <summary>Some of it belongs to a township or to the county and to no community.</summary>
    [Display(Name = "社区、镇街、县本级各自统计，社区相加不含镇街和县本级的")] AddsByLevel,

    /// <summary>What is counted may belong to several places, and counts once in each.</summary>
    [Display(Name = "在所选统计范围内去重，各镇街、各社区相加可能大于全县")] OnceInScope,

    /// <summary>Sums whose parts serve or name the same people.</summary>
    [Display(Name = "各级合计，人群有重叠，不去重")] Overlaps,

    /// <summary>A standard, a mean, a number of kinds.</summary>
    [Display(Name = "不相加")] Never,
}

/// <summary>数值时点: what of a figure is known as of any day.</summary>
public enum Dating
{
    [Display(Name = "按统计时点，以往时点可复算")] AsOf,

    /// <summary>Which rows count is dated; what they hold is the last that was entered.</summary>
    [Display(Name = "对象按统计时点，数值为现值")] CurrentValues,

    /// <summary>Nothing of it has a history.</summary>
    [Display(Name = "现值，各统计时点相同")] Current,
}

/// <summary>修约: how it is written.</summary>
public enum Rounding
{
    [Display(Name = "整数，不修约")] Whole,
    [Display(Name = "保留一位小数，四舍五入")] OneDecimal,
    [Display(Name = "最多保留两位小数，四舍五入")] TwoDecimals,
    [Display(Name = "以“万”为单位时保留一位小数，四舍五入")] TenThousands,
}

/// <summary>What a figure rests on, where it stands beside a published number.</summary>
public enum Basis
{
    /// <summary>Counted from rows that somebody keeps, whatever was published.</summary>
    Ledger,

    /// <summary>The number itself was entered from the publication, or set as it was published.</summary>
    Publication,

    /// <summary>The publication counts others than the ledger does, such as those who took part in one action.</summary>
    OtherPopulation,
}

/// <summary>
/// A number of the county with its passport: what it means, who answers for it, which rows make it, and all that another office needs
/// to compute the same. <paramref name="key"/> is the published figure's key where there is one.
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

    /// <summary>计数单位: what is counted as one.</summary>
    public required string One { get; init; }

    public required Adding Adding { get; init; }

    public required Dating Dating { get; init; }

    /// <summary>现值: the values are the last entered, whatever the day. Between two days only the rows that come and go make a difference, and no difference means nothing.</summary>
    public bool IsCurrent => Dating != Dating.AsOf;

    public Rounding Rounding { get; init; }

    public Basis Basis { get; init; }

    /// <summary>The kind of place of which such a figure is published; a single township or community is named by the published figure itself.</summary>
    public PublishedPlace PublishedOf { get; init; } = PublishedPlace.County;

    /// <summary>口径沿革: what each later version of the definition changed; the first needs no words.</summary>
    public IReadOnlyList<string> Revisions { get; init; } = [];

    /// <summary>第2版：由列入计划的次数改为已完成的次数.</summary>
    public string VersionInWords => Invariant($"第{Revisions.Count + 1}版{(Revisions.Count == 0 ? "" : "：" + Revisions[^1])}");

    /// <summary>Told month by month, by <see cref="FigureHistory"/>. Its value is an expression.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>Path and query of the rows that have come between two days, both included; where the ledger knows when its rows came.</summary>
    public Func<DateOnly, DateOnly, string>? RowsBetween { get; init; }

    /// <summary>Path and query of the page with the rows that make the number; the scope is added by <see cref="Urls"/>.</summary>
    public abstract string RowsPath { get; }

    /// <summary>The value as an expression, where it is one: then it is computed together with others.</summary>
    public virtual Expression<Func<BoluoDbContext, Scope, double?>>? Value => null;

    public abstract Task<Quantity> ComputeAsync(BoluoDbContext db, Scope scope, CancellationToken cancel);
}
