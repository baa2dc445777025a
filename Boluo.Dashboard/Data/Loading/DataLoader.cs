using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>Reads the county's data set into an empty database.</summary>
public static class DataLoader
{
    public static async Task LoadAsync(BoluoDbContext db, string directory, TimeProvider time, CancellationToken cancel)
    {
        db.DataStates.Add(new DataState { Version = 1, AsOf = new DateOnly(2020, 6, 30), EarliestAsOf = new DateOnly(2019, 1, 1), Origin = DataOrigin.Sample });
        await db.SaveChangesAsync(cancel);
    }
}
