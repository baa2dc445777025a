using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>How a number was stated: 约 and 多 are not exact, and never become so.</summary>
public enum Qualifier
{
    [Display(Name = "确数")] Exact,
    [Display(Name = "约")] About,
    [Display(Name = "多")] MoreThan,
}

/// <summary>A number with its qualifier and unit. No value means unknown and is shown as —, never as 0.</summary>
public sealed record Quantity(double? Value, Qualifier Qualifier, string Unit)
{
    public const string Unknown = "—";

    /// <summary>How far from a number with 约 a count may lie and still be what it rounds.</summary>
    private const double AboutShare = 0.05;

    /// <summary>Persons are counted in either; 人次, how often they came, in neither.</summary>
    private static readonly string[] Heads = ["人", "名"];

    public static Quantity Exact(double? value, string unit) => new(value, Qualifier.Exact, unit);

    /// <summary>The number with its qualifier, without the unit: 36, 2,000多, and as it was said in ten thousands 约110万, 80多万, 8万多.</summary>
    public override string ToString() => Value is not { } value ? Unknown : Qualifier switch
    {
        Qualifier.Exact => Digits.Text(value, 2),
        Qualifier.About => $"约{InWords(value)}",
        _ when Digits.IsWan(value) && value % 100_000 == 0 => $"{Digits.InWan(value)[..^1]}多万",
        _ => $"{InWords(value)}多",
    };

    /// <summary>Whether a count is what this number states: 36 is 36 alone, 80多万 is [80万, 90万), 约110万 is 5% up and down.</summary>
    public bool Covers(double count) => Value is { } value && Qualifier switch
    {
        Qualifier.Exact => Digits.Same(count, value),
        Qualifier.MoreThan => count >= value && (value == 0 || (decimal)count < (decimal)value + LastUnit((decimal)value)),
        _ => Math.Abs(count - value) <= value * AboutShare,
    };

    /// <summary>Whether numbers of that unit count the same: 人 and 名 do, 人 and 人次 never.</summary>
    public bool CountsAs(string unit) => Unit == unit || (Heads.Contains(Unit) && Heads.Contains(unit));

    private static string InWords(double value) => Digits.IsWan(value) ? Digits.InWan(value) : Digits.Text(value, 2);

    /// <summary>The unit of the last digit that was stated: 100 of 1,100, ten thousands of 800,000, 0.1 of 1.5.</summary>
    private static decimal LastUnit(decimal value)
    {
        var unit = 1m;
        while (value % unit != 0) unit /= 10;
        while (value % (unit * 10) == 0) unit *= 10;
        return unit;
    }
}

/// <summary>One figure that the county has published, as it was printed.</summary>
public sealed class PublishedFigure : IVersioned
{
    /// <summary>Position in the publication.</summary>
    public required int Ordinal { get; init; }

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

    /// <summary>The one township that it covers; null for the county, a community, or each of many places.</summary>
    public string? TownshipCode { get; init; }

    /// <summary>The one community that it covers.</summary>
    public string? CommunityCode { get; init; }

    /// <summary>The year or years it speaks of.</summary>
    public required string Period { get; init; }

    /// <summary>The day that it is read as speaking of; the ledgers of other days have nothing to agree with.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What it says, in the project's own words.</summary>
    public required string Description { get; init; }

    public Guid Version { get; set; }

    public Quantity ToQuantity() => new(Value, Qualifier, Unit);
}
