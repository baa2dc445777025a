using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>A centre with its place, its dates and its means.</summary>
public sealed class ServiceCenterRegister : Register<ServiceCenter>
{
    public override string Ledger => ServiceCenterTable.LedgerName;

    public override string Noun => "党群服务中心（站）";

    protected override IEnumerable<Field<ServiceCenter>> Define() =>
    [
        Field.Text("name", "名称", c => c.Name),
        Field.Choice("level", "层级领域", c => c.Level),
        Field.Flag("station", "服务站", c => c.IsStation) with { Hint = "勾选为站，不勾选为中心。" },
        Field.Pick("township", "镇街", c => c.TownshipCode, Picks.Townships) with { Hint = "县级中心不填，其余层级应填写。" },
        Field.Pick("community", "社区", c => c.CommunityCode, Picks.Communities) with { Hint = "社区级和住宅小区的中心（站）应填写。" },
        Field.Pick("compound", "住宅小区", c => c.CompoundId, Picks.Compounds) with { Hint = "住宅小区的中心（站）应填写，其余层级不填。" },
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
    ];

    protected override async Task CheckAsync(Draft<ServiceCenter> draft, CancellationToken cancel)
    {
        var center = draft.Row;
        draft.InOrder("started", "opened");
        if (center.ClosedOn is { } closed && closed <= center.OpenedOn)
            draft.Refuse("closed", $"“停用时间”应晚于“启用时间”{Days.Long(center.OpenedOn)}，现为{Days.Long(closed)}。");
        if (center.Level == CenterLevel.County && center.TownshipCode is not null) draft.Refuse("township", "县级中心不填写“镇街”。");
        if (center.Level != CenterLevel.County && center.TownshipCode is null) draft.Refuse("township", $"{center.Level.Label()}的中心（站）应填写“镇街”。");
        if (center.Level is CenterLevel.Community or CenterLevel.Compound && center.CommunityCode is null) draft.Refuse("community", $"{center.Level.Label()}的中心（站）应填写“社区”。");
        // A station that an earlier version knew by a name only stays editable until its place is filled in anew.
        if (draft.Moves(nameof(center.Level), nameof(center.CompoundId), nameof(center.Host), nameof(center.CommunityCode))) CheckCompound(draft);
        if (center.CompoundId is { } compound && !await draft.Db.Compounds.AnyAsync(c => c.Id == compound && c.CommunityCode == center.CommunityCode, cancel))
            draft.Refuse("compound", "“住宅小区”不属于所选的社区，请重新选择。");
        if (center.CommunityCode is { } code && center.TownshipCode is { } township
            && !await draft.Db.Communities.AnyAsync(c => c.Code == code && c.TownshipCode == township, cancel))
            draft.Refuse("community", "“社区”不属于所选的镇街，请重新选择。");
        if (await draft.Others.AnyAsync(c => c.Name == center.Name && c.ClosedOn == null, cancel)) draft.Refuse("name", $"已有名为“{center.Name}”的中心（站），请核对。");
    }

    /// <summary>Who names the place: the compound on the level of compounds, words on the others.</summary>
    private static void CheckCompound(Draft<ServiceCenter> draft)
    {
        var center = draft.Row;
        if (center.Level == CenterLevel.Compound && center.CompoundId is null) draft.Refuse("compound", "住宅小区的中心（站）应填写“住宅小区”。");
        if (center.Level != CenterLevel.Compound && center.CompoundId is not null) draft.Refuse("compound", $"{center.Level.Label()}的中心（站）不填写“住宅小区”。");
        if (center is { Level: CenterLevel.Compound, Host: not null }) draft.Refuse("host", "住宅小区的中心（站）不填写“园区（企业）”，小区在“住宅小区”中选择。");
    }

    protected override async Task NewKeyAsync(Draft<ServiceCenter> draft, CancellationToken cancel) =>
        draft.Set(c => c.Code, await draft.NextCodeAsync(c => c.Code, "DQ", 3, cancel));
}
