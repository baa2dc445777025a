using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>配备标准, households per 社区工作者: the one in force, and the one that a reader tries out.</summary>
public static class StaffingStandard
{
    /// <summary>The key of a what-if in the address.</summary>
    public const string Key = "standard";

    public const int Least = Standards.LeastTried;

    public const int Most = Standards.MostTried;

    /// <summary>The county's own: what an administrator has set, else what was published.</summary>
    public static Task<int> InForceAsync(BoluoDbContext db, CancellationToken cancel) =>
        db.SettingAsync(Standards.CommunityWorkerKey, Standards.HouseholdsPerCommunityWorker, cancel);

    /// <summary>The standard that an address tries out; the one in force where it names none.</summary>
    public static Result<int> Of(string query, int inForce)
    {
        if (!QueryHelpers.ParseQuery(query).TryGetValue(Key, out var values) || string.IsNullOrEmpty(values)) return inForce;
        var text = values.ToString();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var standard) && standard is >= Least and <= Most
            ? standard
            : Result<int>.Fail(Invariant($"测算用的配备标准应为{Least}至{Most}的整数（户/人），现为“{PlainText.Cut(text)}”。"));
    }
}
