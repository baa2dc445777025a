using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>Fills an empty database with the county's data files: all of them, or nothing.</summary>
public static class DataLoader
{
    /// <summary>Rows that are tracked and sent together: enough for speed, and a province needs no more memory than a county.</summary>
    private const int RowsAtOnce = 20_000;

    /// <summary>Loads the directory into the database unless it holds data already.</summary>
    /// <returns>Whether anything was loaded.</returns>
    /// <exception cref="DataFileException">The files are broken; the database is unchanged.</exception>
    public static async Task<bool> LoadAsync(BoluoDbContext db, string directory, TimeProvider time, CancellationToken cancel)
    {
        if (await db.DataStates.AnyAsync(cancel)) return false;
        var data = Read(directory);
        // Another process may have loaded it in the meantime; the write lock settles who was first.
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.DataStates.AnyAsync(cancel)) return false;
        await InsertAsync(db, data, time, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Reads and checks all files of the directory.</summary>
    /// <exception cref="DataFileException">Anything is broken.</exception>
    public static CountyData Read(string directory)
    {
        var data = new CountyData();
        var problems = new Problems();
        if (!Directory.Exists(directory))
        {
            problems.Say($"数据目录 {directory} 不存在。");
            problems.ThrowIfAny();
        }

        foreach (var file in DataFiles.All) file.Read(directory, data, problems);
        if (!problems.FileMissing) Checks.Run(data, problems);
        problems.ThrowIfAny();
        Complete(data);
        return data;
    }

    /// <summary>What follows from the files: search texts, first versions.</summary>
    public static void Complete(CountyData data)
    {
        foreach (var row in DataFiles.All.SelectMany(f => f.RowsOf(data)))
        {
            if (row is IVersioned versioned) versioned.Version = Guid.NewGuid();
            if (row is ISearchable searchable) searchable.Index();
        }

        var names = data.Communities.ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);
        var assignments = data.GridAssignments.ToLookup(a => a.GridId);
        foreach (var grid in data.Grids)
            grid.Search = Pinyin.SearchText(assignments[grid.Id].OrderByDescending(a => a.ValidFrom)
                .Select(a => GridAssignment.NameOf(names[a.CommunityCode], a.Number)).Append(grid.Code));
    }

    private static async Task InsertAsync(BoluoDbContext db, CountyData data, TimeProvider time, CancellationToken cancel)
    {
        // Thousands of new rows: nothing to detect, and no need to look for it at each of them.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            // A batch may name rows of a later one; the commit asks for all of them.
            await db.DeferForeignKeysAsync(cancel);
            foreach (var rows in DataFiles.All.SelectMany(f => f.RowsOf(data)).Chunk(RowsAtOnce))
            {
                db.AddRange(rows);
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
            }

            db.Add(new ChangeSet
            {
                Kind = ChangeKind.Initial,
                Reason = ChangeKind.Initial.Label(),
                EffectiveOn = data.States[0].AsOf,
                ById = "system",
                ByName = "系统",
                At = time.GetUtcNow().UtcDateTime,
            });
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }
}
