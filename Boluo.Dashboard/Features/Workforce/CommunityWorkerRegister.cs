using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>A 社区工作者. Who leaves keeps the row, with the day of leaving.</summary>
public sealed class CommunityWorkerRegister() : Register<CommunityWorker>("社区工作者", "community-workers.csv", CommunityWorkerTable.LedgerName)
{
    public override bool IsSkeleton => true;

    /// <summary>Nobody is in post before this age.</summary>
    private const int Youngest = 16;

    protected override IEnumerable<Field<CommunityWorker>> Define() =>
    [
        Field.Text("name", "姓名", w => w.Name, longest: 30),
        Field.Community("community", "社区", w => w.CommunityCode),
        Field.Whole("post", "岗位", w => w.Post, 1, CommunityWorker.Posts) with { Hint = "填1至4，依次为岗位一至岗位四。" },
        Field.Whole("grade", "等级", w => w.Grade, 1, CommunityWorker.Grades, "级"),
        Field.Flag("certified", "持社工证", w => w.Certified),
        Field.Choice("gender", "性别", w => w.Gender),
        Field.Day("born", "出生日期", w => w.BornOn) with { Hint = "名册只显示年月；只知年月的填当月1日。" },
        Field.Choice("education", "学历", w => w.Education),
        Field.Choice("political", "政治面貌", w => w.PoliticalStatus),
        Field.Day("since", "在岗起始日期", w => w.Since) with { Initial = day => day },
        Field.Day("left", "离岗日期", w => w.LeftOn) with { Hint = "自该日起不再计入在岗人数；在岗的不填。" },
    ];

    protected override void Rules(RuleBook<CommunityWorker> must)
    {
        must.Hold("born", w => w.Since > w.BornOn, "应晚于“BornOn”", _ => "“出生日期”应早于“在岗起始日期”。", inFile: "since");
        must.After("left", "since");
        must.BeKnownBy("name", "born", "since");
    }

    protected override async Task CheckAsync(Draft<CommunityWorker> draft, CancellationToken cancel)
    {
        var worker = draft.Row;
        if (worker.BornOn.AddYears(Youngest) > worker.Since) draft.Refuse("born", $"在岗起始日期时应年满{Youngest}周岁，请核对“出生日期”。");
        if (await draft.Others.AnyAsync(w => w.Name == worker.Name && w.BornOn == worker.BornOn && w.LeftOn == null, cancel) && worker.LeftOn is null)
            draft.Refuse("name", "名册上已有姓名、出生日期相同的在岗人员，请勿重复登记。");
    }
}
