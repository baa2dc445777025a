using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>A need, the fields of work that it calls for, the project that would answer it, and what comes of it. {0} stands for a place.</summary>
internal sealed record NeedText(NeedCategory Category, string[] Fields, string Title, string Project, string Content, string Result);

/// <summary>What residents may ask for; illustrative.</summary>
internal static class NeedTexts
{
    // Fields of work, title, project, content, result.
    private const string SmallWorks = """
        power,build|{0}路灯不亮，夜间出行不便，希望尽快修复|{0}路灯修复|更换损坏灯具和线路，补装太阳能路灯|已更换灯具并通电，夜间照明恢复
        water,build|{0}下水道经常堵塞，雨天污水外溢|{0}下水道疏通改造|清掏管道、更换破损井盖，局部加大管径|已完成清掏和管道更换，雨天未再外溢
        build,traffic|{0}路面破损坑洼，老人容易绊倒|{0}破损路面修补|凿除破损路面，重新铺设水泥并画线|路面已修补平整并通行
        power,safe|{0}缺少电动自行车充电桩，飞线充电多|{0}电动自行车充电棚建设|选址建设充电棚，配置智能充电插座和灭火器|充电棚已启用，飞线充电已清理
        build,civil|{0}楼梯没有扶手，希望加装|{0}楼梯扶手加装|为老旧楼栋公共楼梯加装防滑扶手|扶手已安装并由居民代表验收
        water|{0}供水管老化渗漏，水压不足|{0}供水管更换|协调供水企业更换老化管段和阀门|新管已通水，水压恢复正常
        build,water,market|{0}缺少休息座椅，老人没有地方歇脚|{0}便民座椅增设|选定点位安装休息长椅和遮阳棚|座椅已安装到位
        traffic,police,safe|{0}停车混乱，消防通道被占|{0}停车位划线整治|重新施划车位和消防通道标线，增设提示牌|标线已完成，消防通道保持畅通
        env|{0}垃圾收集点破旧，异味大|{0}垃圾收集点改造|硬化地面、加装顶棚和冲洗设施，更换分类桶|收集点已改造并每日冲洗
        telecom,power|{0}通信电线杂乱下垂，存在安全隐患|{0}“三线”整治|协调通信、供电企业归并线缆并套管|线缆已归并固定
        culture,build|{0}健身器材损坏，希望维修更换|{0}健身器材更新|拆除损坏器材，更换适合老人儿童的器材|新器材已安装并张贴使用说明
        power,build|{0}楼道灯损坏，希望换成感应灯|{0}楼道感应灯更换|逐层更换感应灯并检查线路|感应灯已全部换好
        water,build|{0}雨天积水严重，影响学生上下学|{0}积水点整治|增设雨水口，疏通排水沟|经两次大雨检验未再积水
        build,civil|{0}无障碍坡道缺失，轮椅出行困难|{0}无障碍坡道改造|在出入口修建坡道并加装护栏|坡道已建成使用
        """;

    private const string HealthAndAge = """
        health|希望在社区为老年人开展免费体检|老年人健康体检进社区|组织医护人员到社区为老年人体检并建立健康提示卡|已完成体检，异常结果已提醒复查
        civil,health|{0}独居老人较多，希望有人定期上门探望|独居老人结对关爱|党员志愿者与独居老人结对，每周上门或电话问候|已结对，探访记录按月更新
        health|慢性病患者多，希望有医生讲解用药|慢性病用药指导|安排全科医生每月驻点，讲解用药和复诊|已开展驻点指导，居民反映方便
        civil,market|希望设立老年人助餐点|社区长者助餐点|利用党群服务中心场地设助餐点，为高龄老人送餐|助餐点已试运行
        civil,health|行动不便老人洗澡难，希望提供助浴服务|居家老人助浴服务|培训护理员上门助浴，提供辅具借用|已为登记老人提供服务
        health|希望开展心理健康讲座和疏导|心理健康进社区|举办讲座并设每周心理咨询时段|讲座已举办，咨询时段固定
        health|希望组织中医义诊和推拿|中医义诊进社区|组织中医师义诊，开展穴位保健教学|义诊已举办，居民参与踊跃
        civil,health|失能老人家属希望学习护理知识|家庭护理技能培训|讲授翻身、喂食、防跌倒等护理方法|培训已完成并发放手册
        health|希望为儿童开展视力和口腔检查|儿童视力口腔筛查|联系医疗机构到社区为儿童检查并建档|筛查已完成，结果已反馈家长
        """;

