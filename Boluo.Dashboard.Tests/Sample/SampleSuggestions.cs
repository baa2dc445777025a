using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>问政 and 问计, and the rules that the streets have made of good practice.</summary>
internal static class SampleSuggestions
{
    /// <summary>Place (县, a township's or community's code), proposer, what it became (思 方 项 措, or - while it is studied), title.</summary>
    private const string Table = """
        县|代|方|建议完善城乡公交线路，方便乡镇群众进城办事就医
        县|政|措|建议政务服务大厅延长周末办理时间
        县|代|项|建议改造县城老旧农贸市场
        县|政|-|建议统筹县城地下停车资源向居民错时开放
        441322001|代|方|建议对县城主次干道停车秩序分片整治
        441322001|群|项|建议在江边步道增设路灯和休息座椅
        441322001|驻|措|建议机关单位停车场夜间向周边居民开放
        441322001|政|方|建议编制老城区排水管网改造计划
        441322001|党|措|建议社区便民窗口实行午间值班
        441322001|群|-|建议在新城区增设公办幼儿园学位
        441322002|代|方|建议加强工业区出租屋消防安全治理
        441322002|群|项|建议在圩镇增设外来务工人员服务站
        441322002|驻|措|建议企业招工信息每周在党群服务中心张贴
        441322002|党|-|建议将村改居道路纳入市政管养
        441322119|代|项|建议改造园洲圩镇中心市场周边道路
        441322119|群|措|建议规范圩镇夜市经营时间
        441322121|代|方|建议优化石湾圩镇货车通行路线
        441322121|群|-|建议增加石湾至县城的早班公交
        441322115|政|项|建议建设长宁镇社区长者活动中心
        441322116|群|措|建议景区周边道路节假日实行单向通行
        441322105|党|-|建议修缮杨村老圩骑楼
        441322106|代|项|建议改造柏塘圩镇排水沟
        441322001001|群|措|建议背街小巷实行垃圾定时清运
        441322001002|党|项|建议为老旧楼栋加装扶手和感应灯
        441322001003|群|措|建议小区公共收益定期公示
        441322001004|群|项|建议在社区增设电动自行车充电棚
        441322001005|党|方|建议成立小区党支部联席议事会
        441322001006|群|项|建议保护和利用社区老街巷
        441322001007|群|-|建议在城乡接合部增设垃圾分类投放点
        441322001009|驻|措|建议学校操场周末向居民开放
        441322001009|群|-|建议在小区周边建设口袋公园
        441322002001|群|措|建议为务工人员开设周末办事窗口
        441322002002|党|-|建议修复村口候车亭
        441322119001|群|项|建议在社区广场安装健身器材
        441322121001|党|措|建议网格员每周固定日期上门收集意见
        441322113001|群|-|建议增设社区老年饭堂
        441322117001|群|项|建议硬化社区巷道
        """;

    private const string Belt = "建议把县域发展重心转向东江沿岸，建设沿东江经济带";

    /// <summary>Community, kind, methods (户 专 议), finished, title, result. The first is the published case.</summary>
    private const string Ideas = """
        441322001006|街|户专议|2019-11|老旧街巷改造成中医药特色街|按明清样式整修老街，中医馆和药铺集中进驻，形成中医药专业街
        441322001001|公|户议|2019-08|闲置旧仓库改作邻里活动场地|仓库改为活动室和阅览角，由居民理事会管理
        441322001002|老|户议|2019-12|独居老人助餐怎么办|由结对单位食堂供餐、志愿者送餐，每日服务独居老人
        441322001003|物|议|2020-05|小区停车位不足怎么分|居民代表议定停车公约，错时共享周边单位车位
        441322001005|物|专议|2019-10|小区物业费收缴难|聘请法律顾问讲解，公开收支后形成缴费公约
        441322001009|公|户专|2020-04|小区门前空地怎么用|请设计人员提出方案，建成口袋公园
        441322001007|环|户议||城乡接合部垃圾清运盲区|已划分责任片区，清运路线试运行
        441322002001|环|户专议|2020-06|工业区周边河沟整治|邀请环保技术人员踏勘，清淤并落实巡河责任
        441322119001|公|议||圩镇旧戏台保护利用|正在征集居民代表意见
        441322121001|老|户||社区长者活动室选址|正在逐户了解老人意愿
        """;

