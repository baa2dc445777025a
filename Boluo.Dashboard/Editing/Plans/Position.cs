using System.Collections.Immutable;
using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>All about a grid that moves can change, as it is in force.</summary>
internal sealed record Position(string CommunityCode, int Number, int BranchId, int? LeaderId, ImmutableSortedSet<int> Workers)
{
    public static Position Of(GridAssignment assignment, IEnumerable<GridDuty> duties) =>
        new(assignment.CommunityCode, assignment.Number, assignment.BranchId, assignment.LeaderId, [.. duties.Select(d => d.WorkerId)]);

    public bool Equals(Position? other) =>
        other is not null && HasAssignmentOf(other) && Workers.SetEquals(other.Workers);

    public override int GetHashCode() => HashCode.Combine(CommunityCode, Number, BranchId, LeaderId);

    public bool HasPlaceOf(Position other) => (CommunityCode, Number, BranchId) == (other.CommunityCode, other.Number, other.BranchId);

    public bool HasAssignmentOf(Position other) => HasPlaceOf(other) && LeaderId == other.LeaderId;

    public override string ToString() =>
        Invariant($"{CommunityCode}|{Number}|{BranchId}|{LeaderId}|{string.Join(',', Workers)}");
}

/// <summary>The dated rows of one grid, which the history can take back step by step.</summary>
internal sealed class GridRows(IEnumerable<GridAssignment> assignments, IEnumerable<GridDuty> duties)
{
    private readonly Dictionary<int, GridAssignment> _assignments = assignments.ToDictionary(a => a.Id);
    private readonly Dictionary<int, GridDuty> _duties = duties.ToDictionary(d => d.Id);

    /// <summary>What is in force with no end; null for a grid that has ended.</summary>
    public Position? Open => At(period => period.ValidTo is null);

    public Position? On(DateOnly day) => At(period => period.ValidFrom <= day && (period.ValidTo is null || period.ValidTo > day));

    /// <summary>The days on which anything begins or ends.</summary>
    public IEnumerable<DateOnly> Days => _assignments.Values.Cast<IDated>().Concat(_duties.Values)
        .SelectMany(p => p.ValidTo is { } end ? new[] { p.ValidFrom, end } : [p.ValidFrom]).Distinct().Order();

    public void Undo(ChangeEntry entry)
    {
        var key = int.Parse(entry.Key, CultureInfo.InvariantCulture);
        switch (entry.Entity)
        {
            case nameof(GridAssignment): Put(_assignments, key, entry.Before); break;
            case nameof(GridDuty): Put(_duties, key, entry.Before); break;
        }
    }

    public string? BasisOn(DateOnly day) => _assignments.Values.FirstOrDefault(a => a.ValidFrom == day)?.Basis;

    private Position? At(Func<IDated, bool> holds) => _assignments.Values.FirstOrDefault(a => holds(a)) is { } assignment
        ? Position.Of(assignment, _duties.Values.Where(d => holds(d)))
        : null;

    private static void Put<T>(Dictionary<int, T> rows, int key, string? json)
    {
        if (json is null) rows.Remove(key);
        else rows[key] = RowJson.Read<T>(json);
    }
}
