using System.Globalization;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The 65 figures that the county published in 2020: values as printed, descriptions in the project's own words.</summary>
internal static class PublishedFigureTexts
{
    // Key, section, system, term, value, qualifier, unit, scope, period, description.
    private const string Table = """
        county.area|导语|县情|县域面积|2858|Exact|平方公里|博罗县|2020|全县辖区面积。
        county.residents|导语|县情|常住人口|1100000|About|人|博罗县|2020|全县常住人口，公布时为约数。
        county.urbanisation|导语|县情|城镇化率|58.68|Exact|%|博罗县|2020|城镇人口占常住人口的比重。
        street.count|一·一 县城撤镇设街|街道体制|撤镇设街街道数|2|Exact|个|罗阳街道、龙溪街道|2020|由镇改设为街道的数量，即罗阳、龙溪两个街道。
        street.offices.before|一·二 改革街道体制|街道体制|调整前内设机构|10|Exact|个|每个街道|2020|街道改革之前每个街道的内设机构数。
        street.offices.after|一·二 改革街道体制|街道体制|调整后内设机构|12|Exact|个|每个街道|2020|街道改革之后每个街道的内设机构数。
        joint.meetings|一·二 改革街道体制|党建联席会议|召开联席会议|5|Exact|次|罗阳街道|2019|罗阳街道一年内召开的党建联席会议次数。
        joint.problems|一·二 改革街道体制|党建联席会议|解决重点难点问题|15|Exact|项|罗阳街道|2019|经联席会议推动解决的重点难点事项数。
        community.count|一·三 提升社区治理水平|三级党建网格|社区数|36|Exact|个|全县|2020|全县城市社区总数。
        party.committees|一·三 提升社区治理水平|三级党建网格|社区党委|6|Exact|个|全县|2020|由党委领导的社区数。
        party.general_branches|一·三 提升社区治理水平|三级党建网格|社区党总支|7|Exact|个|全县|2020|由党总支领导的社区数。
        party.branches|一·三 提升社区治理水平|三级党建网格|社区党支部|72|Exact|个|全县|2020|社区党支部总数，含独立设置的支部和片区支部。
        grid.count|一·三 提升社区治理水平|三级党建网格|“党建+”网格|402|Exact|个|全县|2020|全县划分的“党建+”网格总数。
        community.split.before|一·三 提升社区治理水平|社区拆分|拆分前超万人社区|8|Exact|个|罗阳街道|2020|罗阳街道拆分前人口过万的社区数。
        community.split.after|一·三 提升社区治理水平|社区拆分|拆分后社区|19|Exact|个|罗阳街道|2020|上述社区拆分后形成的社区数。
        worker.households_per_person|一·三 提升社区治理水平|社区工作者|配备标准|300|Exact|户/人|全县|2020|配备社区工作者所依据的户数标准。
        worker.posts|一·三 提升社区治理水平|社区工作者|岗位|4|Exact|岗|全县|2020|社区工作者薪酬体系设置的岗位类别数。
        worker.levels|一·三 提升社区治理水平|社区工作者|薪酬等级|16|Exact|级|全县|2020|社区工作者薪酬体系设置的等级数。
        worker.pay.before|一·三 提升社区治理水平|社区工作者|调整前月收入|3000|Exact|元/月|全县|2020|薪酬调整之前社区工作者的月收入。
        worker.pay.average|一·三 提升社区治理水平|社区工作者|平均月收入|4500|Exact|元/月|全县|2020|薪酬调整之后社区工作者的平均月收入。
        worker.pay.maximum|一·三 提升社区治理水平|社区工作者|最高月收入|6800|Exact|元/月|全县|2020|薪酬调整之后社区工作者的最高月收入。
        community.party_members|一·三 提升社区治理水平|三级党建网格|参加防控的社区党员|2000|MoreThan|人|全县|2020|疫情期间参加防控的社区党员人数，公布时为概数。
        grid.workers|一·三 提升社区治理水平|三级党建网格|社区网格员|800|MoreThan|人|全县|2020|疫情期间参加防控的社区网格员人数，公布时为概数。
        center.investment|二·一 服务阵地融合共建|党群服务中心|累计投入|3000|MoreThan|万元|全县|2020|建设党群服务中心（站）的累计投入，公布时为概数。
        center.count|二·一 服务阵地融合共建|党群服务中心|党群服务中心|45|Exact|个|全县|2020|各层级各领域建成的党群服务中心（站）总数。
        center.levels|二·一 服务阵地融合共建|党群服务中心|覆盖层级领域|6|Exact|类|全县|2020|党群服务中心（站）覆盖的层级和领域类别数。
        center.services|二·一 服务阵地融合共建|党群服务中心|综合服务|10|MoreThan|项|全县|2020|党群服务中心（站）提供的综合服务项数，公布时为概数。
        center.served|二·一 服务阵地融合共建|党群服务中心|覆盖服务党员群众|800000|MoreThan|人|全县|2020|党群服务中心（站）服务覆盖的党员和群众人数，公布时为概数。
        list.resource_units|二·二 服务资源互联互通|三张清单|提供资源单位|75|Exact|个|全县|2020|资源清单中提供资源的单位数。
        list.resources|二·二 服务资源互联互通|三张清单|资源服务|293|Exact|项|全县|2020|资源清单收录的资源服务项数。
        list.needs|二·二 服务资源互联互通|三张清单|党员群众需求|103|Exact|个|全县|2020|需求清单收录的党员群众需求数。
        list.projects|二·二 服务资源互联互通|三张清单|项目|97|Exact|个|全县|2020|项目清单发布的项目数。
        pairing.units|二·三 服务活动结对联办|结对共建|县直机关企事业单位党组织|92|Exact|个|全县|2020|到社区报到结对的县直机关企事业单位党组织数。
        pairing.activities|二·三 服务活动结对联办|结对共建|共建活动|100|MoreThan|场次|全县|2020|结对单位与社区开展共建活动的场次，公布时为概数。
        pairing.beneficiaries|二·三 服务活动结对联办|结对共建|受益群众|6000|MoreThan|人次|全县|2020|共建活动受益群众的人次，公布时为概数。
        team.party|二·三 服务活动结对联办|三工联动|“党工”队伍|10000|MoreThan|人|全县|2020|社区党员和在职党员组成的“党工”队伍人数，公布时为概数。
        team.social|二·三 服务活动结对联办|三工联动|“社工”队伍|500|MoreThan|人|全县|2020|社工机构派出的“社工”队伍人数，公布时为概数。
        team.volunteer|二·三 服务活动结对联办|三工联动|“义工”队伍|80000|MoreThan|人|全县|2020|志愿者组成的“义工”队伍人数，公布时为概数。
        covid.cadres|二·三 服务活动结对联办|疫情防控|脱产常驻防控一线党员干部|110|Exact|名|全县|2020|疫情期间脱产常驻街道社区一线的党员干部人数。
        covid.social_workers|二·三 服务活动结对联办|疫情防控|组织社工|100|MoreThan|名|全县|2020|疫情期间组织起来的社工人数，公布时为概数。
        covid.volunteers|二·三 服务活动结对联办|疫情防控|组织志愿者|2000|MoreThan|名|全县|2020|疫情期间组织起来的志愿者人数，公布时为概数。
        covid.stations|二·三 服务活动结对联办|疫情防控|健康咨询服务站|66|Exact|个|全县|2020|疫情期间设立的健康咨询服务站数。
        covid.hotline_calls|二·三 服务活动结对联办|疫情防控|24小时电话热线咨询|400|MoreThan|次|全县|2020|疫情期间电话热线接受咨询的次数，公布时为概数。
        covid.visits|二·三 服务活动结对联办|疫情防控|探望困难群众和独居长者|500|MoreThan|人|全县|2020|疫情期间探望困难群众和独居长者的人数，公布时为概数。
        covid.devices|二·三 服务活动结对联办|疫情防控|网课设备|500|MoreThan|套|全县|2020|疫情期间为困难家庭学生提供的网课设备数，公布时为概数。
        form.count|三 区分三种城市形态|三种城市形态|城市形态|3|Exact|种|县城|2020|县城划分的城市形态种数：老城区、新城区、城乡接合部。
        oldtown.communities|三·一 老城区巷长快办制|老城区巷长快办制|实施社区|2|Exact|个|罗阳街道西区、东区|2020|推行巷长快办制的老城区社区数。
        oldtown.alley_chiefs|三·一 老城区巷长快办制|老城区巷长快办制|巷长|12|Exact|名|罗阳街道西区、东区|2020|老城区社区选任的巷长人数。
        oldtown.fund|三·一 老城区巷长快办制|老城区巷长快办制|服务群众专项经费|15|Exact|万元/社区·年|每个社区|2020|市县财政每年为每个社区安排的服务群众专项经费。
        newtown.property_heads|三·二 新城区小区党建|新城区小区党建|物业公司负责人党员|10|Exact|个|新城区|2020|由党员担任或发展入党的物业企业负责人数。
        newtown.committee_heads|三·二 新城区小区党建|新城区小区党建|业委会主任党员|9|Exact|个|新城区|2020|由党员担任或发展入党的业委会主任数。
        newtown.members|三·二 新城区小区党建|新城区小区党建|登记党员|1389|Exact|名|新城区|2020|主动登记信息的小区居住党员人数。
        newtown.compounds|三·二 新城区小区党建|新城区小区党建|建立党支部的住宅小区|23|Exact|个|新城区|2020|成立了党支部的住宅小区数。
        newtown.ehome_communities|三·二 新城区小区党建|新城区小区党建|“邻里E家”试运行社区|6|Exact|个|罗阳街道|2020|试运行“邻里E家”平台的社区数。
        newtown.ehome_items|三·二 新城区小区党建|新城区小区党建|“邻里E家”集成信息|20|Exact|项|罗阳街道|2020|“邻里E家”平台集成的信息项数。
        newtown.interest_groups|三·二 新城区小区党建|新城区小区党建|兴趣小组|3|Exact|个|城市绿洲小区|2020|城市绿洲小区党群服务站组建的兴趣小组数。
        newtown.aid_groups|三·二 新城区小区党建|新城区小区党建|互助小组|2|Exact|个|城市绿洲小区|2020|城市绿洲小区党群服务站组建的互助小组数。
        fringe.contacts|三·三 城乡接合部党员联系户|城乡接合部党员联系户|党员联系户和志愿者|1700|MoreThan|名|龙溪街道|2020|疫情期间龙溪街道参与排查宣传的党员联系户和志愿者人数，公布时为概数。
        fringe.served|三·三 城乡接合部党员联系户|城乡接合部党员联系户|服务居民|7000|MoreThan|人次|龙溪街道|2020|上述人员服务居民的人次，公布时为概数。
        ask.policy|四·一 问政于民|四问|问政于民|1|Exact|项|全县|2020|听取各方意见后作出的发展思路调整，计一项。
        ask.needs.street_survey|四·二 问需于民|四问|街道需求大调研|1|Exact|次/年|每个街道|2020|街道每年开展群众需求大调研的次数。
        ask.needs.community_survey|四·二 问需于民|四问|社区常规问需调研|1|Exact|次/季度|每个社区|2020|社区每季度开展常规问需调研的次数。
        ask.needs.solved|四·二 问需于民|四问|党代表直联解决问题|228|Exact|个|罗阳街道|2020|通过党代表直联群众活动推动解决的问题数。
        ask.ideas|四·三 问计于民|四问|问计于民案例|1|Exact|条街|九村社区|2020|听取居民意见后改造的特色街巷，计一条。
        ask.results.systems|四·四 问效于民|四问|固化为民服务制度|10|Exact|条|各街道|2019至2020|各街道固化形成的为民服务制度数。
        """;

    public static readonly IReadOnlyList<PublishedFigure> All = [.. Table.Split('\n').Select((line, i) => Parse(line.Trim().Split('|'), i + 1))];

    private static PublishedFigure Parse(string[] cells, int ordinal) => new()
    {
        Key = cells[0],
        Section = cells[1],
        System = cells[2],
        Term = cells[3],
        Value = double.Parse(cells[4], CultureInfo.InvariantCulture),
        Qualifier = Enum.Parse<Qualifier>(cells[5]),
        Unit = cells[6],
        Scope = cells[7],
        TownshipCode = cells[7] switch { "罗阳街道" or "罗阳街道西区、东区" => Support.County.Luoyang, "龙溪街道" => Support.County.Longxi, _ => null },
        CommunityCode = cells[7] switch { "九村社区" => "441322001006", "城市绿洲小区" => "441322001009", _ => null },
        Period = cells[8],
        AsOf = SampleCounty.AsOf,
        Description = cells[9],
        Ordinal = ordinal,
    };
}
