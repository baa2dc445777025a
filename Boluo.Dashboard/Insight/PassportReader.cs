namespace Boluo.Dashboard.Insight;

/// <summary>Reads passports one by one. One that is open while the data moves on is read anew and shows the numbers of now.</summary>
public sealed class PassportReader(Snapshots snapshots)
{
    /// <summary>The same figures of the same scopes, as of the current version of the data.</summary>
    public async Task<IReadOnlyList<Passport>> RereadAsync(IReadOnlyList<Passport> passports, CancellationToken cancel)
    {
        var read = new List<Passport>();
        foreach (var passport in passports) read.Add(await ReadAsync(passport.Figure, passport.Scope, cancel));
        return read;
    }

    public Task<Passport> ReadAsync(Figure figure, Scope scope, CancellationToken cancel) => snapshots.GetAsync("passport:" + figure.Key, scope,
        async (db, token) => (await Passports.ReadAsync([figure], db, scope, token))[figure.Key], cancel);
}
