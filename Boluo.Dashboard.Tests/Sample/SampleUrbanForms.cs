using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The work of the three city forms: each has chance and names of its own, so that nothing else in the county moves.</summary>
internal static class SampleUrbanForms
{
    public static void AddTo(SampleCounty county)
    {
        SampleOldTown.AddTo(county);
        SampleFunds.AddTo(county);
        SampleNewTown.AddTo(county);
        SampleFringe.AddTo(county);
    }

    /// <summary>The code of a community of 罗阳街道 or 龙溪街道; 水上 is the one of 罗阳街道.</summary>
    public static string CodeOf(string name) => CommunityTable.All.First(r => r.Name == name && r.Code.StartsWith("44132200", StringComparison.Ordinal)).Code;

    /// <summary>A day of that month, away from the days before the new year's feast and never behind the county's day.</summary>
    public static DateOnly DayIn(SampleRandom random, int year, int month) =>
        random.Day(new DateOnly(year, month, 2), new DateOnly(year, month, month == 1 ? 19 : DateTime.DaysInMonth(year, month) - 2));
}
