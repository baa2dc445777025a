using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.Comparing;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Features.Comparing;

/// <summary>What an address asks to be compared: a table by its name, its view, an earlier day.</summary>
public sealed record ComparedRequest(ISheet Sheet, View? View, Scope Scope, DateOnly Before)
{
    public Task<Result<TableComparison>> CompareAsync(Viewer viewer, CancellationToken cancel) => TableComparer.CompareAsync(Sheet, View, Scope, Before, viewer, cancel);

    /// <returns>The request, or a sentence with the accepted values.</returns>
    public static Result<ComparedRequest> Read(string query, string? table, Scope scope, ScopeLimits limits, IReadOnlyList<ISheet> sheets)
    {
        var values = QueryHelpers.ParseQuery(query);
        table ??= values.TryGetValue(Urls.ComparedTableKey, out var named) && !string.IsNullOrEmpty(named) ? named.ToString() : CommunityKeys.LedgerName;
        if (sheets.FirstOrDefault(s => s.Name == table) is not { } sheet)
            return Result<ComparedRequest>.Fail($"没有可对比的表“{PlainText.Cut(table, 30)}”，可用值：{string.Join('、', sheets.Select(s => s.Name))}。");
        var before = Usual(scope, limits);
        if (values.TryGetValue(ComparedDay.Key, out var text) && !string.IsNullOrEmpty(text))
        {
            var read = limits.ReadDay("对比日期", text.ToString());
            if (!read.Ok) return Result<ComparedRequest>.Fail(read.Error!);
            before = read.Value;
        }

        if (before > scope.AsOf) return Result<ComparedRequest>.Fail($"对比日期不应晚于统计时点{Days.Long(scope.AsOf)}，现为{Days.Long(before)}。");
        if (sheet is not ILedger ledger) return new ComparedRequest(sheet, null, scope, before);
        var view = Tables.View.Parse(query, ledger);
        return view.Ok ? new ComparedRequest(sheet, view.Value, scope, before) : Result<ComparedRequest>.Fail(view.Error!);
    }

    /// <summary>What a viewer may see can be compared; what tells what was done is the same on each day, as far as it goes.</summary>
    public static IReadOnlyList<ISheet> SheetsFor(Viewer viewer, IEnumerable<ILedger> ledgers, IEnumerable<ISummary> summaries, IEnumerable<PageLink> pages) =>
        [.. ledgers.Concat<ISheet>(summaries).Where(s => s is not ILedger { IsHistory: true } && s.IsFor(viewer) && !pages.Any(p => p.IsCurrent(s.Path.Split('?')[0]) && !p.IsFor(viewer)))];

    /// <summary>The end of the month before, as far as the data go back.</summary>
    private static DateOnly Usual(Scope scope, ScopeLimits limits)
    {
        var end = new DateOnly(scope.AsOf.Year, scope.AsOf.Month, 1).AddDays(-1);
        return end < limits.EarliestAsOf ? limits.EarliestAsOf : end;
    }
}
