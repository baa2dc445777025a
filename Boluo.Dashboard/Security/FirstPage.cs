using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Security;

/// <summary>
/// Where a person comes to who has signed in: where he wanted to go; but an administrator who wanted nothing else comes to 开始使用, until one of them has said
/// what the county works with. On a development start, where the accounts are examples like the data, nobody is asked.
/// </summary>
internal sealed class FirstPage(UserManager<BoluoUser> users, BoluoDbContext db, DemoAccounts demo)
{
    public async Task<string> OfAsync(string userName, string wanted, CancellationToken cancel)
    {
        if (wanted != Urls.Overview || demo.Password is not null || !await db.DataStates.AnyAsync(s => s.Origin == DataOrigin.Sample && !s.IsDecided, cancel)) return wanted;
        return await users.FindByNameAsync(userName) is { MustChangePassword: false } user && await users.IsInRoleAsync(user, nameof(Role.Admin)) ? Urls.Beginning : wanted;
    }
}
