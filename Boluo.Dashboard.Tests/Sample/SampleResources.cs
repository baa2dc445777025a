using System.Globalization;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>293 resources of 75 units: first who offers what, and after the needs are answered, since when.</summary>
internal static class SampleResources
{
    public const int CountyWide = 36;

    private static readonly (int Resources, int Units)[] PerUnit = [(1, 8), (2, 13), (3, 16), (4, 14), (5, 10), (6, 6), (7, 3), (8, 2), (10, 2), (12, 1)];

    /// <summary>The most special categories first, so that they find their units.</summary>
    private static readonly (ResourceCategory Category, int Count)[] Categories =
    [
        (ResourceCategory.HealthClinic, 27), (ResourceCategory.Jobs, 28), (ResourceCategory.CultureAndSport, 38), (ResourceCategory.FundsAndGoods, 34),
        (ResourceCategory.PolicyAdvice, 52), (ResourceCategory.Venue, 46), (ResourceCategory.Expertise, 68),
    ];

    private static readonly (UnitNature Nature, int Units)[] Natures = [(UnitNature.Office, 44), (UnitNature.Institution, 20), (UnitNature.Enterprise, 11)];

    public static List<ResourceDraft> Draft(SampleCounty county, SampleRandom random)
    {
        // Health units come first in each nature: all clinics are theirs.
        var units = Natures.SelectMany(n => random.Shuffle(county.Data.CountyUnits.Where(u => u.Nature == n.Nature))
            .OrderByDescending(u => Field(u.Id) is "health").Take(n.Units)).ToList();
        var counts = random.Shuffle(Shares.Repeat(PerUnit.Select(p => (p.Resources, p.Units)))).ToList();
        var free = units.OrderByDescending(u => Field(u.Id) is "health").Zip(HealthFirst(counts)).ToDictionary(z => z.First.Id, z => z.Second);
        var drafts = new List<ResourceDraft>();
        foreach (var (category, count) in Categories)
            for (var i = 0; i < count; i++)
            {
                var options = free.Where(f => f.Value > 0).SelectMany(f => ResourceTexts.All.Where(t => t.Category == category && Offers(f.Key, t)
                    && !drafts.Any(d => d.Pairing.UnitId == f.Key && d.Text == t)).Select(t => (Unit: f.Key, Text: t))).ToList();
                var best = options.OrderByDescending(o => (o.Text.Fields.Length > 0 ? 2 : 0) + 0.7 * free[o.Unit]
                    - 0.8 * drafts.Count(d => d.Pairing.UnitId == o.Unit && d.Text.Category == category) - 0.12 * drafts.Count(d => d.Text == o.Text) + 1.5 * random.Double()).First();
                free[best.Unit]--;
                drafts.Add(new ResourceDraft { Pairing = county.Data.Pairings.First(p => p.UnitId == best.Unit), Text = best.Text });
            }

        MarkCountyWide(drafts, random);
        return drafts;
    }

    /// <summary>Gives days, ids and codes once all uses are known.</summary>
    public static void Write(SampleCounty county, List<ResourceDraft> drafts, SampleRandom random)
    {
        foreach (var draft in drafts)
        {
            var since = Later(draft.Pairing.ValidFrom, new DateOnly(2019, 3, 4));
            draft.OfferedOn = draft.Use switch
            {
                ResourceUse.Used => Later(draft.Pairing.ValidFrom, draft.FirstUse!.Value.AddDays(-random.Int(4, 130))),
                ResourceUse.Idle => random.Day(Later(since, new DateOnly(2019, 8, 1)), new DateOnly(2020, 3, 25)),
                _ => random.Day(new DateOnly(2020, 4, 3), new DateOnly(2020, 6, 28)),
            };
        }

        var codes = new Codes("ZY");
        foreach (var (draft, index) in drafts.OrderBy(d => d.OfferedOn).ThenBy(d => d.Pairing.UnitId).ThenBy(d => d.Text.Title, StringComparer.Ordinal).Select((d, i) => (d, i)))
        {
            draft.Id = index + 1;
            county.Data.Resources.Add(new Resource
            {
                Id = draft.Id,
                Code = codes.Next(draft.OfferedOn),
                UnitId = draft.Pairing.UnitId,
                CountyWide = draft.CountyWide,
                Category = draft.Text.Category,
                Title = draft.Text.Title,
                Content = draft.Text.Content,
                Audience = draft.Text.Audience,
                Mode = draft.Text.Mode,
                Quantity = Round(random.Int(draft.Text.From, draft.Text.To)),
                QuantityUnit = draft.Text.Unit,
                OfferedOn = draft.OfferedOn,
                AvailableFrom = draft.OfferedOn,
                AvailableTo = Until(draft, random),
            });
        }
    }

    private static string Field(int unit) => SampleUnits.Fields[unit - 1];

    private static bool Offers(int unit, ResourceText text) => text.Fields.Length == 0 || text.Fields.Contains(Field(unit));

    /// <summary>The health units can carry 27 clinics.</summary>
    private static IEnumerable<int> HealthFirst(List<int> counts) => counts.Where(c => c is 4 or 5).Take(9).Concat(counts.Where((c, i) => c is not (4 or 5) || counts.Take(i).Count(x => x is 4 or 5) >= 9));

    private static void MarkCountyWide(List<ResourceDraft> drafts, SampleRandom random)
    {
        var wide = drafts.Where(d => d.Text.Category is ResourceCategory.PolicyAdvice or ResourceCategory.HealthClinic or ResourceCategory.Jobs
            || d.Text.Fields.Contains("law") || d.Text.Fields.Contains("tech"));
        foreach (var draft in random.Shuffle(wide).Take(CountyWide)) draft.CountyWide = true;
    }

    private static DateOnly? Until(ResourceDraft draft, SampleRandom random)
    {
        // A few have run out since they were last used; what waits for a use is still on offer.
        if (draft.LastUse < new DateOnly(2020, 3, 1) && random.Chance(0.15)) return new DateOnly(2020, 5, 31);
        return random.Int(0, 5) switch { 0 => new DateOnly(2020, 12, 31), 1 => new DateOnly(2021, 6, 30), 2 => new DateOnly(2021, 12, 31), _ => null };
    }

    private static double Round(int quantity) => quantity switch { >= 200 => quantity / 50 * 50, >= 40 => quantity / 10 * 10, _ => quantity };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}

/// <summary>Running codes by year: ZY2020001.</summary>
internal sealed class Codes(string prefix)
{
    private readonly Dictionary<int, int> _last = [];

    public string Next(DateOnly day)
    {
        var number = _last[day.Year] = _last.GetValueOrDefault(day.Year) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{day.Year}{number:000}");
    }
}
