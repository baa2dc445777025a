using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>查看号码: the only way for a personal mobile to leave the database. One at a time, for those with the right, and logged.</summary>
public sealed class PhoneBook(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, SecurityLog log, TimeProvider time)
{
    /// <summary>Logs the disclosure and returns the number, or the sentence that refuses it.</summary>
    public async Task<Result<string>> RevealAsync(int workerId, Viewer viewer, CancellationToken cancel)
    {
        var now = await guard.RequireAsync(viewer.UserId, Role.Staff, cancel);
        if (!now.Ok) return Result<string>.Fail(now.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var phone = await db.GridWorkers.Where(w => w.Id == workerId).Select(w => w.Phone).SingleOrDefaultAsync(cancel);
        if (phone is null) return Result<string>.Fail("未找到该网格员。");
        db.Disclosures.Add(new Disclosure { At = time.GetUtcNow().UtcDateTime, ById = viewer.UserId, ByName = viewer.Name, WorkerId = workerId });
        log.Record(db, SecurityEventKind.PhoneReveal, now.Value, $"网格员手机号码（第{workerId}号网格员）");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return phone;
    }
}
