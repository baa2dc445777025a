using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Assignments;

/// <summary>
/// 网格调整情况一览表. One change set by its number (adjustments.changeSet=5), a period by the effective date
/// (adjustments.effectiveOn=2020-06-01..2020-06-30).
/// </summary>
public sealed class AdjustmentTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<AdjustmentRow>(factory, LedgerName, new("网格调整情况一览表"), "网格调整情况", Ledgers.Adjustments.Page)
{
    public const string LedgerName = AdjustmentKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "本表列示统计时点前生效的调整，已撤销的不列入；网格名称、网格长、网格员为调整时的情况。",
        "拆分、合并的，每一来源网格与去向网格列一行，原户数为由来源网格划入去向网格的户数，现户数为去向网格调整后的户数。",
        "按社区统计时，原社区或现社区在统计范围内的均列入。",
    ];

    protected override Expression<Func<AdjustmentRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<AdjustmentRow> InUsualOrder(IQueryable<AdjustmentRow> rows) =>
        rows.OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.ChangeSetId).ThenBy(r => r.GridCode);

    protected override IReadOnlyList<Expression<Func<AdjustmentRow, string?>>> Searched => [r => r.Search, r => r.GridCode, r => r.FromCode, r => r.Basis];

    protected override IQueryable<AdjustmentRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer)
    {
        var adjustments = db.GridAdjustments.Where(a => a.EffectiveOn <= scope.AsOf);
        if (!scope.IsCountyWide)
        {
            var communities = db.Communities.Within(scope).Select(c => c.Code);
            adjustments = adjustments.Where(a => communities.Contains(a.FromCommunityCode) || communities.Contains(a.ToCommunityCode));
        }

        return from adjustment in adjustments
               join grid in db.Grids on adjustment.GridId equals grid.Id
               join set in db.ChangeSets on adjustment.ChangeSetId equals set.Id
               join origin in db.Grids on adjustment.FromGridId equals origin.Id into origins
               from origin in origins.DefaultIfEmpty()
               join fromCommunity in db.Communities on adjustment.FromCommunityCode equals fromCommunity.Code into fromCommunities
               from fromCommunity in fromCommunities.DefaultIfEmpty()
               join toCommunity in db.Communities on adjustment.ToCommunityCode equals toCommunity.Code into toCommunities
               from toCommunity in toCommunities.DefaultIfEmpty()
               join fromBranch in db.PartyOrganisations on adjustment.FromBranchId equals fromBranch.Id into fromBranches
               from fromBranch in fromBranches.DefaultIfEmpty()
               join toBranch in db.PartyOrganisations on adjustment.ToBranchId equals toBranch.Id into toBranches
               from toBranch in toBranches.DefaultIfEmpty()
               let fromCode = (string?)origin.Code ?? grid.Code
               select new AdjustmentRow
               {
                   Key = adjustment.ChangeSetId + "-" + grid.Code + (adjustment.FromGridId == null ? "" : "-" + fromCode),
                   ChangeSetId = adjustment.ChangeSetId,
                   Types = adjustment.Types,
                   FromCommunityCode = adjustment.FromCommunityCode,
                   FromCommunity = (string?)fromCommunity.Name,
                   GridCode = grid.Code,
                   FromCode = fromCode,
                   FromName = adjustment.FromName,
                   FromBranch = (string?)fromBranch.Name,
                   FromHouseholds = adjustment.FromHouseholds,
                   ToCommunityCode = adjustment.ToCommunityCode,
                   ToCommunity = (string?)toCommunity.Name,
                   ToName = adjustment.ToName,
                   ToBranch = (string?)toBranch.Name,
                   ToHouseholds = adjustment.ToHouseholds,
                   Leader = adjustment.LeaderName,
                   Workers = adjustment.WorkerNames,
                   EffectiveOn = adjustment.EffectiveOn,
                   Basis = adjustment.Basis,
                   Reason = set.Reason,
                   ByName = set.ByName,
                   Search = grid.Search,
               };
    }

    protected override IEnumerable<RowColumn<AdjustmentRow>> Define() =>
    [
        Column.Text("types", "调整类型", r => r.Types),
        Column.Text("fromCommunity", "原社区", r => r.FromCommunity, r => Urls.Community(r.FromCommunityCode ?? "")) with { SortBy = r => r.FromCommunityCode ?? "" },
        Column.Text("fromGrid", "原网格编码名称", r => r.FromName == null ? "" : r.FromCode + " " + r.FromName, r => Urls.Grid(r.FromCode)),
        Column.Text("fromBranch", "原党支部", r => r.FromBranch),
        Column.Count("fromHouseholds", "原户数", "户", r => r.FromHouseholds),
        Column.Text("toCommunity", "现社区", r => r.ToCommunity, r => Urls.Community(r.ToCommunityCode ?? "")) with { SortBy = r => r.ToCommunityCode ?? "" },
        Column.Text("toGrid", "现网格编码名称", r => r.ToName == null ? "" : r.GridCode + " " + r.ToName, r => Urls.Grid(r.GridCode)),
        Column.Text("toBranch", "现党支部", r => r.ToBranch),
        Column.Whole("toHouseholds", "现户数", "户", r => r.ToHouseholds),
        Column.Text("leader", "网格长", r => r.Leader),
        Column.Text("workers", "网格员", r => r.Workers),
        Column.Day("effectiveOn", "生效日期", r => r.EffectiveOn),
        Column.Text("basis", "调整依据", r => r.Basis),
        Column.Code("code", "网格编码", r => r.GridCode) with { Standard = false },
        Column.Whole(Ledgers.Adjustments.ChangeSet.Key, "变更号", null, r => r.ChangeSetId) with { Standard = false },
        Column.Text("reason", "调整原因", r => r.Reason) with { Standard = false },
    ];
}
