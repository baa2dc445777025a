using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>
/// The split of 罗阳街道 as a draft: by the division codes its nine communities became nineteen in 2021. Names and codes are real; which community a new one
/// came of, with which grids, is not published and is made up here: the new ones in the order of their codes, two of each of the two largest.
/// </summary>
internal static class SampleSplit
{
    public const string FileName = "luoyang-split.json";

    private static readonly string[] NewNames = ["华泓社区", "向阳社区", "曙光社区", "罗兴社区", "富园社区", "东山社区", "榕溪社区", "崇文社区", "振兴社区", "龙珠社区"];

    /// <summary>How many come of each, by the last digit of its code; 水上社区 stays as it is.</summary>
    private static readonly (int Former, int New)[] Ways = [(1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 1), (7, 1), (9, 2)];

    public static PlanFile Build(CountyData data)
    {
        var people = new People().For("split");
        var (next, moves) = (0, new List<PlanMove>());
        foreach (var (former, count) in Ways)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"441322001{former:000}");
            var blocks = Blocks(data, code, count + 1);
            var parts = blocks.Skip(1).Select(grids => new CommunityPart
            {
                Community = new NewCommunity
                {
                    Code = string.Create(CultureInfo.InvariantCulture, $"441322001{10 + next:000}"),
                    Name = NewNames[next],
                    SecretaryName = people.Name(),
                    OfficePhone = string.Create(CultureInfo.InvariantCulture, $"0752-00001{37 + next++:00}"),
                },
                Grids = grids,
            }).ToList();
            moves.Add(new SplitCommunity { Code = code, Parts = parts, Holds = Decide(data, code, parts) });
        }

        return new PlanFile("罗阳街道社区拆分（示例）", "示例数据", new PlanDocument
        {
            Reason = "罗阳街道2021年社区拆分：9个社区变为19个，全县36个变为46个。社区名称、代码为区划代码公布的，由哪个社区分出、网格如何划分、人员和电话均为示例。",
            Basis = "示例方案，无文号",
            EffectiveOn = SampleCounty.AsOf,
            Moves = moves,
        });
    }

    /// <summary>The grids of a community in the order of their numbers, in parts with about as many households.</summary>
    private static List<List<string>> Blocks(CountyData data, string community, int parts)
    {
        var codes = data.Grids.ToDictionary(g => g.Id, g => g.Code);
        var households = data.Of<GridFact>().Where(f => f.ValidTo is null).ToDictionary(f => f.GridId, f => f.Households);
        var grids = data.GridAssignments.Where(a => a.ValidTo is null && a.CommunityCode == community).OrderBy(a => a.Number).Select(a => a.GridId).ToList();
        var (whole, sum) = (grids.Sum(g => households[g]), 0);
        var blocks = Enumerable.Range(0, parts).Select(_ => new List<string>()).ToList();
        foreach (var grid in grids)
        {
            blocks[Math.Min(parts - 1, (sum + (households[grid] / 2)) * parts / whole)].Add(codes[grid]);
            sum += households[grid];
        }

        return blocks;
    }

    /// <summary>Each part gets its share of workers, pairings and compounds; what cannot be divided stays.</summary>
    private static List<HoldDecision> Decide(CountyData data, string community, List<CommunityPart> parts)
    {
        HoldDecision Share<T>(IEnumerable<T> rows, Func<T, int> id) => new()
        {
            Kind = typeof(T).Name,
            Outcome = HoldOutcome.Stays,
            Rows = rows.Select((row, i) => (Key: id(row).ToString(CultureInfo.InvariantCulture), Part: i % (parts.Count + 1))).Where(r => r.Part > 0)
                .ToDictionary(r => r.Key, r => parts[r.Part - 1].Community.Code, StringComparer.Ordinal),
        };
        HoldDecision Stay(Type kind) => new() { Kind = kind.Name, Outcome = HoldOutcome.Stays };
        return
        [
            Share(data.Of<CommunityWorker>().Where(w => w.CommunityCode == community && w.LeftOn is null), w => w.Id),
            Share(data.Of<Pairing>().Where(p => p.CommunityCode == community && p.ValidTo is null), p => p.Id),
            Share(data.Of<Compound>().Where(c => c.CommunityCode == community), c => c.Id),
            .. new[] { typeof(ProjectCommunity), typeof(CommitteeMember), typeof(SocialPlacement), typeof(VolunteerTeam), typeof(ServiceCenter), typeof(AlleyChief), typeof(ContactHousehold), typeof(CommunityFund) }.Select(Stay),
        ];
    }
}
