using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Places;

/// <summary>网格员 and 网格长. Whether a person is one is said by duties and assignments.</summary>
public sealed class GridWorkerRegister() : Register<GridWorker>("网格人员", "grid-workers.csv")
{
    protected override IEnumerable<Field<GridWorker>> Define() =>
    [
        Field.Text("name", "姓名", w => w.Name, longest: 30),
        Field.Mobile("phone", "手机号码", w => w.Phone),
        Field.Community("community", "社区", w => w.CommunityCode),
        Field.Flag("fullTime", "专职", w => w.FullTime),
        Field.Choice("occupation", "身份", w => w.Occupation),
        Field.Choice("political", "政治面貌", w => w.PoliticalStatus),
        Field.Choice("gender", "性别", w => w.Gender),
        Field.Day("born", "出生日期", w => w.BornOn),
        Field.Choice("education", "学历", w => w.Education),
    ];

    protected override void Derive(GridWorker row) => row.PhoneMasked = GridWorker.Mask(row.Phone);
}
