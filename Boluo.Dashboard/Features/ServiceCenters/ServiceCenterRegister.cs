using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>A centre with its place, its dates and its means.</summary>
public sealed class ServiceCenterRegister() : Register<ServiceCenter>("党群服务中心（站）", "service-centers.csv", ServiceCenterTable.LedgerName)
{
    public override bool IsSkeleton => true;

    private const string Prefix = "DQ";

    /// <summary>How the code of a centre is written: DQ001.</summary>
    internal static readonly CodeShape Codes = CodeShape.Running(Prefix, 3);

    protected override IEnumerable<Field<ServiceCenter>> Define() =>
    [
        Field.Text("name", "名称", c => c.Name),
        Field.Choice("level", "层级领域", c => c.Level),
        Field.Flag("station", "服务站", c => c.IsStation) with { Hint = "勾选为站，不勾选为中心。" },
        Field.Township("township", "镇街", c => c.TownshipCode) with { Hint = "县级中心不填，其余层级应填写。" },
        Field.Community("community", "社区", c => c.CommunityCode) with { Hint = "社区级和住宅小区的中心（站）应填写。" },
        Field.Pick("compound", "住宅小区", c => c.CompoundId, PickLists.Compounds) with { Hint = "住宅小区的中心（站）应填写，其余层级不填。" },
        Field.Text("host", "园区（企业）", c => c.Host) with { Hint = "产业园区、企业行业的中心（站）服务的园区或企业。" },
        Field.Text("address", "地址", c => c.Address, longest: 100),
        Field.Day("started", "开工时间", c => c.StartedOn),
        Field.Day("opened", "启用时间", c => c.OpenedOn),
        Field.Day("closed", "停用时间", c => c.ClosedOn),
        Field.Number("area", "建筑面积", c => c.FloorArea, 0, 100_000, "平方米"),
        Field.Number("investment", "累计投入", c => c.InvestmentWan, 0, 1_000_000, "万元"),
        Field.Text("funding", "资金来源", c => c.FundingSource),
        Field.Whole("served", "覆盖党员群众", c => c.PeopleServed, 0, 10_000_000, "人"),
        Field.Flag("inReach", "计入全县覆盖数", c => c.CountsInReach),
        Field.Text("hours", "开放时间", c => c.OpeningHours),
        Field.PublicLine("phone", "服务电话", c => c.Phone) with { Hint = "填写公示的固定电话，不填写个人手机号码。" },
        Field.Text("manager", "负责人", c => c.Manager, longest: 30),
        Field.Whole("fullTime", "专职人员", c => c.FullTimeStaff, 0, 500, "名"),
        Field.Whole("partTime", "兼职人员", c => c.PartTimeStaff, 0, 500, "名"),
        Field.Choice("civilisation", "同址新时代文明实践阵地", c => c.CivilisationSite) with { Initial = _ => CivilisationSite.None },
        Field.Code("code", "阵地编号", c => c.Code, Codes),
    ];

    protected override IEnumerable<LinkField> DefineLinks() =>
    [
        Field.Links<ServiceCenterItemRegister>("items", "服务事项", mine: "center"),
    ];

    protected override void Rules(RuleBook<ServiceCenter> must)
    {
        must.After("closed", "opened");
        must.BeKnownBy("name");
        must.Hold("opened", c => !(c.StartedOn > c.OpenedOn), "不得晚于“OpenedOn”", c => $"“启用时间”不应早于“开工时间”{Days.Long(c.StartedOn!.Value)}，现为{Days.Long(c.OpenedOn)}。", inFile: "started");
        must.Hold("township", c => c.Level == CenterLevel.County == c.TownshipCode is null, "县级中心应为空，其余层级必填",
            c => c.Level == CenterLevel.County ? "县级中心不填写“镇街”。" : $"{c.Level.Label()}的中心（站）应填写“镇街”。");
        must.Hold("community", c => c.Level is not (CenterLevel.Community or CenterLevel.Compound) || c.CommunityCode is not null, "社区级和住宅小区的中心（站）必填",
            c => $"{c.Level.Label()}的中心（站）应填写“社区”。");
        // A station that an earlier version knew by a name only stays editable until its place is filled in anew.
        string[] place = ["level", "compound", "host", "community"];
        must.Hold("compound", c => c.Level == CenterLevel.Compound == c.CompoundId is not null, "住宅小区的中心（站）必填，其余层级应为空",
            c => c.Level == CenterLevel.Compound ? "住宅小区的中心（站）应填写“住宅小区”。" : $"{c.Level.Label()}的中心（站）不填写“住宅小区”。", when: place);
        must.Hold("host", c => c is not { CompoundId: not null, Level: CenterLevel.Compound, Host: not null }, "住宅小区的中心（站）应为空，小区由“CompoundId”指明",
            _ => "住宅小区的中心（站）不填写“园区（企业）”，小区在“住宅小区”中选择。", when: place);
        must.Hold("community", c => c.CommunityCode is null || c.TownshipCode is not null, "县级中心应为空", _ => "县级中心不填写“社区”。", when: place);
        must.LieIn("community", "township");
        must.Match<Compound>("compound", (c, compound) => compound.CommunityCode == c.CommunityCode, "应为同一社区的住宅小区", (_, _) => "“住宅小区”不属于所选的社区，请重新选择。");
    }

    protected override async Task CheckAsync(Draft<ServiceCenter> draft, CancellationToken cancel)
    {
        var center = draft.Row;
        if (await draft.Others.AnyAsync(c => c.Name == center.Name && c.ClosedOn == null, cancel)) draft.Refuse("name", $"已有名为“{center.Name}”的中心（站），请核对。");
    }

    protected override async Task NewKeyAsync(Draft<ServiceCenter> draft, CancellationToken cancel) =>
        draft.Set(c => c.Code, await draft.NextCodeAsync(c => c.Code, Prefix, Codes.Digits, cancel));
}
