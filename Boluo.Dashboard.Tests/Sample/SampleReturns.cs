using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Four forms a month from each of the 17 townships, January to June 2020; a few of June are missing or sent back.</summary>
internal static class SampleReturns
{
    public static readonly string[] Forms = ["“三张清单”动态更新（销号）月报表", "“党建+”网格台账更新表", "党群服务中心活动安排表", "网格员变动情况表"];

    private const int Months = 6;

    /// <summary>Of June: not handed in by the county's day, and sent back without an answer so far.</summary>
    public const int Missing = 5;
    public const int SentBack = 3;

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("returns");
        var people = county.People.For("returns");
        var contacts = county.Data.Townships.Select((t, i) => (Township: t, Name: people.Name(), Phone: People.Line(601 + i))).ToList();
        for (var month = 1; month <= Months; month++)
        {
            var first = new DateOnly(2020, month, 1);
            var rows = contacts.SelectMany(c => Forms.Select(f => Row(county, c.Township, c.Name, c.Phone, first, f))).ToList();
            var open = month == Months ? new Queue<MonthlyReturn>(random.Shuffle(rows)) : [];
            var missing = Enumerable.Range(0, open.Count > 0 ? Missing : 0).Select(_ => open.Dequeue()).ToHashSet();
            var back = Enumerable.Range(0, open.Count > 0 ? SentBack : 0).Select(_ => open.Dequeue()).ToHashSet();
            foreach (var row in rows.Where(r => !missing.Contains(r))) HandIn(row, back.Contains(row), random);
            county.Data.MonthlyReturns.AddRange(rows);
        }
    }

    private static MonthlyReturn Row(SampleCounty county, Township township, string contact, string phone, DateOnly month, string form) => new()
    {
        Id = county.Data.MonthlyReturns.Count + Array.IndexOf(Forms, form) + 1 + 4 * county.Data.Townships.IndexOf(township),
        TownshipCode = township.Code,
        Month = month,
        Form = form,
        DueOn = month.AddDays(month.Month == 2 ? 26 : 27),
        Contact = contact,
        Phone = phone,
    };

    /// <summary>Most in time, some late, some sent back and mended within days.</summary>
    private static void HandIn(MonthlyReturn row, bool sentBack, SampleRandom random)
    {
        row.SubmittedOn = sentBack ? row.DueOn.AddDays(-random.Int(2, 5))
            : random.Chance(0.08) && row.Month.Month < Months ? row.DueOn.AddDays(random.Int(1, 4)) : row.DueOn.AddDays(-random.Int(0, 6));
        if (sentBack) row.SentBackOn = row.DueOn.AddDays(random.Int(0, 1));
        else if (random.Chance(0.07)) (row.SentBackOn, row.CorrectedOn) = (row.SubmittedOn.Value.AddDays(1), row.SubmittedOn.Value.AddDays(random.Int(1, 2)));
        else if (random.Chance(0.03)) row.CorrectedOn = row.SubmittedOn.Value.AddDays(2);
    }
}
