namespace Boluo.Dashboard.Insight;

/// <summary>Reads passports anew: one that is open while the data moves on shows the numbers of now.</summary>
public sealed class PassportReader(Snapshots snapshots)
{
    /// <summary>The same figures of the same scopes, as of the current version of the data.</summary>
    public async Task<IReadOnlyList<Passport>> RereadAsync(IReadOnlyList<Passport> passports, CancellationToken cancel)
    {
        var read = new List<Passport>();
        foreach (var passport in passports)
            read.Add(await snapshots.GetAsync("passport:" + passport.Figure.Key, passport.Scope,
                async (db, token) => (await Passports.ReadAsync([passport.Figure], db, passport.Scope, token))[passport.Figure.Key], cancel));
        return read;
    }
}
