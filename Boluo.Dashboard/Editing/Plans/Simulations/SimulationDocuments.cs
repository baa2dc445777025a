using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans.Simulations;

/// <summary>模拟测算 that all administrators share, several of one community beside each other. Writing one leaves the data and its version as they are.</summary>
public sealed class SimulationDocuments(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, TimeProvider clock, ILogger<SimulationDocuments> logger)
{
    /// <summary>As many of one community as can be looked at side by side.</summary>
    public const int MostOfCommunity = 8;

    private const string Gone = "该测算已不存在，请刷新后再试。";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Communities that something has been tried for, and those that have more residents than the standard, by their codes.</summary>
    public Task<Result<IReadOnlyList<SimulatedCommunity>>> ListAsync(DateOnly day, Viewer by, CancellationToken cancel) => ReadAsync<IReadOnlyList<SimulatedCommunity>>(by, async db =>
    {
        var standards = await LoadStandards.ReadAsync(db, cancel);
        var tried = (await db.Simulations.AsNoTracking().Select(s => new { s.PlaceCode, s.SavedAt, s.EditorName }).ToListAsync(cancel)).ToLookup(s => s.PlaceCode, StringComparer.Ordinal);
        var loads = await db.GridsOn(day).GroupBy(g => g.Assignment.CommunityCode)
            .Select(g => new { Code = g.Key, Grids = g.Count(), Households = g.Sum(x => x.Fact.Households), Residents = g.Sum(x => x.Fact.Residents) }).ToListAsync(cancel);
        var workers = await db.CommunityWorkers.ThereOn(day).GroupBy(w => w.CommunityCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return loads.Where(l => l.Residents > standards.ResidentsPerCommunity || tried.Contains(l.Code)).OrderBy(l => l.Code, StringComparer.Ordinal).Select(l => (l, Last: tried[l.Code].MaxBy(s => s.SavedAt)))
            .Select(l => new SimulatedCommunity
            {
                Code = l.l.Code,
                Grids = l.l.Grids,
                Households = l.l.Households,
                Residents = l.l.Residents,
                CommunityWorkers = workers.GetValueOrDefault(l.l.Code),
                Simulations = tried[l.l.Code].Count(),
                SavedAt = l.Last?.SavedAt,
                EditorName = l.Last?.EditorName,
            }).ToList();
    }, cancel);

    public Task<Result<SimulationBench>> BenchAsync(string community, DateOnly day, Viewer by, CancellationToken cancel) => ReadAsync<SimulationBench>(by, async db => new SimulationBench(
        await SimulatedGrid.ReadAsync(db, community, day, cancel),
        [.. (await db.Simulations.AsNoTracking().Where(s => s.PlaceCode == community).OrderBy(s => s.Id).ToListAsync(cancel)).Select(Line)],
        await db.CommunityWorkers.ThereOn(day).CountAsync(w => w.CommunityCode == community, cancel),
        await LoadStandards.ReadAsync(db, cancel)), cancel);

    /// <summary>Begins one as another says it, or as it is proposed for so many parts.</summary>
    public Task<Result<SimulationLine>> BeginAsync(string community, string title, SimulationContent content, Viewer by, CancellationToken cancel) => WriteAsync(by, async (db, admin) =>
    {
        if (SimulationBounds.Faults(title, content).FirstOrDefault() is { } fault) return Result<Simulation>.Fail(fault);
        if (await db.Simulations.CountAsync(s => s.PlaceCode == community, cancel) >= MostOfCommunity) return Result<Simulation>.Fail(Invariant($"一个社区最多保留{MostOfCommunity}个测算，请先删除不用的。"));
        if (!await db.Communities.AnyAsync(c => c.Code == community, cancel)) return Result<Simulation>.Fail("没有该社区，请核对。");
        var simulation = new Simulation
        {
            PlaceCode = community,
            Title = PlainText.Tidy(title),
            Content = RowJson.Write(content),
            SavedAt = Now,
            Revision = Guid.NewGuid(),
            AuthorName = admin.Name,
            EditorName = admin.Name,
        };
        db.Simulations.Add(simulation);
        return simulation;
    }, cancel);

    public Task<Result<SimulationLine>> SaveAsync(int id, Guid seen, string title, SimulationContent content, Viewer by, CancellationToken cancel) => WriteAsync(by, async (db, admin) =>
    {
        if (SimulationBounds.Faults(title, content).FirstOrDefault() is { } fault) return Result<Simulation>.Fail(fault);
        if (await db.Simulations.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } simulation) return Result<Simulation>.Fail(Gone);
        if (simulation.Revision != seen) return Result<Simulation>.Fail($"该测算已于{Days.Time(simulation.SavedAt)}由{simulation.EditorName}修改，本次未保存，请重新载入后再改。");
        (simulation.Title, simulation.Content) = (PlainText.Tidy(title), RowJson.Write(content));
        (simulation.SavedAt, simulation.EditorName, simulation.Revision) = (Now, admin.Name, Guid.NewGuid());
        return simulation;
    }, cancel);

    public Task<Result<bool>> DiscardAsync(int id, Guid seen, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<bool>(logger, async () =>
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<bool>.Fail(admin.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.Simulations.Where(s => s.Id == id && s.Revision == seen).ExecuteDeleteAsync(cancel) > 0 ? true : Result<bool>.Fail("该测算已有变动，没有删除，请重新载入后再试。");
    });

    private Task<Result<SimulationLine>> WriteAsync(Viewer by, Func<BoluoDbContext, Viewer, Task<Result<Simulation>>> write, CancellationToken cancel) => EditFailures.GuardAsync<SimulationLine>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<SimulationLine>.Fail(admin.Error!);
        var written = await write(db, admin.Value);
        if (!written.Ok) return Result<SimulationLine>.Fail(written.Error!);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return Line(written.Value);
    });

    private Task<Result<T>> ReadAsync<T>(Viewer by, Func<BoluoDbContext, Task<Result<T>>> read, CancellationToken cancel) => EditFailures.GuardAsync<T>(logger, async () =>
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<T>.Fail(admin.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        return await read(db);
    });

    private static SimulationLine Line(Simulation simulation) => new()
    {
        Id = simulation.Id,
        CommunityCode = simulation.PlaceCode,
        Title = simulation.Title,
        Content = RowJson.Read<SimulationContent>(simulation.Content),
        Revision = simulation.Revision,
        SavedAt = simulation.SavedAt,
        AuthorName = simulation.AuthorName,
        EditorName = simulation.EditorName,
    };
}
