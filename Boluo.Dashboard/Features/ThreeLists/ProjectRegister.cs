using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A project is kept by its dates; its stage follows from them.</summary>
public sealed class ProjectRegister() : Register<Project>("项目", "projects.csv", ProjectTable.LedgerName)
{
    private const string Prefix = "XM";

    protected override IEnumerable<Field<Project>> Define() =>
    [
        Field.Text("name", "项目名称", p => p.Name, longest: 100),
        Field.Choice("category", "项目类别", p => p.Category),
        Field.LongText("content", "主要内容", p => p.Content),
        Field.Pick("lead", "牵头单位", p => p.LeadUnitId, PickLists.Units),
        Field.Choice("origin", "来源", p => p.Origin),
        Field.Day("published", "发布日期", p => p.PublishedOn) with { Initial = day => day },
        Field.Day("due", "完成时限", p => p.DueOn, mayBeLater: true),
        Field.Day("claimed", "认领日期", p => p.ClaimedOn) with { Hint = "项目进度由各项日期推算，不另填写。" },
        Field.Day("start", "开始日期", p => p.StartOn),
        Field.Day("end", "完成日期", p => p.EndOn),
        Field.Day("stopped", "终止日期", p => p.StoppedOn),
        Field.Number("funds", "经费", p => p.FundsWan, 0, 1_000_000, "万元"),
        Field.Whole("attendances", "参与人员", p => p.Attendances, 0, 1_000_000, "人次"),
        Field.Whole("beneficiaries", "受益群众", p => p.Beneficiaries, 0, 10_000_000, "人次"),
        Field.Choice("evaluation", "群众评价", p => p.Evaluation),
        Field.Code("code", "项目编号", p => p.Code, CodeShape.Running(Prefix, 7)),
    ];

    protected override IEnumerable<LinkField> DefineLinks() =>
    [
        Field.Links<ProjectCommunityRegister>("communities", "实施社区", mine: "project") with { Required = true },
        Field.Links<ProjectUnitRegister>("units", "参与单位", mine: "project") with { Hint = "牵头单位以外的参与单位。" },
        Field.Links<NeedProjectRegister>("needs", "对应需求", mine: "project"),
        Field.Links<ProjectResourceRegister>("resources", "使用资源", mine: "project"),
    ];

    protected override void Rules(RuleBook<Project> must)
    {
        must.InOrder("published", "due");
        must.InOrder("published", "claimed", "start", "end");
        must.InOrder("published", "stopped");
        must.Hold("stopped", p => p.EndOn is null || p.StoppedOn is null, "已完成的项目不能终止", _ => "已完成的项目不应填写“终止日期”。");
        must.Need("end", "claimed", "start");
        must.Need("evaluation", "end");
        must.EndWithUnit("lead", (p, end) => (p.EndOn ?? p.StoppedOn) <= end, at: "end");
        must.BeUnique("code");
        must.NotRepeat("name", "当天已发布名称相同的项目，请勿重复登记。", "name", "published");
    }

    protected override Task<Project?> FindRowAsync(BoluoDbContext db, string key, CancellationToken cancel) => db.Projects.SingleOrDefaultAsync(p => p.Code == key, cancel);

    protected override async Task NewKeyAsync(Draft<Project> draft, CancellationToken cancel)
    {
        draft.Set(p => p.Id, await draft.NextIdAsync(p => p.Id, cancel));
        draft.Set(p => p.Code, await draft.NextCodeAsync(p => p.Code, $"{Prefix}{draft.Row.PublishedOn.Year.ToString(CultureInfo.InvariantCulture)}", 3, cancel));
    }
}
