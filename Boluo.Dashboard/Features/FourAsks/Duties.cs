using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>What one street or community owes for one period, and how it stands. It is owed whether or not anybody has entered it.</summary>
public sealed record SurveyDuty
{
    public required string Place { get; init; }
    public required string TownshipCode { get; init; }
    public required string Name { get; init; }
    public required DateOnly PeriodStart { get; init; }
    public required DateOnly DueOn { get; init; }
    public DateOnly? DoneOn { get; init; }
    public int? Households { get; init; }
    public int? NeedsCollected { get; init; }
    public required DutyState State { get; init; }

    public bool IsDone => State is DutyState.Done or DutyState.DoneLate;
}

/// <summary>Reads the duties of a scope: the rhythm gives what is owed, the surveys what was done.</summary>
public static class Duties
{
    /// <summary>Everything owed at a level for the periods from one day until the scope's, by place and period.</summary>
    public static async Task<IReadOnlyList<SurveyDuty>> ReadAsync(BoluoDbContext db, Scope scope, SurveyLevel level, DateOnly since, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var owners = await OwnersAsync(db, scope, level, cancel);
        var surveys = (await db.NeedSurveys.Within(db, scope).Where(s => s.Level == level && s.PeriodStart >= since)
            .Select(s => new { Place = s.CommunityCode ?? s.TownshipCode, s.PeriodStart, s.DueOn, s.DoneOn, s.Households, s.NeedsCollected })
            .ToListAsync(cancel)).ToDictionary(s => (s.Place, s.PeriodStart));
        var periods = Periods(level, since, day);
        return [.. owners.SelectMany(owner => periods.Where(p => Duty.EndOf(level, p) >= owner.Since).Select(period =>
        {
            var survey = surveys.GetValueOrDefault((owner.Place, period));
            var due = survey?.DueOn ?? Duty.EndOf(level, period);
            var done = survey?.DoneOn <= day;
            return new SurveyDuty
            {
                Place = owner.Place,
                TownshipCode = owner.TownshipCode,
                Name = owner.Name,
                PeriodStart = period,
                DueOn = due,
                DoneOn = done ? survey!.DoneOn : null,
                Households = done ? survey!.Households : null,
                NeedsCollected = done ? survey!.NeedsCollected : null,
                State = Duty.StateOn(day, due, survey?.DoneOn),
            };
        }))];
    }

    /// <summary>How many of a level are overdue from periods before the running one, whether anybody has entered them or not.</summary>
    public static Task<int> EarlierAsync(BoluoDbContext db, Scope scope, SurveyLevel level, CancellationToken cancel)
    {
        var current = Duty.PeriodOf(level, scope.AsOf);
        return SurveyRow.Query(db, scope).CountAsync(s => s.Level == level && s.State == DutyState.Overdue && s.PeriodStart < current, cancel);
    }

    /// <summary>The first days of the periods between two days.</summary>
    public static IReadOnlyList<DateOnly> Periods(SurveyLevel level, DateOnly since, DateOnly day)
    {
        var periods = new List<DateOnly>();
        for (var start = Duty.PeriodOf(level, since); start <= day; start = Duty.EndOf(level, start).AddDays(1)) periods.Add(start);
        return periods;
    }

    /// <summary>The periods for which a survey is asked for that nobody has entered: the running one and those of the years before it.</summary>
    public static IReadOnlyList<DateOnly> Chased(SurveyLevel level, DateOnly day) => Periods(level, day.AddYears(-Duty.ChasedYears), day);

    /// <summary>2020年第二季度, 2020年.</summary>
    public static string InWords(SurveyLevel level, DateOnly period) =>
        new Period(level == SurveyLevel.Street ? PeriodKind.Year : PeriodKind.Quarter, period, Duty.EndOf(level, period)).InWords;

    /// <summary>The streets in scope; none where a community or form is asked for.</summary>
    public static IQueryable<Township> Streets(BoluoDbContext db, Scope scope) =>
        db.Townships.Where(t => t.Kind == TownshipKind.Street && scope.Community == null && scope.Form == null && (scope.Township == null || t.Code == scope.Township));

    private static async Task<IReadOnlyList<Owner>> OwnersAsync(BoluoDbContext db, Scope scope, SurveyLevel level, CancellationToken cancel)
    {
        if (level == SurveyLevel.Community)
            return await db.Communities.Within(scope).OrderBy(c => c.Code)
                .Select(c => new Owner { Place = c.Code, TownshipCode = c.TownshipCode, Name = c.Name, Since = c.ValidFrom }).ToListAsync(cancel);
        return await Streets(db, scope).OrderBy(t => t.Code)
            .Select(t => new Owner { Place = t.Code, TownshipCode = t.Code, Name = t.Name, Since = DateOnly.MinValue }).ToListAsync(cancel);
    }

    private sealed record Owner
    {
        public required string Place { get; init; }
        public required string TownshipCode { get; init; }
        public required string Name { get; init; }
        public required DateOnly Since { get; init; }
    }
}