    private const string Education = """
        edu|双职工家庭多，希望放学后有人看护孩子|四点半课堂|利用党群服务中心开设课后托管，由志愿教师辅导作业|课堂已开班
        edu,culture|希望暑期开办青少年兴趣班|暑期青少年公益课堂|开设书法、舞蹈、科学小实验等课程|暑期课程已结束，家长反映良好
        telecom|老年人不会用智能手机，希望有人教|智慧助老手机课堂|分批讲授微信、挂号、缴费等常用操作|已完成教学，学员能独立操作
        jobs,civil|待业妇女希望参加家政和育婴培训|妇女技能提升培训|联合培训机构开办家政、育婴班并推荐就业|培训结业，部分学员已上岗
        edu|希望开设家庭教育讲座|家庭教育大讲堂|邀请讲师分享亲子沟通和习惯养成|讲座已举办
        jobs,market|失业人员希望获得就业信息和面试指导|就业帮扶直通车|推送岗位信息，开展面试辅导和小型招聘会|已举办招聘会并推送岗位
        culture,edu|希望社区有儿童阅览的地方|社区儿童阅览角|腾出场地配置书架桌椅，接受单位图书捐赠|阅览角已开放
        telecom,edu|困难家庭学生缺少上网课的设备|网课设备爱心借用|整修捐赠设备，登记借给困难家庭学生|设备已借出使用
        edu,safe,traffic|希望开展青少年防溺水和安全教育|青少年安全教育课堂|讲授防溺水、交通和消防安全并组织演练|课堂已开展
        """;

    private const string CultureAndSport = """
        culture|希望社区广场多放电影、多组织演出|文艺演出和公益电影进社区|组织文艺汇演和露天电影放映|演出和放映已完成
        culture,police|{0}广场舞噪声扰民，希望协调场地和时间|文明广场舞公约|协商确定场地、时段和音量，成立自管小组|公约已签订，投诉明显减少
        culture|社区文艺队缺少排练场地和指导老师|社区文艺队培育|开放排练场地，安排老师辅导|文艺队已固定排练
        culture,edu|希望组织邻里运动会，促进邻居相识|邻里趣味运动会|联合结对单位举办家庭组和老年组比赛|运动会已举办
        culture|希望在春节前组织写春联活动|迎新春送春联|组织书法爱好者现场书写赠送|春联已送出
        edu,culture|希望开放周边学校和机关的篮球场|运动场地错时开放|协调结对单位周末开放场地，签订使用公约|场地已开放登记使用
        culture|老年人希望有下棋、读报的活动室|老年活动室提升|改善活动室照明、座椅，增配棋牌书报|活动室已重新开放
        culture,jobs|外来务工人员希望参加社区节日活动|新市民融入活动|在传统节日组织包粽子、游园等活动|活动已举办
        """;

