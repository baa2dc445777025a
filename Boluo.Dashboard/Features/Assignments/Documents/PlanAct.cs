namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>What can be done with a plan.</summary>
public enum PlanStep
{
    Preview,
    Submit,
    Agree,
    SendBack,
    Withdraw,
    Reopen,
    Apply,
    Schedule,
    Undo,
    Discard,
}

/// <summary>A step that somebody takes, with his opinion where he reviews.</summary>
public sealed record PlanAct(PlanStep Step, string Opinion = "");
