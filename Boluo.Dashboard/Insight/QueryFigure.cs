using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

/// <summary>A figure that one query answers.</summary>
public sealed class QueryFigure(
    string key, string term, string definition, string unit, string source, string department, string rowsPath,
    Func<BoluoDbContext, Scope, CancellationToken, Task<double?>> compute) : Figure(key, term, definition, unit, source, department)
{
    public override string RowsPath { get; } = rowsPath;

    public override async Task<Quantity> ComputeAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Quantity.Exact(await compute(db, scope, cancel), Unit);
}
