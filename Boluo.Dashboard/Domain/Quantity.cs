using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Boluo.Dashboard.Domain;

/// <summary>How a number was stated: 约 and 多 are not exact, and never become so.</summary>
public enum Qualifier
{
    [Display(Name = "")] Exact,
    [Display(Name = "约")] About,
    [Display(Name = "多")] MoreThan,
}

/// <summary>A number with its qualifier and unit. No value means unknown and is shown as —, never as 0.</summary>
public sealed record Quantity(double? Value, Qualifier Qualifier, string Unit)
{
    public const string Unknown = "—";

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("zh-CN");

    public static Quantity Exact(double? value, string unit) => new(value, Qualifier.Exact, unit);

    /// <summary>The number with its qualifier, without the unit: 约110万, 2,000多, 36.</summary>
    public override string ToString()
    {
        if (Value is not { } value) return Unknown;
        var number = value.ToString("#,##0.##", Culture);
        return Qualifier switch
        {
            Qualifier.About => $"约{number}",
            Qualifier.MoreThan => $"{number}多",
            _ => number,
        };
    }
}

/// <summary>One figure that the county has published, as it was printed.</summary>
public sealed class PublishedFigure
{
    public required string Key { get; init; }

    /// <summary>Where in the publication it stands.</summary>
    public required string Section { get; init; }

    /// <summary>The system of work it belongs to.</summary>
    public required string System { get; init; }

    public required string Term { get; init; }

    public required double Value { get; init; }

    public required Qualifier Qualifier { get; init; }

    public required string Unit { get; init; }

    /// <summary>What it covers, in words.</summary>
    public required string Scope { get; init; }

    /// <summary>The year or years it speaks of.</summary>
    public required string Period { get; init; }

    /// <summary>What it says, in the project's own words.</summary>
    public required string Description { get; init; }

    /// <summary>Position in the publication.</summary>
    public required int Ordinal { get; init; }
}
