using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A person who may lead or serve in grids as of a day, with or without a post.</summary>
public sealed record GridPersonRow
{
    public required int Id { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string CommunitySearch { get; init; }
    public required string Name { get; init; }
    public required Gender Gender { get; init; }
    public required DateOnly BornOn { get; init; }
    public required PoliticalStatus PoliticalStatus { get; init; }
    public required Education? Education { get; init; }
    public required WorkTime Time { get; init; }
    public required Occupation Occupation { get; init; }

    /// <summary>Grids led as 网格长.</summary>
    public required int Leads { get; init; }

    /// <summary>Grids served as 网格员.</summary>
    public required int Serves { get; init; }

    /// <summary>Null where it is not known.</summary>
    public required DateOnly? JoinedOn { get; init; }

    /// <summary>Who is in service in a scope on its day, by the community that employs or delegates the person now.</summary>
    public static IQueryable<GridPersonRow> Query(BoluoDbContext db, Scope scope)
    {
        var (leads, duties) = (db.GridAssignments.AsOf(scope.AsOf), db.GridDuties.AsOf(scope.AsOf));
        return from placed in db.GridWorkers.Within(db, scope).WithCommunity(db, w => w.CommunityCode)
               let worker = placed.Row
               select new GridPersonRow
               {
                   Id = worker.Id,
                   TownshipName = placed.Township.Name,
                   CommunityCode = placed.Community.Code,
                   CommunityName = placed.Community.Name,
                   CommunitySearch = placed.Community.Search,
                   Name = worker.Name,
                   Gender = worker.Gender,
                   BornOn = worker.BornOn,
                   PoliticalStatus = worker.PoliticalStatus,
                   Education = worker.Education,
                   Time = worker.FullTime ? WorkTime.Full : WorkTime.Part,
                   Occupation = worker.Occupation,
                   Leads = leads.Count(a => a.LeaderId == worker.Id),
                   Serves = duties.Count(d => d.WorkerId == worker.Id),
                   JoinedOn = worker.JoinedOn,
               };
    }
}

/// <summary>网格人员台账: whom the county has for its grids. Posts stand in the roster 网格员名册.</summary>
public sealed class GridPersonTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<GridPersonRow, GridWorkerRegister>(factory, LedgerName, new("网格人员台账"), "网格人员", Ledgers.GridPeople.Page)
{
    public const string LedgerName = GridPersonKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "一人一行，为统计时点在岗的网格长和网格员，尚未任职的也列入；任职情况见“网格员名册”和“网格台账”。",
        "所属社区为聘用或委派该人员的社区，可在其他社区任职。个人手机号码不在本表列出。",
    ];

    protected override Expression<Func<GridPersonRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<GridPersonRow> InUsualOrder(IQueryable<GridPersonRow> rows) => rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<GridPersonRow, string?>>> Searched => [r => r.Name, r => r.CommunitySearch, r => r.CommunityCode, r => r.TownshipName];

    protected override IQueryable<GridPersonRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => GridPersonRow.Query(db, scope);

    protected override IEnumerable<RowColumn<GridPersonRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.CommunityName, r => r.CommunityCode),
        Field("name", r => r.Name),
        Field("gender", r => r.Gender),
        Field("born", r => r.BornOn) with { Standard = false },
        Field("political", r => r.PoliticalStatus) with { IsCurrentValue = true },
        Field("education", r => r.Education) with { Standard = false, IsCurrentValue = true },
        Column.Choice("time", "人员类别", r => r.Time) with { IsCurrentValue = true },
        Field("occupation", r => r.Occupation) with { IsCurrentValue = true },
        Column.Whole(Ledgers.GridPeople.Leads.Key, "担任网格长", "个", r => r.Leads),
        Column.Whole(Ledgers.GridPeople.Serves.Key, "服务网格", "个", r => r.Serves),
        Field("joined", r => r.JoinedOn),
        Column.Remark(),
    ];
}
