namespace Boluo.Dashboard.Editing;

/// <summary>Why a plan or a row is refused: the row and field it concerns, and a whole sentence that names both.</summary>
public sealed record Fault(string? Row, string Field, string Message);