    private const string Aid = """
        civil,health,finance|{0}一户居民因病致困，希望得到帮助|因病致困家庭帮扶|协助申请临时救助，结对单位送去慰问金和物资|已落实救助并持续走访
        edu,finance|困难家庭学生开学缺少学习用品|爱心助学行动|认领学生微心愿，赠送书包文具和助学金|微心愿已全部认领
        civil|残疾居民希望借用轮椅和助行器|助残辅具借用站|在党群服务中心设借用点，登记借用并定期维护|借用点已启用
        power,civil|{0}独居老人家中线路老化，希望帮忙检修|困难老人居家安全改造|检修线路、更换灯具，加装扶手和报警器|改造完成
        jobs|零就业家庭希望帮助找工作|零就业家庭帮扶|一对一推荐公益性岗位和技能培训|已推荐就业
        civil|退役军人家庭生活困难，希望帮扶|退役军人家庭关爱|走访慰问，协助落实优抚政策|政策已落实
        edu,civil|留守儿童周末无人照看，希望有人陪伴|留守儿童周末陪伴|志愿者周末陪读、陪玩，定期家访|陪伴活动按周开展
        """;

    private const string PolicyAdvice = """
        health|居民不清楚异地就医备案和报销流程|医保政策宣讲|安排业务骨干现场讲解并指导手机备案|已宣讲，现场办理备案
        edu,police|外来务工人员咨询子女积分入学政策|积分入学政策宣讲|邀请教育系统工作人员讲解申请条件和材料|宣讲会已举办
        build|希望了解老旧小区加装电梯的补贴和流程|加装电梯政策辅导|技术顾问和工作人员到楼栋讲解，协助征求意见|已完成辅导，两个楼栋提出申请
        law|希望有律师到社区解答物业纠纷|法律顾问坐班日|每月安排律师坐班，解答物业、租赁纠纷|坐班日已固定
        finance|个体户不清楚减税和贷款政策|惠企政策进商圈|税务、银行业务骨干上门讲解并协助申报|已上门讲解
        finance,police|老年人容易受骗，希望开展防诈骗宣传|防范电信诈骗宣传|举办案例讲座，入户安装预警软件|已开展入户宣传
        jobs|居民咨询养老保险补缴和转移|社保政策咨询日|安排社保业务骨干驻点咨询|咨询日已举办
        """;

    private const string Environment = """
        env,market|{0}晚间烧烤油烟和噪声扰民|{0}餐饮油烟噪声整治|联合执法检查，督促安装油烟净化设备|设备已安装，夜间巡查未再发现
        env|{0}乱丢垃圾严重，希望加强保洁|{0}环境卫生整治|组织志愿者清理，增设垃圾桶并排班督导|卫生死角已清理
        police,safe|{0}夜间治安巡逻少，电动车被盗|{0}平安守护行动|增加夜间巡逻，加装监控和防盗提示|监控已启用，巡逻每晚开展
        agri,env,police|{0}流浪犬多，老人小孩害怕|文明养犬行动|宣传登记免疫，联合清理流浪犬|已完成清理和登记
        env,agri,water|{0}河边杂草丛生、蚊虫多|{0}河岸清洁行动|清理杂草淤泥，开展蚊虫消杀|河岸已清理，定期消杀
        env|{0}乱张贴小广告多，影响楼道整洁|{0}楼道清洁行动|清除小广告，设置便民信息栏|楼道已清理
        police,safe|出租屋人员流动大，希望加强登记管理|出租屋安全排查|联合网格员逐户登记，检查消防和用电|排查登记已完成
        """;

    public static readonly IReadOnlyList<NeedText> All =
    [
        .. Parse(NeedCategory.SmallWorks, SmallWorks), .. Parse(NeedCategory.HealthAndAge, HealthAndAge), .. Parse(NeedCategory.Education, Education),
        .. Parse(NeedCategory.CultureAndSport, CultureAndSport), .. Parse(NeedCategory.Aid, Aid),
        .. Parse(NeedCategory.PolicyAdvice, PolicyAdvice), .. Parse(NeedCategory.Environment, Environment),
    ];

    private static IEnumerable<NeedText> Parse(NeedCategory category, string table) =>
        table.Split('\n').Select(l => l.Trim().Split('|')).Select(c => new NeedText(category, c[0].Split(','), c[1], c[2], c[3], c[4]));
}
