using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>
/// Two communities and six grids in a real SQLite file. 东区社区: branches 11 and 12, grids 1 to 4; 江南社区: single branch 21, grids 5 and 6.
/// Person 1 leads grids 1 to 3, 2 leads 4, 3 leads 5; grid 6 has no leader, grid 4 no worker. Person 5 serves grids 1 and 2.
/// </summary>
public sealed class TinyCounty : IAsyncDisposable
{
    public const string East = "441322001001";
    public const string South = "441322001002";

    public static readonly DateOnly Start = new(2019, 1, 1);
    public static readonly DateOnly AsOf = new(2020, 6, 30);
    public static readonly Viewer Admin = new("admin", "周管理", Role.Admin);
    public static readonly Viewer Other = new("other", "吴管理", Role.Admin);
    public static readonly Viewer Staff = new("staff", "郑科员", Role.Staff);

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private TinyCounty(TestDatabase database, IInterceptor[] interceptors)
    {
        _database = database;
        _services = EditingHouse.Build(database.ConnectionString, Clock, interceptors);
    }

    /// <summary>10:32 in the county.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero));

    public IDbContextFactory<BoluoDbContext> Factory => _services.GetRequiredService<IDbContextFactory<BoluoDbContext>>();

    public IEditor Editor => Get<IEditor>();

    public T Get<T>() where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public static async Task<TinyCounty> CreateAsync(params IInterceptor[] interceptors)
    {
        var county = new TinyCounty(await TestDatabase.CreateEmptyAsync(), interceptors);
        await using var db = await county.Factory.CreateDbContextAsync();
        Fill(db);
        await db.SaveChangesAsync();
        return county;
    }

    public static string Code(int grid) => (grid <= 4 ? East : South) + grid.ToString("000", CultureInfo.InvariantCulture);

    /// <summary>A move of a grid that saw it as it is now.</summary>
    public async Task<GridMove> MoveAsync(int grid, Place? to = null, Edit<int?> leader = default, int[]? workers = null) => new(
        Code(grid), await VersionAsync(grid), to is null ? default : Edit.To(to), leader, workers is null ? default : Edit.To<IReadOnlySet<int>>(workers.ToHashSet()));

    public async Task<Guid> VersionAsync(int grid)
    {
        var code = Code(grid);
        await using var db = await Factory.CreateDbContextAsync();
        return await db.Grids.Where(g => g.Code == code).Select(g => g.Version).SingleAsync();
    }

    public async Task<Handover> HandoverAsync(int person, int? to, Dictionary<string, int?>? byGrid = null)
    {
        await using var db = await Factory.CreateDbContextAsync();
        return new Handover(person.ToString(CultureInfo.InvariantCulture), await db.GridWorkers.Where(w => w.Id == person).Select(w => w.Version).SingleAsync(), to, byGrid);
    }

    public static Plan Plan(params Move[] moves) => new("工作需要", "博街办〔2020〕1号", AsOf, moves);

    public async Task<int> ApplyAsync(Plan plan, Viewer? by = null)
    {
        var preview = await Editor.PreviewAsync(plan, by ?? Admin, CancellationToken.None);
        Assert.True(preview.CanApply, string.Concat(preview.Faults.Select(f => f.Message).Concat(preview.Clashes.Select(c => c.Message))));
        var applied = await Editor.ApplyAsync(plan, preview.Fingerprint, by ?? Admin, CancellationToken.None);
        Assert.True(applied.Ok, applied.Error);
        return applied.Value;
    }

