using System.Globalization;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>微心愿 of 罗阳街道: 228 solved, some open.</summary>
internal static class SampleDelegateIssues
{
    private const string Street = "441322001";

    private static readonly (IssueKind Kind, int Solved, int Open)[] Kinds =
        [(IssueKind.Facilities, 64, 5), (IssueKind.Traffic, 62, 4), (IssueKind.Environment, 48, 2), (IssueKind.Safety, 41, 2), (IssueKind.Other, 13, 1)];

    /// <summary>How many were raised in each of eighteen months, as shares; February 2020 was quiet.</summary>
    private static readonly int[] Months = [8, 6, 14, 13, 15, 14, 12, 11, 15, 16, 17, 14, 9, 2, 8, 16, 18, 20];

    private static readonly string[] Groups = ["第一", "第二", "第三", "第四", "第五"];
    private static readonly string[] Places = [.. "文明路 和平街 新兴路 建设二巷 人民路 朝阳街 兴华路 富民街 桥头路 沿江路 环城路 育才路 商业街 团结巷 前进路 光明街".Split(' ')];

    private static readonly Dictionary<IssueKind, string[]> Titles = new()
    {
        [IssueKind.Facilities] = [.. "{0}路灯不亮|{0}人行道地砖破损|{0}排水沟盖板缺失|{0}健身器材损坏|{0}公共厕所设施老旧|{0}供水管漏水|{0}缺少无障碍坡道|{0}休息座椅不足|{0}雨天积水|{0}宣传栏破损".Split('|')],
        [IssueKind.Traffic] = [.. "{0}路口缺少斑马线|{0}车辆乱停挡道|{0}校门口上下学拥堵|{0}减速带损坏|{0}公交站牌缺失|{0}非机动车道被占|{0}转弯处视线受挡|{0}停车位标线不清|{0}夜间货车通行噪声大|{0}路口需增设红绿灯".Split('|')],
        [IssueKind.Environment] = [.. "{0}垃圾收集点异味|{0}餐饮油烟扰民|{0}河沟淤积发臭|{0}建筑垃圾乱堆|{0}施工扬尘|{0}商铺噪声扰民|{0}绿化带杂草丛生|{0}卫生死角多蚊虫".Split('|')],
        [IssueKind.Safety] = [.. "{0}夜间巡逻少|{0}电动车被盗|{0}监控探头损坏|{0}出租屋消防通道堵塞|{0}高空抛物|{0}飞线充电有隐患|{0}散发小广告扰民".Split('|')],
        [IssueKind.Other] = [.. "希望在{0}附近增设快递柜|希望开设老年人手机课|希望在{0}小广场放电影|希望增加社保咨询日|{0}流浪犬较多".Split('|')],
    };

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("delegate issues");
        var communities = CommunityTable.All.Where(r => r.Township == Street).ToList();
        var kinds = random.Shuffle(Shares.Repeat(Kinds.Select(k => ((k.Kind, Solved: true), k.Solved)).Concat(Kinds.Select(k => ((k.Kind, Solved: false), k.Open)))));
        // The open ones are among the latest.
        var raised = RaisedDays(kinds.Count, random);
        var open = kinds.Where(k => !k.Solved).ToList();
        var solved = kinds.Where(k => k.Solved).ToList();
        var weights = Shares.Spread(kinds.Count, [.. communities.Select(c => (double)c.Residents)]);
        var places = new Queue<CommunityRow>(random.Shuffle(Shares.Repeat(communities.Select((c, i) => (c, weights[i])))));
        var late = Enumerable.Range(0, 45).Select(i => raised.Count - 1 - i).ToList();
        var openAt = random.Shuffle(late).Take(open.Count).ToHashSet();
        for (var i = 0; i < raised.Count; i++)
        {
            var isOpen = openAt.Contains(i);
            var from = isOpen ? open : solved;
            var kind = from[^1].Kind;
            from.RemoveAt(from.Count - 1);
            var place = places.Dequeue();
            county.Data.DelegateIssues.Add(new DelegateIssue
            {
                Id = i + 1,
                CommunityCode = place.Code,
                Kind = kind,
                Title = string.Format(CultureInfo.InvariantCulture, random.Pick(Titles[kind]), random.Pick(Places)),
                DelegateGroup = $"罗阳街道党代表{Groups[communities.IndexOf(place) / 2]}小组",
                RaisedOn = raised[i],
                SolvedOn = isOpen ? null : SolvedOn(raised[i], random),
            });
        }
    }

    private static List<DateOnly> RaisedDays(int count, SampleRandom random)
    {
        var counts = Shares.Spread(count, [.. Months.Select(m => (double)m)]);
        var first = new DateOnly(2019, 1, 1);
        return [.. counts.SelectMany((n, m) => Enumerable.Range(0, n).Select(_ => random.Day(first.AddMonths(m), m == 17 ? new DateOnly(2020, 6, 24) : first.AddMonths(m + 1).AddDays(-1)))).Order()];
    }

    /// <summary>Within about a month, never after the county's day.</summary>
    private static DateOnly SolvedOn(DateOnly raised, SampleRandom random)
    {
        var latest = SampleCounty.AsOf.AddDays(-1).DayNumber - raised.DayNumber;
        var days = Math.Max(2, (int)(24 * random.LogNormal(0.7)));
        return raised.AddDays(days <= latest ? days : random.Int(2, latest));
    }
}
