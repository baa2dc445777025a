using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Insight;

/// <summary>The result of comparing a computed figure with the published one.</summary>
public enum Agreement
{
    /// <summary>An exact figure, and equal.</summary>
    [Display(Name = "一致")] Equal,

    /// <summary>A 多 or 约 that the ledgers bear out.</summary>
    [Display(Name = "达到")] Reached,

    /// <summary>The same number because it was entered from the publication: that proves nothing.</summary>
    [Display(Name = "同源")] SameSource,
    [Display(Name = "不一致")] Different,

    /// <summary>Published, but no ledger counts it.</summary>
    [Display(Name = "无台账")] NoLedger,

    /// <summary>The publication counts something else than the ledger.</summary>
    [Display(Name = "不比较")] NotCompared,

    /// <summary>The publication speaks of another scope or day.</summary>
    [Display(Name = "不适用")] OtherScope,

    /// <summary>Counted, but never published.</summary>
    [Display(Name = "无公开数")] Unpublished,
}

/// <summary>指标说明: a figure for a scope, beside the published one.</summary>
public sealed record Passport(Figure Figure, Scope Scope, Quantity Computed, Quantity? Published, Agreement Agreement)
{
    /// <summary>What the published number speaks of, in words: 罗阳街道，2019年.</summary>
    public string? PublishedOf { get; init; }

    /// <summary>80多万人（全县，2020年） · 达到</summary>
    public string PublishedInWords => Published is null ? Agreement.Label()
        : $"{Published}{Published.Unit}{(PublishedOf is null ? "" : $"（{PublishedOf}）")} · " + Agreement switch
        {
            Agreement.OtherScope => "统计范围或时点不同，不作比较",
            Agreement.NotCompared => "统计对象不同，不比较",
            _ => Agreement.Label(),
        };

    public static Agreement Compare(Figure figure, Quantity computed, PublishedFigure? said, Scope scope)
    {
        if (said is null) return Agreement.Unpublished;
        var published = said.ToQuantity();
        if (figure.Basis == Basis.OtherPopulation || !published.CountsAs(figure.Unit)) return Agreement.NotCompared;
        if (scope.AsOf != said.AsOf || !figure.PublishedOf.In(said).Is(scope)) return Agreement.OtherScope;
        if (computed.Value is not { } value) return figure.PublishedOf.IsForEach && !scope.IsCountyWide ? Agreement.OtherScope : Agreement.Different;
        if (!published.Covers(value)) return Agreement.Different;
        if (figure.Basis == Basis.Publication) return Agreement.SameSource;
        return published.Qualifier == Qualifier.Exact ? Agreement.Equal : Agreement.Reached;
    }
}
