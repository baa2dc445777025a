using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>Reads one branch. Names of grid leaders are in it, so it is in no shared snapshot.</summary>
public sealed class OrganisationQueries(IDbContextFactory<BoluoDbContext> factory)
{
    /// <summary>The branch as of the scope's day, or a sentence if there was none of that number.</summary>
    public async Task<Result<BranchDetail>> BranchAsync(string id, Scope scope, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await BranchDetail.ReadAsync(db, number, scope.AsOf, cancel) is { } branch
            ? branch
            : Result<BranchDetail>.Fail($"{Days.Long(scope.AsOf)}没有编号为“{PlainText.Cut(id)}”的党支部，请核对。");
    }
}