    /// <inheritdoc cref="EditingHouse.RowsAsync"/>
    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var db = await Factory.CreateDbContextAsync();
        return await EditingHouse.RowsAsync(db);
    }

    /// <summary>How many change sets, entries and which data version there are: nothing was written if none of it moved.</summary>
    public async Task<(int Sets, int Entries, long Version)> TraceAsync()
    {
        await using var db = await Factory.CreateDbContextAsync();
        return (await db.ChangeSets.CountAsync(), await db.ChangeEntries.CountAsync(), await db.DataStates.Select(s => s.Version).SingleAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _database.Dispose();
    }

    private static void Fill(BoluoDbContext db)
    {
        db.Add(new Township { Code = "441322001", Name = "罗阳街道", Kind = TownshipKind.Street });
        db.AddRange(Community(East, "东区社区"), Community(South, "江南社区"));
        db.AddRange(
            Organisation(1, PartyOrganisationKind.WorkingCommittee, "街道党工委", null, null),
            Organisation(10, PartyOrganisationKind.GeneralBranch, "东区党总支", 1, East),
            Organisation(11, PartyOrganisationKind.Branch, "东区第一党支部", 10, East),
            Organisation(12, PartyOrganisationKind.Branch, "东区第二党支部", 10, East),
            Organisation(13, PartyOrganisationKind.FunctionalBranch, "某小区党支部", 10, East),
            Organisation(21, PartyOrganisationKind.Branch, "江南党支部", 1, South));
        for (var i = 1; i <= 12; i++)
            db.Add(new GridWorker { Id = i, Name = "甲乙丙丁戊己庚辛壬癸子丑"[i - 1] + "某", Phone = $"190000000{i:00}", PhoneMasked = $"190****00{i:00}", CommunityCode = i <= 6 ? East : South, PoliticalStatus = PoliticalStatus.Public, Version = Guid.NewGuid() });
        for (var i = 1; i <= 6; i++)
        {
            db.Add(new PartyGroup { Id = i, Name = "第1楼栋党小组", Version = Guid.NewGuid() });
            db.Add(new GridFact { Id = i, GridId = i, Households = 100 * i, Residents = 200 * i, PartyMembers = 3 * i, Buildings = i, Extent = "东至路", GroupId = i, ValidFrom = Start, Version = Guid.NewGuid() });
            db.Add(new Grid { Id = i, Code = Code(i), ValidFrom = Start, Version = Guid.NewGuid(), Search = Pinyin.SearchText(GridAssignment.NameOf(i <= 4 ? "东区社区" : "江南社区", i <= 4 ? i : i - 4)) });
        }

        (int Grid, int Branch, int? Leader)[] posts = [(1, 11, 1), (2, 11, 1), (3, 12, 1), (4, 12, 2), (5, 21, 3), (6, 21, null)];
        foreach (var (grid, branch, leader) in posts)
            db.Add(new GridAssignment { GridId = grid, CommunityCode = grid <= 4 ? East : South, Number = grid <= 4 ? grid : grid - 4, BranchId = branch, LeaderId = leader, ValidFrom = Start });
        (int Grid, int Worker)[] duties = [(1, 4), (1, 5), (2, 5), (3, 6), (5, 7), (6, 8)];
        foreach (var (grid, worker) in duties) db.Add(new GridDuty { GridId = grid, WorkerId = worker, ValidFrom = Start });
        db.Add(new DataState { Version = 1, AsOf = AsOf, EarliestAsOf = Start });
        db.Add(new CountyProfile { Name = "某县", DivisionCode = "441322" });
        db.Add(new ChangeSet { Kind = ChangeKind.Initial, Reason = "初始数据", EffectiveOn = AsOf, ById = "system", ByName = "系统", At = new DateTime(2020, 6, 30, 0, 0, 0, DateTimeKind.Utc) });
        EditingHouse.AddUsers(db, Admin, Other, Staff);
    }

    private static Community Community(string code, string name) => new()
    {
        Code = code,
        Name = name,
        TownshipCode = "441322001",
        SecretaryName = "某书记",
        OfficePhone = "0752-0000000",
        ValidFrom = Start,
        Version = Guid.NewGuid(),
    };

    private static PartyOrganisation Organisation(int id, PartyOrganisationKind kind, string name, int? parent, string? community) => new()
    {
        Id = id,
        Kind = kind,
        Name = name,
        FullName = name,
        ParentId = parent,
        TownshipCode = "441322001",
        CommunityCode = community,
        ValidFrom = Start,
        Version = Guid.NewGuid(),
    };
}
