using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The street system: offices before and after the reform, functions, joint meetings and what they decided.</summary>
internal static class SampleStreets
{
    private const string Luoyang = "441322001";

    /// <summary>What offices do, not what they are called: the county has published their number only.</summary>
    private static readonly (string Work, bool Before, bool After, StreetFocus? Focus)[] Offices =
    [
        ("党政综合", true, true, null), ("党建", true, true, StreetFocus.PartyBuilding), ("经济发展", true, true, null), ("社会事务", true, true, null),
        ("综治维稳", true, true, null), ("规划建设", true, true, null), ("城市管理", true, true, null), ("财政管理", true, true, null),
        ("招商引资", true, false, null), ("税务协助", true, false, null),
        ("基层治理", false, true, StreetFocus.Governance), ("社区建设", false, true, StreetFocus.Governance), ("公共服务", false, true, StreetFocus.Service), ("便民服务", false, true, StreetFocus.Service),
    ];

    private static readonly (string Name, FunctionChange Change)[] Functions =
        [("招商引资", FunctionChange.Weakened), ("协税护税", FunctionChange.Weakened), ("公共管理", FunctionChange.Granted), ("公共服务", FunctionChange.Granted)];

    // Meeting, kind, title, unit, person, helpers, days until due, days until solved (none: open), progress.
    private static readonly (int Meeting, JointIssueKind Kind, string Title, string Unit, string? Helpers, int Due, int? Solved, string Progress)[] Issues =
    [
        (1, JointIssueKind.Relocation, "旧城巷道拓宽涉及12户房屋征收补偿", "县直单位07（自然资源系统）", "东区社区党委", 90, 78, "补偿协议全部签订"),
        (1, JointIssueKind.Facilities, "老旧片区供水主管漏损更换", "县直单位09（住建系统）", "西区社区党总支", 60, 52, "主管更换完成，水压恢复正常"),
        (1, JointIssueKind.Traffic, "学校周边上下学时段交通拥堵", "县直单位02（公安系统）", "县直单位01（教育系统）", 45, 41, "实行错峰放学，增设临时停靠区"),
        (1, JointIssueKind.Environment, "农贸市场周边占道经营和污水整治", "县直单位22（城管执法系统）", "观园社区党总支", 60, 74, "摊位入市经营，排水沟清淤完成"),
        (2, JointIssueKind.Facilities, "背街小巷路灯补建", "县直单位09（住建系统）", "东区社区党委、西区社区党总支", 75, 63, "补建路灯投入使用"),
        (2, JointIssueKind.Property, "住宅小区物业服务企业交接纠纷", "县直单位09（住建系统）", "江南社区党委", 30, 28, "完成交接，公共收益账目公示"),
        (2, JointIssueKind.Relocation, "排涝工程用地青苗补偿", "县直单位07（自然资源系统）", "义和社区党总支", 60, 58, "补偿款发放到户"),
        (2, JointIssueKind.Traffic, "桥头路口信号灯和斑马线设置", "县直单位02（公安系统）", null, 45, 39, "信号灯启用"),
        (3, JointIssueKind.Facilities, "社区文体广场用地和设施建设", "县直单位14（文旅体系统）", "城东社区党委", 120, 112, "广场建成开放"),
        (3, JointIssueKind.Environment, "河涌沿岸生活垃圾清理和保洁", "县直单位11（水利系统）", "水上社区党支部", 60, 55, "清理完成，落实日常保洁"),
        (3, JointIssueKind.Traffic, "城东片区公交线路延伸和站点增设", "县直单位10（交通运输系统）", "城东社区党委", 90, 97, "线路延伸，增设站点"),
        (3, JointIssueKind.Relocation, "片区道路征地界址争议", "县直单位07（自然资源系统）", "九村社区党委", 90, 84, "界址核定，道路复工"),
        (4, JointIssueKind.Facilities, "老旧小区化粪池和排污管改造", "县直单位09（住建系统）", "观华社区党委", 90, 82, "改造完成并通过验收"),
        (4, JointIssueKind.Environment, "工地扬尘和夜间施工噪声", "县直单位08（生态环境系统）", null, 30, 30, "施工单位整改到位"),
        (4, JointIssueKind.Property, "小区电动自行车集中充电和消防通道清理", "县直单位17（应急管理系统）", "江南社区党委、观华社区党委", 60, 51, "充电棚投入使用，通道划线"),
        (5, JointIssueKind.Facilities, "江南片区社区养老服务设施用房", "县直单位03（民政系统）", "江南社区党委", 199, null, "用房已选址，正在办理移交手续"),
        (5, JointIssueKind.Environment, "城乡接合部生活污水管网接驳", "县直单位09（住建系统）", "义和社区党总支", 237, null, "主管铺设完成，入户支管施工中"),
    ];

