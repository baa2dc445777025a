using System.Linq.Expressions;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Insight;

/// <summary>A figure that one query answers.</summary>
public sealed class QueryFigure : Figure
{
    private readonly Func<BoluoDbContext, Scope, CancellationToken, Task<double?>>? _compute;

    /// <summary>
    /// The usual form: an expression over the data, such as (db, scope) => db.Grids.Within(db, scope).Count(). Any number of them is
    /// asked in one command; see <see cref="FigureValues"/>.
    /// </summary>
    public QueryFigure(
        string key, string term, string definition, string unit, string source, string department, string rowsPath,
        Expression<Func<BoluoDbContext, Scope, double?>> value) : base(key, term, definition, unit, source, department) =>
        (RowsPath, Value) = (rowsPath, value);

    /// <summary>For what no expression says: a figure with a command of its own.</summary>
    public QueryFigure(
        string key, string term, string definition, string unit, string source, string department, string rowsPath,
        Func<BoluoDbContext, Scope, CancellationToken, Task<double?>> compute) : base(key, term, definition, unit, source, department) =>
        (RowsPath, _compute) = (rowsPath, compute);

    public override string RowsPath { get; }

    public override Expression<Func<BoluoDbContext, Scope, double?>>? Value { get; }

    public override async Task<Quantity> ComputeAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => _compute is { } compute
        ? Quantity.Exact(await compute(db, scope, cancel), Unit)
        : (await FigureValues.ReadAsync([this], db, scope, cancel))[Key];
}
