using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Sample;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>The day and the places of the sample that tests speak of.</summary>
public static class County
{
    /// <summary>罗阳街道, with old and new town.</summary>
    public const string Luoyang = "441322001";

    /// <summary>龙溪街道.</summary>
    public const string Longxi = "441322002";

    /// <summary>东区社区 in 罗阳街道.</summary>
    public const string Dongqu = "441322001001";

    /// <summary>The day that the sample stands on.</summary>
    public static readonly DateOnly Day = new(2020, 6, 30);

    private static readonly CountyData Sample = SampleCounty.Build();

    /// <summary>What the sample says of its county.</summary>
    public static readonly CountyFacts Facts = NewFacts();

    /// <summary>All of it on that day.</summary>
    public static readonly Scope Whole = On(Day);

    /// <summary>All of it on another day.</summary>
    public static Scope On(DateOnly day) => new(null, null, null, day);

    /// <summary>The same for a house that may be told otherwise: published figures that are written are read anew.</summary>
    public static CountyFacts NewFacts()
    {
        var facts = new CountyFacts();
        facts.Set(SampleCounty.Profile, Day, PublishedFigureTexts.All, InterpretationTexts.All, Sample.Townships, Sample.Communities);
        return facts;
    }
}
