using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tables.HandedIn;

/// <summary>What has been handed in, for whoever compares with it.</summary>
public sealed class HandedInReports(IDbContextFactory<BoluoDbContext> factory)
{
    /// <summary>The scope of a report as its records are found by: without the day, which stands beside it.</summary>
    public static string ScopeOf(Scope scope, ScopeLimits limits) => (scope with { AsOf = limits.AsOf }).ToQuery(limits);

    /// <summary>The last one of that report, scope and day; null where it has not been handed in.</summary>
    public async Task<HandedInReport?> LastAsync(string report, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var (place, day) = (ScopeOf(scope, limits), scope.AsOf);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await InForce(db, report, place).Where(r => r.AsOf == day).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>上期报送: the last one of the same report and scope for an earlier day.</summary>
    public async Task<HandedInReport?> EarlierAsync(HandedInReport record, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await InForce(db, record.Report, record.Scope).Where(r => r.AsOf < record.AsOf).OrderByDescending(r => r.AsOf).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Null if there is no such record.</summary>
    public async Task<HandedInReport?> FindAsync(int id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.HandedInReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
    }

    /// <summary>补录 and 更正: the changes since that speak of its day or an earlier one, the newest first.</summary>
    public async Task<IReadOnlyList<ChangeSet>> ChangesSinceAsync(HandedInReport record, int most, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.ChangeSets.AsNoTracking().Where(s => s.Id > record.ChangeSetId && s.EffectiveOn <= db.DataStates.Max(d => d.AsOf) && s.Kind != ChangeKind.AccountEdit)
            .OrderByDescending(s => s.Id).Take(most).ToListAsync(cancel);
    }

    /// <summary>更正说明 per table of the report, by the table's name; none where it says what was handed in.</summary>
    public static IReadOnlyDictionary<string, string> Corrections(HandedInReport record, CapturedReport now)
    {
        var before = CapturedReport.Unpack(record.Content);
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sheet in before.Sheets)
        {
            var difference = ReportDifference.Between(new CapturedReport([sheet]), new CapturedReport([.. now.Sheets.Where(s => s.Key == sheet.Key)]));
            if (difference.IsNone) continue;
            List<string> totals = [.. difference.Rows.Where(r => r.Name == "合计").SelectMany(r => r.Cells).Select(c => $"“{c.Column}”由{c.Before}变为{c.Now}")];
            notes[sheet.Key] = $"更正说明：本表曾于{Days.Long(DateOnly.FromDateTime(Days.Local(record.At)))}报送，此后数据有补录或更正，与报送时相比{difference.InWords}"
                + (totals.Count == 0 ? "。" : $"；合计{string.Join('、', totals.Take(MostTotals))}{(totals.Count > MostTotals ? $"等{totals.Count}项" : "")}。");
        }

        return notes;
    }

    private const int MostTotals = 4;

    private static IQueryable<HandedInReport> InForce(BoluoDbContext db, string report, string scope) =>
        db.HandedInReports.AsNoTracking().Where(r => r.Report == report && r.Scope == scope && r.WithdrawnAt == null);
}
