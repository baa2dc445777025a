using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>专项经费支出进度偏低: from the middle of the year on, communities that have spent less than a share (in percent) of the year's plan.</summary>
public sealed class FundSlow() : Rule("fund.slow", 115, 15)
{
    public override string? Unit => "%";

    public override (double Lowest, double Highest) ThresholdRange => (1, 100);

    /// <summary>In the first half of the year little is paid for good reasons.</summary>
    public override DateOnly? RunsFrom(DateOnly day) => new DateOnly(day.Year, 6, 30);

    public override MatterTopic Topic => MatterTopic.Services;

    public override string Noun => "社区";

    public override string Clause(double? threshold) => FormattableString.Invariant($"专项经费支出进度低于{threshold}%");

    public override string Title(double? threshold) => Clause(threshold);

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计范围内登记了统计时点所在年度专项经费年度安排、且安排数大于零的社区。",
        Condition = $"支出进度低于{this.Amount(threshold)}（恰好{this.Amount(threshold)}的不列入）。",
        Reckoning = "支出进度＝当年1月1日至统计时点的支出明细之和÷年度安排；按未四舍五入的比率判断，数值保留一位小数。每年1月1日起按新的年度重新计算，上一年度不再核查。",
        Answers = "社区党组织书记",
        Source = "服务群众专项经费使用情况统计表、支出明细",
        Department = UrbanFormsFigures.Finance,
        Clear = $"登记了年度安排的社区，支出进度都不低于{this.Amount(threshold)}；没有登记年度安排的社区不在核查之内，核查日以前不作判断。",
    };

    public override string RowsPath(double? threshold) => Ledgers.Fund.Where(f => f.Progress.Below((threshold ?? 0) / 100), f => f.Progress.Ascending);

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, share) = (Key, (threshold ?? 0) / 100);
        var runs = this.RunsOn(scope.AsOf);
        return FundRow.Query(db, scope).Where(f => runs && f.Progress < share).Select(f => new Finding
        {
            Rule = key,
            Key = f.CommunityCode,
            Name = f.TownshipName + f.Community,
            PlaceCode = f.CommunityCode,
            TownshipName = f.TownshipName,
            CommunityName = f.Community,
            UnitId = null,
            UnitName = null,
            Owner = f.Secretary,
            Amount = f.Progress!.Value * 100,
            DueOn = null,
        });
    }
}

/// <summary>微急烦心事超7天未办结.</summary>
public sealed class SmallCaseSlow() : Rule("case.slow", 116, 7)
{
    public override string? Unit => "天";

    public override MatterTopic Topic => MatterTopic.Services;

    public override string Noun => "微急烦心事";

    public override string Measure => "件";

    public override string Clause(double? threshold) => FormattableString.Invariant($"超{threshold}天未办结");

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "统计时点及以前提出、由统计范围内社区的巷长受理的微急烦心事，统计时点未办结。",
        Condition = $"已等天数{Over(threshold)}。",
        Reckoning = "自提出当日起算，次日为第1天；统计时点以后办结的，统计时点视为未办结。",
        Answers = "办理巷长",
        Source = "微急烦心事台账",
        Department = UrbanFormsFigures.Luoyang,
        Clear = $"未办结的微急烦心事等待都不超过{this.Amount(threshold)}；已办结的用时长短不在核查之内。",
    };

    public override string RowsPath(double? threshold) => Ledgers.SmallCases.Where(c => c.Waiting.AtLeast(Above(threshold)), c => c.Waiting.Descending);

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) => [Most("最长", findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var key = Key;
        return from item in SmallCaseRow.Query(db, scope)
               join community in db.Communities on item.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               where item.OpenDays > threshold
               select new Finding
               {
                   Rule = key,
                   Key = item.Key,
                   Name = item.Title,
                   PlaceCode = community.Code,
                   TownshipName = township.Name,
                   CommunityName = community.Name,
                   UnitId = null,
                   UnitName = null,
                   Owner = item.ChiefName,
                   Amount = item.OpenDays,
                   DueOn = null,
               };
    }
}

/// <summary>党员联系户超90天未宣讲: communities with 党员联系户 whose last talk, if any, lies further back than that.</summary>
public sealed class FringeSilent() : Rule("fringe.silent", 117, 90)
{
    public override string? Unit => "天";

    public override MatterTopic Topic => MatterTopic.Services;

    public override string Noun => "社区";

    public override string Subject => "社区的";

    public override string Clause(double? threshold) => FormattableString.Invariant($"党员联系户超{threshold}天未宣讲");

    public override string Title(double? threshold) => Clause(threshold);

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = $"统计时点有党员联系户、且其中至少一户联系已超过{this.Amount(threshold)}的统计范围内社区。",
        Condition = $"距最近一次政策宣讲{Over(threshold)}，或者从未宣讲。",
        Reckoning = "自最近一次宣讲当日起算，次日为第1天；按社区判断，一次宣讲不要求覆盖每个联系户。",
        Answers = "社区党组织书记",
        Source = "党员联系户台账、政策宣讲台账",
        Department = "组织部门",
        Clear = $"有党员联系户的社区{this.Amount(threshold)}内都开展过政策宣讲；联系未超过该天数的社区不在核查之内。",
    };

    public override string RowsPath(double? threshold) => $"{Urls.Attention}#{Key}";

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, day) = (Key, scope.AsOf);
        var since = day.AddDays(-(int)(threshold ?? 0));
        return from community in db.Communities.Within(scope)
               join township in db.Townships on community.TownshipCode equals township.Code
               let last = db.Talks.Where(t => t.CommunityCode == community.Code && t.On <= day).Max(t => (DateOnly?)t.On)
               where db.ContactHouseholds.AsOf(day).Any(h => h.CommunityCode == community.Code && h.ValidFrom < since) && (last == null || last < since)
               select new Finding
               {
                   Rule = key,
                   Key = community.Code,
                   Name = township.Name + community.Name,
                   PlaceCode = community.Code,
                   TownshipName = township.Name,
                   CommunityName = community.Name,
                   UnitId = null,
                   UnitName = null,
                   Owner = community.SecretaryName,
                   Amount = last == null ? null : day.DayNumber - last.Value.DayNumber,
                   DueOn = null,
               };
    }
}
