using Bogus;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>
/// Chance with a fixed seed per topic, so that a change in one part of the county leaves the others as they are.
/// Depends on no clock, culture, machine or static state.
/// </summary>
internal sealed class SampleRandom
{
    private const uint Seed = 20200630;

    private readonly Randomizer _random;
    private readonly Faker _faker;

    public SampleRandom(string topic)
    {
        var hash = topic.Aggregate(2166136261u ^ Seed, (h, c) => unchecked((h ^ c) * 16777619u));
        _random = new Randomizer(unchecked((int)hash));
        _faker = new Faker("zh_CN") { Random = _random };
    }

    public double Double() => _random.Double();

    /// <summary>Both ends included.</summary>
    public int Int(int from, int to) => _random.Int(from, to);

    public bool Chance(double probability) => _random.Double() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Int(0, items.Count - 1)];

    public DateOnly Day(DateOnly from, DateOnly to) => from.AddDays(Int(0, to.DayNumber - from.DayNumber));

    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Int(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>Nearly normal: the sum of twelve uniforms, which needs no function that differs between machines.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Double();
        return sum;
    }

    /// <summary>A factor around one; rounded, because the last bit of Exp differs between platforms.</summary>
    public double LogNormal(double sigma) => Math.Round(Math.Exp(sigma * Normal()), 6);

    public string Surname() => _faker.Name.LastName();

    public string GivenName() => _faker.Name.FirstName();
}
