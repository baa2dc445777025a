using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Insight;

/// <summary>The day that is laid over the overview's own: a choice of that page in its address, left out where nothing is compared.</summary>
public static class ComparedDay
{
    public const string Key = "compare";

    /// <summary>The day of an address; none of other pages, and none where it is the day that is looked at.</summary>
    /// <returns>The day, or a sentence naming the accepted range.</returns>
    public static Result<DateOnly?> Read(string path, string query, Scope scope, ScopeLimits limits)
    {
        if (path != Urls.Overview || !QueryHelpers.ParseQuery(query).TryGetValue(Key, out var text) || string.IsNullOrEmpty(text)) return (DateOnly?)null;
        if (text.Count > 1) return Result<DateOnly?>.Fail($"参数“{Key}”重复出现，只应填写一个。");
        return limits.ReadDay("对比日期", text.ToString()).Then<DateOnly?>(day => day == scope.AsOf ? (DateOnly?)null : day);
    }
}
