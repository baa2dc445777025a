using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Reports;

/// <summary>What the staff keep beside the county's data (hand-ins, schemes): one transaction, the role read again under the write lock.</summary>
public sealed class StaffWrites(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, ILogger<StaffWrites> logger)
{
    /// <summary>Why a text may not be kept; null where it may.</summary>
    public static string? Fault(string label, string text, int longest) =>
        text.Length > longest ? $"“{label}”不应超过{longest}个字，现为{text.Length}个字。" : PlainText.Fault(text) is { } fault ? $"“{label}”{fault}。" : null;

    public async Task<Result<T>> WriteAsync<T>(Viewer by, Func<BoluoDbContext, Viewer, Task<Result<T>>> write, CancellationToken cancel)
    {
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginWriteAsync(cancel);
            var staff = await guard.RequireAsync(by.UserId, Role.Staff, cancel);
            if (!staff.Ok) return Result<T>.Fail(staff.Error!);
            var done = await write(db, staff.Value);
            if (done.Ok) await transaction.CommitAsync(CancellationToken.None);
            return done;
        }
        catch (Exception exception) when (DatabaseFaults.IsWriteRefused(exception))
        {
            logger.LogWarning(exception, "Something of the staff could not be stored");
            return Result<T>.Fail($"{DatabaseFaults.Describe(exception) ?? "数据库暂时无法写入。"}本次未写入任何数据，请稍后再试。");
        }
    }
}
