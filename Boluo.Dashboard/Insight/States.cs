namespace Boluo.Dashboard.Insight;

/// <summary>A row with the state that its dates give it as of a day; translates to SQL in later clauses.</summary>
public sealed record Stated<TRow, TState>
{
    public required TRow Row { get; init; }

    public required TState State { get; init; }
}

/// <summary>States are never stored: they follow from dates, as of any day.</summary>
public static partial class States
{
    public static IQueryable<Stated<Need, NeedState>> WithState(this IQueryable<Need> rows, DateOnly day) => rows.Select(n => new Stated<Need, NeedState>
    {
        Row = n,
        State = n.ClosedAgainOn <= day || (n.ClosedOn <= day && !(n.ReopenedOn <= day)) ? NeedState.Closed
            : n.DeferredOn <= day ? NeedState.Deferred
            : n.StartedOn <= day ? NeedState.Started
            : n.MatchedOn <= day ? NeedState.Matched
            : NeedState.Waiting,
    });

    /// <summary>在办: neither closed nor put off.</summary>
    public static IQueryable<Stated<Need, NeedState>> OnlyOpen(this IQueryable<Stated<Need, NeedState>> needs) => needs.Where(n => n.State != NeedState.Closed && n.State != NeedState.Deferred);

    public static IQueryable<Stated<Project, ProjectState>> WithState(this IQueryable<Project> rows, DateOnly day) => rows.Select(p => new Stated<Project, ProjectState>
    {
        Row = p,
        State = p.StoppedOn <= day ? ProjectState.Stopped
            : p.EndOn <= day ? ProjectState.Completed
            : p.StartOn <= day ? ProjectState.Started
            : p.ClaimedOn <= day ? ProjectState.Claimed
            : ProjectState.Published,
    });

    public static IQueryable<Stated<MonthlyReturn, ReturnState>> WithState(this IQueryable<MonthlyReturn> rows, DateOnly day) => rows.Select(r => new Stated<MonthlyReturn, ReturnState>
    {
        Row = r,
        State = r.CorrectedOn <= day ? ReturnState.Corrected
            : r.SentBackOn <= day ? ReturnState.SentBack
            : r.SubmittedOn <= day ? ReturnState.Submitted
            : ReturnState.Missing,
    });
}
