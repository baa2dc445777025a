using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Places;

/// <summary>勾稽关系 of the communities' ledger with the records of their grids, centres and pairings.</summary>
internal static class CommunityTies
{
    public static readonly IReadOnlyList<Tie> All =
    [
        Same("community.grids", "网格数", "个", "网格台账", Urls.Grids, (db, scope) =>
            db.GridsOn(scope.AsOf).By(g => g.Assignment.CommunityCode),
            c => new PlaceCount { Place = c.Community.Code, Value = c.Grids }),
        Same("community.households", "户数", "户", "网格台账", Urls.Grids, (db, scope) =>
            db.GridsOn(scope.AsOf).By(g => g.Assignment.CommunityCode, g => g.Fact.Households),
            c => new PlaceCount { Place = c.Community.Code, Value = c.Households }),
        Same("community.members", "党员", "名", "网格台账", Urls.Grids, (db, scope) =>
            db.GridsOn(scope.AsOf).By(g => g.Assignment.CommunityCode, g => g.Fact.PartyMembers),
            c => new PlaceCount { Place = c.Community.Code, Value = c.PartyMembers }),
        Same("community.pairings", "结对单位", "个", "结对共建台账", Ledgers.Pairings.Page, (db, scope) => db.Pairings.AsOf(scope.AsOf).By(p => p.CommunityCode),
            c => new PlaceCount { Place = c.Community.Code, Value = c.PairedUnits }),
        Same("community.workers", "社区工作者", "名", "社区工作者名册", Ledgers.CommunityWorkers.Page, (db, scope) => db.CommunityWorkers.ThereOn(scope.AsOf).By(w => w.CommunityCode),
            c => new PlaceCount { Place = c.Community.Code, Value = c.WorkersInPost }),
    ];

    private static QueryTie Same(string key, string noun, string unit, string ledger, string path,
        Func<Data.BoluoDbContext, Scope, IQueryable<PlaceCount>> counted, Expression<Func<CommunityRow, PlaceCount>> summed) =>
        new(counted, (db, scope) => CommunityRow.Query(db, scope).Select(summed))
        {
            Key = key,
            Title = $"{noun}，{ledger}与社区基本情况表一致",
            Unit = unit,
            Left = new TieSide(ledger, path),
            Right = new TieSide("社区基本情况表各社区之和", Urls.Communities),
            Sheets = [CommunityTable.LedgerName],
        };
}
