namespace Boluo.Dashboard.Domain;

/// <summary>A report that was handed in: what it said then stays, whatever is entered later. It is no business data of the county: nothing is computed from it.</summary>
public sealed class HandedInReport
{
    public const int LongestTo = 60, LongestRemark = 100, LongestReason = 200;

    public int Id { get; init; }

    /// <summary>The report's name in exports.</summary>
    public required string Report { get; init; }

    public required string Title { get; init; }

    /// <summary>The canonical query of its scope, without the day; empty for the whole county.</summary>
    public required string Scope { get; init; }

    public required string ScopeWords { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>2020年6月, 截至2020年6月30日.</summary>
    public required string Period { get; init; }

    /// <summary>报送对象.</summary>
    public required string HandedTo { get; init; }

    /// <summary>文号或说明.</summary>
    public string? Remark { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Rows without totals.</summary>
    public required int Rows { get; init; }

    /// <summary>校验码: a hash of all it says.</summary>
    public required string ControlNumber { get; init; }

    /// <summary>The last change set that it knows; later ones may have changed what it would say now.</summary>
    public required int ChangeSetId { get; init; }

    /// <summary>All its cells, compressed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was said that it had not been handed in after all, in UTC; it stays in the list.</summary>
    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawnByName { get; set; }

    public string? WithdrawnReason { get; set; }
}
