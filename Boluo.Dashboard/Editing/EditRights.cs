using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing;

/// <summary>Asks the database, not the circuit: a demoted administrator is refused in a page still open.</summary>
public interface IEditRights
{
    Task<bool> MayEditAsync(Reader by, CancellationToken cancel);
}

internal sealed class EditRights(IDbContextFactory<BoluoDbContext> factory) : IEditRights
{
    public async Task<bool> MayEditAsync(Reader by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var admin = nameof(Role.Admin);
        return await db.UserRoles.AnyAsync(u => u.UserId == by.UserId && db.Roles.Any(r => r.Id == u.RoleId && r.Name == admin), cancel);
    }
}
