using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Security;

/// <summary>What the log keeps of a change of accounts and screens: who, when, what. It is no data of the county and has no rows to take back.</summary>
internal static class AccountLog
{
    /// <param name="by">Who did it, as the database knows the account.</param>
    /// <param name="at">UTC.</param>
    /// <param name="summary">What was done, in a sentence.</param>
    public static ChangeSet Line(Viewer by, DateTime at, string summary) => new()
    {
        Kind = ChangeKind.AccountEdit,
        Reason = ChangeKind.AccountEdit.Label(),
        EffectiveOn = DateOnly.FromDateTime(Days.Local(at)),
        ById = by.UserId,
        ByName = by.Name,
        At = at,
        Summary = summary,
    };
}
