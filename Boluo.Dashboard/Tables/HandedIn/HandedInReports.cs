using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tables.HandedIn;

/// <summary>What has been handed in, for whoever compares with it.</summary>
public sealed class HandedInReports(IDbContextFactory<BoluoDbContext> factory, RegisterBook book)
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

    /// <summary>The changes since that speak of its day or an earlier one, the newest first, and whether each entered rows, corrected or deleted them.</summary>
    public async Task<IReadOnlyList<ChangeSince>> ChangesSinceAsync(HandedInReport record, int most, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var sets = await db.ChangeSets.AsNoTracking().Where(s => s.Id > record.ChangeSetId && s.EffectiveOn <= db.DataStates.Max(d => d.AsOf) && s.Kind != ChangeKind.AccountEdit)
            .OrderByDescending(s => s.Id).Take(most).ToListAsync(cancel);
        List<int> ids = [.. sets.Select(s => s.Id)];
        var kinds = await db.ChangeEntries.Where(e => ids.Contains(e.ChangeSetId) && e.Entity != nameof(DataState))
            .Select(e => new { e.ChangeSetId, IsNew = e.Before == null, IsGone = e.After == null }).Distinct().ToListAsync(cancel);
        return [.. sets.Select(s => new ChangeSince(s, [.. kinds.Where(k => k.ChangeSetId == s.Id)
            .Select(k => k.IsNew ? DifferenceKind.Entered : k.IsGone ? DifferenceKind.Deleted : DifferenceKind.Corrected).Distinct().Order()]))];
    }

    /// <summary>How the same report differs now: a row that only now stands in it was entered since, or was there and has been corrected.</summary>
    public async Task<ReportDifference> DifferenceAsync(HandedInReport record, CapturedReport now, CancellationToken cancel)
    {
        var difference = ReportDifference.Between(CapturedReport.Unpack(record.Content), now);
        if (!difference.Rows.Any(r => (r.IsNew || r.IsGone) && book.ForLedger(r.Table) is not null)) return difference;
        await using var db = await factory.CreateDbContextAsync(cancel);
        var entered = (await db.ChangeEntries.Where(e => e.ChangeSetId > record.ChangeSetId && e.Before == null).Select(e => new { e.Entity, e.Key }).ToListAsync(cancel))
            .Select(e => (e.Entity, e.Key)).ToHashSet();
        var rows = new List<RowDifference>();
        foreach (var row in difference.Rows)
        {
            var there = row is { Row: RowKind.Row } and ({ IsNew: true } or { IsGone: true }) && book.ForLedger(row.Table) is { } register ? await register.FindAsync(db, row.Key, cancel) : null;
            var wasThere = there is not null && (row.IsGone || !entered.Contains((there.Metadata.ClrType.Name, RowJson.Key(there))));
            rows.Add(wasThere ? row with { Kind = DifferenceKind.Corrected } : row);
        }

        return new ReportDifference(rows);
    }

    /// <summary>更正说明 per table of the report, by the table's name; none where it says what was handed in.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CorrectionsAsync(HandedInReport record, CapturedReport now, CancellationToken cancel)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in (await DifferenceAsync(record, now, cancel)).Rows.GroupBy(r => r.Table, StringComparer.Ordinal))
        {
            List<string> totals = [.. table.Where(r => r.Row == RowKind.Total).SelectMany(r => r.Cells).Select(c => $"“{c.Column}”由{c.Before}变为{c.Now}")];
            notes[table.Key] = $"更正说明：本表曾于{Days.Long(DateOnly.FromDateTime(Days.Local(record.At)))}报送，与报送时相比，{new ReportDifference([.. table]).InWords}"
                + (totals.Count == 0 ? "。" : $"；合计{string.Join('、', totals.Take(MostTotals))}{(totals.Count > MostTotals ? $"等{totals.Count}项" : "")}。");
        }

        return notes;
    }

    private const int MostTotals = 4;

    private static IQueryable<HandedInReport> InForce(BoluoDbContext db, string report, string scope) =>
        db.HandedInReports.AsNoTracking().Where(r => r.Report == report && r.Scope == scope && r.WithdrawnAt == null);
}

/// <summary>A change after a hand-in, and what it did to rows.</summary>
public sealed record ChangeSince(ChangeSet Set, IReadOnlyList<DifferenceKind> Kinds);