    public static void AddTo(SampleCounty county)
    {
        foreach (var street in county.Data.Townships.Where(t => t.Kind == TownshipKind.Street)) AddReform(county, street);
        var random = new SampleRandom("streets");
        AddMeetings(county, random);
        AddIssues(county);
    }

    private static void AddReform(SampleCounty county, Township street)
    {
        foreach (var (work, before, after, focus) in Offices)
            county.Data.StreetOffices.Add(new StreetOffice
            {
                Id = county.Data.StreetOffices.Count + 1,
                TownshipCode = street.Code,
                Name = $"{work}工作机构（示例）",
                BeforeReform = before,
                AfterReform = after,
                Strengthens = focus,
            });
        foreach (var (name, change) in Functions)
            county.Data.StreetFunctions.Add(new StreetFunction { Id = county.Data.StreetFunctions.Count + 1, TownshipCode = street.Code, Name = name, Change = change });
    }

    private static void AddMeetings(SampleCounty county, SampleRandom random)
    {
        var street = county.Data.PartyOrganisations.First(o => o.TownshipCode == Luoyang && o.Kind == PartyOrganisationKind.WorkingCommittee);
        var west = county.Data.PartyOrganisations.First(o => o.Kind == PartyOrganisationKind.GeneralBranch && o.Name.StartsWith("西区", StringComparison.Ordinal));
        (PartyOrganisation Host, string Name, DateOnly On, string Agenda)[] meetings =
        [
            (street, "2019年第一次党建联席会议", new(2019, 2, 26), "通报结对共建安排，研究旧城改造和交通秩序事项"),
            (street, "2019年第二次党建联席会议", new(2019, 4, 23), "研究背街小巷设施和物业交接事项"),
            (street, "2019年第三次党建联席会议", new(2019, 6, 27), "研究文体设施、公交线路和征地事项"),
            (street, "2019年第四次党建联席会议", new(2019, 9, 18), "研究老旧小区改造和消防安全事项"),
            (street, "2019年第五次党建联席会议", new(2019, 11, 14), "督办全年议定事项，研究养老和污水管网事项"),
            (west, "2019年西区社区党建联席会议", new(2019, 10, 16), "通报结对单位资源，商定老城区志愿服务排班"),
            (street, "2020年第一次党建联席会议", new(2020, 4, 16), "督办2019年未办结事项，通报疫情防控联动安排"),
            (street, "2020年第二次党建联席会议", new(2020, 6, 18), "督办2019年未办结事项，部署需求大调研"),
        ];
        foreach (var (host, name, on, agenda) in meetings)
        {
            var units = host == west ? 6 : random.Int(18, 34);
            county.Data.JointMeetings.Add(new JointMeeting
            {
                Id = county.Data.JointMeetings.Count + 1,
                HostId = host.Id,
                Name = name,
                On = on,
                Agenda = agenda,
                Units = units,
                People = units + random.Int(6, 15),
            });
        }
    }

    private static void AddIssues(SampleCounty county)
    {
        foreach (var issue in Issues)
        {
            var on = county.Data.JointMeetings[issue.Meeting - 1].On;
            county.Data.JointIssues.Add(new JointIssue
            {
                Id = county.Data.JointIssues.Count + 1,
                MeetingId = issue.Meeting,
                Title = issue.Title,
                Kind = issue.Kind,
                OwnerUnit = issue.Unit,
                OwnerPerson = "分管负责人",
                CoUnits = issue.Helpers,
                DueOn = on.AddDays(issue.Due),
                SolvedOn = issue.Solved is { } days ? on.AddDays(days) : null,
                Progress = issue.Progress,
            });
        }
    }
}
