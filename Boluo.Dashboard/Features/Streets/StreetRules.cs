using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>联席会议议定事项逾期未办结.</summary>
public sealed class JointIssueOverdue() : Rule("joint.overdue", 75)
{
    public override string? Unit => "天";

    public override string Title(double? threshold) => "联席会议议定事项逾期未办结";

    public override string RowsPath(double? threshold) => $"{StreetsRoom.Page(JointIssueTable.LedgerName)}&{JointIssueTable.LedgerName}.state={DutyState.Overdue}";

    public override string Summary(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? "" : FormattableString.Invariant($"最长逾期{findings.Max(f => f.Amount)}天");

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, today) = (Key, scope.AsOf.DayNumber);
        return JointIssueRow.Query(db, scope).Where(i => i.State == DutyState.Overdue).Select(i => new Finding
        {
            Rule = key,
            Key = "" + i.Id,
            Name = i.Title,
            Place = i.HostName,
            Owner = i.OwnerUnit,
            Amount = today - i.DueOn.DayNumber,
        });
    }
}
