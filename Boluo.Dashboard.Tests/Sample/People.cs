using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Invented names, none twice, and numbers that no operator has issued.</summary>
internal sealed class People
{
    private static readonly string[] Women =
    [
        .. "丽华 秀芳 淑贞 惠玲 美玲 雪梅 晓燕 海燕 春燕 小红 玉兰 桂香 丽娟 志芳 婉婷 雅琴 佩珊 嘉欣 思敏 诗琪 雨桐 梦洁 佳怡 静雯 淑仪 凤英 月娥 秋菊 冬梅 丽珍 瑞芬 彩霞 翠云 素芬 洁莹 颖怡 敏仪 文静 晓彤 慧敏 燕珊 玉婷 紫晴 碧云 少玲 巧玲 丽萍 爱莲 秀琼 金凤"
            .Split(' '),
    ];

    private readonly SampleRandom _random;
    private readonly Issued _issued;

    public People() => (_random, _issued) = (new SampleRandom("people"), new Issued());

    private People(string topic, Issued issued) => (_random, _issued) = (new SampleRandom(topic), issued);

    /// <summary>People with a chance of their own: a system of work that is added later leaves the names of the others as they are.</summary>
    public People For(string topic) => new("people " + topic, _issued);

    public string Name(Gender gender)
    {
        while (true)
        {
            var name = _random.Surname() + (gender == Gender.Female ? _random.Pick(Women) : _random.GivenName());
            if (_issued.Names.Add(name)) return name;
        }
    }

    /// <summary>Whether the given name is one of those that women were given.</summary>
    public static bool IsWomans(string name) => Women.Any(w => name.EndsWith(w, StringComparison.Ordinal));

    public string Name() => Name(_random.Chance(0.5) ? Gender.Female : Gender.Male);

    /// <summary>Eleven digits from 124 on: no mobile range in China begins with 12, and 124 is no short number either (120 and 122 are).</summary>
    public string Mobile() => $"124{++_issued.Mobiles:00000000}";

    /// <summary>A birthday that makes this age on the county's day.</summary>
    public DateOnly BornAt(int age) => SampleCounty.AsOf.AddYears(-age).AddDays(-_random.Int(0, 364));

    /// <summary>Plainly illustrative: no exchange begins with 0000.</summary>
    public static string Line(int number) => $"0752-0000{number:000}";

    /// <summary>What has been given out, to whomever.</summary>
    private sealed class Issued
    {
        public HashSet<string> Names { get; } = [];

        public int Mobiles { get; set; }
    }
}
