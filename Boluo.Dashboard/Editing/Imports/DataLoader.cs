using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Simulations;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>Fills an empty database with the county's data files, one per register: all of them, or nothing.</summary>
public sealed class DataLoader(IEnumerable<IRegister> registers, TimeProvider time) : IInitialData
{
    /// <summary>Rows that are tracked and sent together: enough for speed, and a province needs no more memory than a county.</summary>
    private const int RowsAtOnce = 20_000;

    private readonly IReadOnlyList<IRegister> _registers = [.. registers.Where(r => r.FileName is not null)];

    public IReadOnlyList<DataFile> Files => field ??= [.. _registers.Select(r => new DataFile(r))];

    public async Task<bool> LoadAsync(BoluoDbContext db, string directory, CancellationToken cancel)
    {
        if (await db.DataStates.AnyAsync(cancel)) return false;
        var data = Read(db.Model, directory);
        var (plans, simulations) = (PlanFile.ReadAll(directory), SimulationFile.ReadAll(directory));
        // Another process may have loaded it in the meantime; the write lock settles who was first.
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.DataStates.AnyAsync(cancel)) return false;
        await InsertAsync(db, data, cancel);
        var now = time.GetUtcNow().UtcDateTime;
        db.AddRange(plans.Select(p => p.ToPlan(now)));
        db.AddRange(simulations.Select(s => s.ToSimulation(now)));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Reads and checks all files of the directory.</summary>
    /// <exception cref="DataFileException">Anything is broken.</exception>
    public CountyData Read(IModel model, string directory)
    {
        var data = new CountyData();
        var problems = new Problems();
        if (!Directory.Exists(directory))
        {
            problems.Say($"数据目录 {directory} 不存在。");
            problems.ThrowIfAny();
        }

        foreach (var file in Files) file.Read(directory, data, problems);
        if (!problems.FileMissing)
        {
            var rows = new RowsRead(data, model, Files.ToDictionary(f => f.RowType, f => f.Name), problems);
            foreach (var register in _registers) register.Judge(rows);
        }

        problems.ThrowIfAny();
        foreach (var register in _registers) register.Complete(data);
        return data;
    }

    private async Task InsertAsync(BoluoDbContext db, CountyData data, CancellationToken cancel)
    {
        // Thousands of new rows: nothing to detect, and no need to look for it at each of them.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            // A batch may name rows of a later one; the commit asks for all of them.
            await db.DeferForeignKeysAsync(cancel);
            foreach (var rows in Files.SelectMany(f => f.RowsOf(data)).Chunk(RowsAtOnce))
            {
                db.AddRange(rows);
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
            }

            var beginning = new ChangeSet
            {
                Kind = ChangeKind.Initial,
                Reason = ChangeKind.Initial.Label(),
                EffectiveOn = data.Of<DataState>()[0].AsOf,
                ById = "system",
                ByName = "系统",
                At = time.GetUtcNow().UtcDateTime,
            };
            db.Add(beginning);
            await db.SaveChangesAsync(cancel);
            var state = await db.DataStates.SingleAsync(cancel);
            (state.BeganWith, state.IsDecided) = (beginning.Id, state.Origin == DataOrigin.Real);
            db.Update(state);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