    private static readonly (string Street, int Year, int Month, string Title, string Practice)[] Rules =
    [
        ("441322001", 2019, 2, "党建联席会议事项督办制度", "联席会议议定事项逐项销号的做法"),
        ("441322001", 2019, 5, "党代表接访和微心愿办理制度", "党代表直联群众收集微心愿的做法"),
        ("441322001", 2019, 8, "巷长巡查和快办制度", "老城区巷长每周巡街走巷的做法"),
        ("441322001", 2019, 10, "小区事务居民议事制度", "小区党支部召集居民代表议事的做法"),
        ("441322001", 2019, 12, "便民窗口错时服务制度", "社区窗口午间、周末值班的做法"),
        ("441322001", 2020, 5, "群众诉求限时回访制度", "需求办结后电话回访的做法"),
        ("441322002", 2019, 6, "党员联系户走访制度", "一个党员联系一群老乡的做法"),
        ("441322002", 2019, 9, "便民服务进郊区制度", "定期把服务送到城乡接合部的做法"),
        ("441322002", 2019, 12, "出租屋安全联合检查制度", "网格员与有关单位联合上门检查的做法"),
        ("441322002", 2020, 4, "外来人员服务登记一次办制度", "疫情期间排查登记一次采集、多方共用的做法"),
    ];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("suggestions");
        var drafts = Table.Split('\n').Select(l => Draft(l.Trim().Split('|'), random)).ToList();
        drafts.Add(new Suggestion
        {
            On = new DateOnly(2019, 10, 18),
            Channel = SuggestionChannel.Delegates,
            Title = Belt,
            Proposer = SuggestionProposer.Deputies,
            AdoptedOn = new DateOnly(2020, 5, 20),
            AdoptedAs = AdoptedForm.CountyDirection,
        });
        foreach (var draft in drafts.OrderBy(d => d.On).ThenBy(d => d.Title, StringComparer.Ordinal))
            county.Data.Suggestions.Add(new Suggestion
            {
                Id = county.Data.Suggestions.Count + 1,
                TownshipCode = draft.TownshipCode,
                CommunityCode = draft.CommunityCode,
                On = draft.On,
                Channel = draft.Channel,
                Title = draft.Title,
                Proposer = draft.Proposer,
                AdoptedOn = draft.AdoptedOn,
                AdoptedAs = draft.AdoptedAs,
            });
        AddIdeas(county, random);
        AddRules(county, random);
    }

    private static Suggestion Draft(string[] cells, SampleRandom random)
    {
        var (place, proposer, form) = (cells[0], cells[1], cells[2]);
        var on = random.Day(new DateOnly(2019, 1, 10), new DateOnly(2020, 5, 10));
        AdoptedForm? adoptedAs = form switch { "方" => AdoptedForm.Plan, "项" => AdoptedForm.Project, "措" => AdoptedForm.Measure, _ => null };
        var adoptedOn = on.AddDays(random.Int(12, 48));
        return new Suggestion
        {
            TownshipCode = place == "县" ? null : place[..9],
            CommunityCode = place.Length == 12 ? place : null,
            On = form == "-" ? on.AddMonths(1) : on,
            Channel = proposer is "代" or "政" ? SuggestionChannel.Delegates : random.Pick([SuggestionChannel.Online, SuggestionChannel.Visit, SuggestionChannel.Letter]),
            Title = cells[3],
            Proposer = proposer switch
            {
                "代" => SuggestionProposer.Deputies,
                "政" => SuggestionProposer.Advisers,
                "党" => SuggestionProposer.Members,
                "驻" => SuggestionProposer.LocalUnits,
                _ => SuggestionProposer.Residents,
            },
            AdoptedOn = adoptedAs is null ? null : adoptedOn,
            AdoptedAs = adoptedAs,
        };
    }

    private static void AddIdeas(SampleCounty county, SampleRandom random)
    {
        foreach (var cells in Ideas.Split('\n').Select(l => l.Trim().Split('|')))
        {
            DateOnly? finished = cells[3].Length == 0 ? null : DateOnly.ParseExact(cells[3] + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(random.Int(3, 26));
            county.Data.IdeaCases.Add(new IdeaCase
            {
                Id = county.Data.IdeaCases.Count + 1,
                CommunityCode = cells[0],
                Kind = cells[1] switch { "街" => IdeaKind.Street, "公" => IdeaKind.PublicSpace, "物" => IdeaKind.Property, "环" => IdeaKind.Environment, _ => IdeaKind.Elderly },
                HouseholdVisits = cells[2].Contains('户', StringComparison.Ordinal),
                Experts = cells[2].Contains('专', StringComparison.Ordinal),
                ResidentsMeeting = cells[2].Contains('议', StringComparison.Ordinal),
                StartedOn = (finished ?? SampleCounty.AsOf).AddDays(-random.Int(50, 170)),
                FinishedOn = finished,
                Title = cells[4],
                Result = cells[5],
            });
        }
    }

    private static void AddRules(SampleCounty county, SampleRandom random) =>
        county.Data.ServiceRules.AddRange(Rules.Select((r, i) => new ServiceRule
        {
            Id = i + 1,
            TownshipCode = r.Street,
            Title = r.Title,
            Practice = r.Practice,
            FixedOn = new DateOnly(r.Year, r.Month, random.Int(3, 26)),
        }));
}
