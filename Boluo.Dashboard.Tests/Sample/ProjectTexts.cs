using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Projects that nobody asked for: set by superiors or offered by units; illustrative.</summary>
internal static class ProjectTexts
{
    public static readonly IReadOnlyList<(ProjectCategory Category, string Name, string Content)> All =
    [
        (ProjectCategory.PublicAid, "困境儿童关爱行动", "为困境儿童建立关爱台账，开展节日探访和微心愿认领"),
        (ProjectCategory.PublicAid, "高龄老人巡访服务", "组织志愿者对高龄、空巢老人开展定期巡访"),
        (ProjectCategory.PublicAid, "便民服务进社区集市", "集中提供理发、磨刀、家电维修、义诊等便民服务"),
        (ProjectCategory.PublicAid, "消费帮扶爱心展销", "组织帮扶产品进社区展销，动员单位食堂采购"),
        (ProjectCategory.PublicAid, "残疾人就业帮扶", "收集残疾人就业意愿，联系企业提供适配岗位"),
        (ProjectCategory.PublicAid, "户外劳动者驿站提升", "在服务网点完善饮水、充电、急救药箱等设施"),
        (ProjectCategory.Civility, "文明城市创建志愿服务", "组织党员志愿者参与路口劝导、环境清洁和宣传"),
        (ProjectCategory.Civility, "垃圾分类示范片建设", "设置分类投放点，开展入户宣传和桶边督导"),
        (ProjectCategory.Civility, "文明楼栋评选", "制定评选办法，开展楼栋环境、邻里互助评比"),
        (ProjectCategory.Civility, "移风易俗宣传", "宣传婚丧简办、文明祭扫和勤俭节约"),
        (ProjectCategory.Civility, "爱国卫生专项行动", "开展卫生死角清理、病媒防制和健康宣传"),
        (ProjectCategory.Education, "党史国史宣讲进社区", "组织宣讲骨干到社区开展主题宣讲"),
        (ProjectCategory.Education, "社区骨干能力培训", "对社区“两委”干部、网格员开展业务培训"),
        (ProjectCategory.Education, "消防安全进万家", "开展消防知识培训和楼栋疏散演练"),
        (ProjectCategory.Education, "职业技能送教上门", "将电工、家政、电商课程送到社区"),
        (ProjectCategory.Education, "法治宣传月", "开展法律知识讲座、案例展览和法律咨询"),
        (ProjectCategory.Other, "疫情常态化防控支援", "组织在职党员参与卡口值守、入户登记和物资配送"),
        (ProjectCategory.Other, "三防隐患排查", "对低洼易涝点、老旧房屋和边坡开展排查"),
        (ProjectCategory.Other, "房屋出租安全整治", "联合排查出租屋消防、用电隐患并督促整改"),
        (ProjectCategory.Other, "停车资源共享", "协调单位停车位错时向居民开放"),
        (ProjectCategory.Other, "社区公共空间微更新", "利用边角地建设口袋公园和便民设施"),
    ];
}
