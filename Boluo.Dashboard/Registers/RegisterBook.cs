using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Registers;

/// <summary>All registers, and what kinds of rows are called.</summary>
public sealed class RegisterBook(IEnumerable<IRegister> registers)
{
    /// <summary>Kinds that no register declares.</summary>
    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        [nameof(Grid)] = "网格",
        [nameof(GridAssignment)] = "网格归属",
        [nameof(GridDuty)] = "网格员任务",
        [nameof(GridAdjustment)] = "网格调整",
        [nameof(GridWorker)] = "网格人员",
        [nameof(Township)] = "镇街",
        [nameof(Community)] = "社区",
        [nameof(Compound)] = "住宅小区",
        [nameof(PartyOrganisation)] = "党组织",
        [nameof(CommunityWorker)] = "社区工作者",
        [nameof(ServiceCenter)] = "党群服务中心（站）",
        [nameof(ServiceItem)] = "服务事项",
        [nameof(ServiceCenterItem)] = "中心服务事项",
        [nameof(CountyUnit)] = "县直单位",
        [nameof(Pairing)] = "结对关系",
        [nameof(Activity)] = "共建活动",
        [nameof(ActivityUnit)] = "活动参与单位",
        [nameof(Resource)] = "资源",
        [nameof(Need)] = "需求",
        [nameof(Project)] = "项目",
        [nameof(ProjectCommunity)] = "项目实施社区",
        [nameof(ProjectUnit)] = "项目参与单位",
        [nameof(NeedProject)] = "需求与项目的对接",
        [nameof(NeedResource)] = "需求与资源的对接",
        [nameof(ProjectResource)] = "项目所用资源",
        [nameof(DataState)] = "统计时点",
    };

    private readonly IReadOnlyList<IRegister> _registers = [.. registers];

    /// <summary>The register whose form keeps the rows behind a ledger.</summary>
    public IRegister? ForLedger(string ledger) => _registers.FirstOrDefault(r => r.Ledger == ledger);

    /// <summary>The fields by which forms know an entity; one property is one field.</summary>
    public IReadOnlyList<Field> FieldsOf(string entity) => [.. _registers.Where(r => r.RowType.Name == entity).SelectMany(r => r.FormFields).DistinctBy(f => f.Property)];

    public string NounOf(string entity) => OfEntity(entity)?.Noun ?? Nouns.GetValueOrDefault(entity, "其他数据");

    public IRegister? OfEntity(string entity) => _registers.FirstOrDefault(r => r.RowType.Name == entity);
}
