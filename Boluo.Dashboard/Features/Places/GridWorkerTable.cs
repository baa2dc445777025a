using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A duty as of a day: a person in one grid. Who serves two grids has two rows.</summary>
public sealed record GridWorkerRow
{
    public required int DutyId { get; init; }
    public required int WorkerId { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string GridCode { get; init; }
    public required int Number { get; init; }
    public required string GridName { get; init; }
    public required string Name { get; init; }
    public required Gender Gender { get; init; }
    public required DateOnly BornOn { get; init; }
    public required PoliticalStatus PoliticalStatus { get; init; }
    public required Education? Education { get; init; }
    public required WorkTime Time { get; init; }
    public required Occupation Occupation { get; init; }

    /// <summary>Grids served besides this one.</summary>
    public required int OtherGrids { get; init; }

    public required string Phone { get; init; }
    public required DateOnly Since { get; init; }
    public required string Search { get; init; }

    /// <summary>The duties of a scope as of its day. Of telephones only the community's public line is read.</summary>
    public static IQueryable<GridWorkerRow> Query(BoluoDbContext db, Scope scope)
    {
        var duties = db.GridDuties.AsOf(scope.AsOf);
        return from placed in db.GridsWithin(scope).WithCommunity(db, a => a.Assignment.CommunityCode)
               let g = placed.Row
               join duty in duties on g.Grid.Id equals duty.GridId
               join worker in db.GridWorkers on duty.WorkerId equals worker.Id
               select new GridWorkerRow
               {
                   DutyId = duty.Id,
                   WorkerId = worker.Id,
                   TownshipName = placed.Township.Name,
                   CommunityCode = placed.Community.Code,
                   CommunityName = placed.Community.Name,
                   GridCode = g.Grid.Code,
                   Number = g.Assignment.Number,
                   GridName = GridAssignment.NameOf(placed.Community.Name, g.Assignment.Number),
                   Name = worker.Name,
                   Gender = worker.Gender,
                   BornOn = worker.BornOn,
                   PoliticalStatus = worker.PoliticalStatus,
                   Education = worker.Education,
                   Time = worker.FullTime ? WorkTime.Full : WorkTime.Part,
                   Occupation = worker.Occupation,
                   OtherGrids = duties.Count(d => d.WorkerId == worker.Id && d.GridId != g.Grid.Id),
                   Phone = placed.Community.OfficePhone,
                   Since = duty.ValidFrom,
                   Search = g.Grid.Search,
               };
    }
}

/// <summary>“党建+”网格员名册.</summary>
public sealed class GridWorkerTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<GridWorkerRow>(factory, LedgerName, new("“党建+”网格员名册"), "网格员名册", Ledgers.GridWorkers.Page)
{
    public const string LedgerName = GridWorkerKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "一条任职一行，一人服务两个网格的列两行；兼任网格指本网格以外服务的网格。",
        "联系电话为所在社区的公示电话；个人手机号码不在本表列出。",
    ];

    protected override Expression<Func<GridWorkerRow, string>> Key => r => "" + r.DutyId;

    protected override IOrderedQueryable<GridWorkerRow> InUsualOrder(IQueryable<GridWorkerRow> rows) =>
        rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Number).ThenBy(r => r.Since).ThenBy(r => r.DutyId);

    protected override IReadOnlyList<Expression<Func<GridWorkerRow, string?>>> Searched => [r => r.Name, r => r.Search, r => r.GridCode, r => r.TownshipName];

    protected override IQueryable<GridWorkerRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => GridWorkerRow.Query(db, scope);

    protected override async Task<string?> CountedNoteAsync(IQueryable<GridWorkerRow> rows, CancellationToken cancel)
    {
        var (duties, persons) = (await rows.CountAsync(cancel), await rows.Select(r => r.WorkerId).Distinct().CountAsync(cancel));
        return Invariant($"本表共{duties}条任职、{persons}名网格员。");
    }

    protected override IEnumerable<RowColumn<GridWorkerRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.CommunityName, r => r.CommunityCode),
        Column.Code("code", "网格编码", r => r.GridCode),
        Column.Text("grid", "网格名称", r => r.GridName, r => Urls.Grid(r.GridCode)) with { SortBy = r => r.CommunityCode, ThenBy = r => r.Number },
        Column.Text("name", "姓名", r => r.Name),
        Column.Choice("gender", "性别", r => r.Gender),
        Column.Day("born", "出生日期", r => r.BornOn) with { Standard = false },
        Column.Choice(Ledgers.GridWorkers.Political.Key, "政治面貌", r => r.PoliticalStatus) with { IsCurrentValue = true },
        Column.Choice("education", "学历", r => r.Education) with { Standard = false, IsCurrentValue = true },
        Column.Choice(Ledgers.GridWorkers.Time.Key, "人员类别", r => r.Time) with { IsCurrentValue = true },
        Column.Choice(Ledgers.GridWorkers.Occupation.Key, "现任职务（身份）", r => r.Occupation) with { IsCurrentValue = true },
        Column.Whole("otherGrids", "兼任网格", "个", r => r.OtherGrids) with { Standard = false },
        Column.Code("phone", "联系电话（公示）", r => r.Phone),
        Column.Day(Ledgers.GridWorkers.Since.Key, "任职日期", r => r.Since),
        Column.Remark(),
    ];
}
