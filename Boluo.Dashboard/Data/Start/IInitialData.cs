namespace Boluo.Dashboard.Data.Start;

/// <summary>What an empty database begins with.</summary>
public interface IInitialData
{
    /// <summary>Loads the directory into the database unless it holds data already: all of it, or nothing.</summary>
    /// <returns>Whether anything was loaded.</returns>
    /// <exception cref="DataFileException">The files are broken; the database is unchanged.</exception>
    Task<bool> LoadAsync(BoluoDbContext db, string directory, CancellationToken cancel);
}
