using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>What belongs to a township, with that township. Rows of ledgers add to it what a day makes of them.</summary>
public abstract record InTownship
{
    public required Township Township { get; init; }
}

/// <inheritdoc cref="InTownship"/>
public record InTownship<T> : InTownship
{
    public required T Row { get; init; }
}

/// <summary>What belongs to a community, with that community and its township; alone, the community itself.</summary>
public record InCommunity : InTownship
{
    public required Community Community { get; init; }
}

/// <inheritdoc cref="InCommunity"/>
public record InCommunity<T> : InCommunity
{
    public required T Row { get; init; }
}

/// <summary>Puts rows together with their places; the result translates to SQL in later clauses. It is read only, never tracked.</summary>
public static class PlacedRows
{
    /// <summary>The communities of a scope with their townships.</summary>
    public static IQueryable<InCommunity> CommunitiesWithin(this BoluoDbContext db, Scope scope) =>
        db.Communities.Within(scope).AsNoTracking().Join(db.Townships, c => c.TownshipCode, t => t.Code, (community, township) => new InCommunity { Community = community, Township = township });

    public static IQueryable<InCommunity<T>> WithCommunity<T>(this IQueryable<T> rows, BoluoDbContext db, Expression<Func<T, string>> code) where T : class =>
        rows.AsNoTracking().Join(db.Communities, code, c => c.Code, (row, community) => new { row, community })
            .Join(db.Townships, r => r.community.TownshipCode, t => t.Code, (r, township) => new InCommunity<T> { Row = r.row, Community = r.community, Township = township });

    public static IQueryable<InTownship<T>> WithTownship<T>(this IQueryable<T> rows, BoluoDbContext db, Expression<Func<T, string>> code) where T : class =>
        rows.AsNoTracking().Join(db.Townships, code, t => t.Code, (row, township) => new InTownship<T> { Row = row, Township = township });
}
