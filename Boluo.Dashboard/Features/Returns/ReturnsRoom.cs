using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Returns;

/// <summary>报送情况: which township has handed in which form.</summary>
public static class ReturnsRoom
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Reports, 30, "报送情况", Urls.Returns)
        {
            Help =
            [
                "各镇街报表的报送、催报情况，按月列出；逾期的突出显示。",
                "点“收表”选择表名后，把各镇街、社区或单位报来的文件一并上传：按文件名、填报单位或表中内容认出报送单位，未报的列出联系人和电话；应用之后，报送情况随之登记。",
            ],
        })
        .AddLedger<ReturnTable>()
        .AddRegister<MonthlyReturnRegister>().AddSheet<MonthlyReturnRegister>()
        .AddSummary<ReturnsSummary>()
        .AddTies(
        [
            new ColumnTie(ReturnsSummary.SheetKey, ["due"], ["submitted", "missing", "sentBack"])
            {
                Key = "returns.states", Title = "应报表数＝已报＋未报＋退回修改", Unit = "份",
                Left = new TieSide("应报表数", Page("summary")), Right = new TieSide("三种状态之和", Page("summary")), Sheets = [ReturnsSummary.SheetKey],
            },
        ])
        .AddRule<ReturnOverdue>();

    internal static string Page(string tab) => Urls.Tab(Urls.Returns, tab);
}

/// <summary>镇街报表逾期未报送. A township's own: a community or a form owes no returns.</summary>
public sealed class ReturnOverdue() : Rule("return.overdue", 120, RuleTopic.Reporting, "报表", "天")
{
    public override string Measure => "份";

    public override string Subject => "镇街报表";

    public override string Clause(double? threshold) => "逾期未报送";

    public override RulePassport Passport(double? threshold) => new()
    {
        Population = "已登记应报、所属月份的第一日不晚于统计时点的统计范围内镇街的报表；按社区、城市形态统计时不核查。",
        Condition = "已过应报时间，统计时点仍未报送。",
        Reckoning = "应报时间当日未报的不列入，次日起列入，为逾期第1天；以前各月的逾期报表一直列入，直到报送。已报送后退回修改的算已报送。",
        Answers = "报表联系人",
        Source = "镇街报表报送台账",
        Department = "组织部门",
        Clear = "已到应报时间的报表都已报送；未到应报时间的和退回后尚未更正的不在核查之内。",
    };

    public override string LedgerPath(double? threshold) =>
        Ledgers.Returns.Where(r => r.State.Is(ReturnState.Missing), r => r.Late.AtLeast(1));

    public override string? RowPath(Finding finding) => finding is { TownshipName: { } township, DueOn: { } due }
        ? Ledgers.Returns.Where(r => r.Township.Has(township), r => r.State.Is(ReturnState.Missing), r => r.Due.Is(due)) : null;

    public override IReadOnlyList<SummaryClause> Summary(IReadOnlyList<Finding> findings, double? threshold) =>
        [new SummaryClause(Invariant($"涉及{findings.DistinctBy(f => f.PlaceCode).Count()}个镇街")), Most("最长", findings)];

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var owed = scope is { Community: null, Form: null };
        return ReturnRow.Query(db, scope).Where(r => owed && r.State == ReturnState.Missing && r.DaysLate > 0).Found(this, r => new Finding
        {
            Key = "" + r.Row.Id,
            Name = r.MonthName + r.Row.Form,
            PlaceCode = r.Township.Code,
            TownshipName = r.Township.Name,
            Owner = r.Row.Contact,
            Amount = r.DaysLate,
            DueOn = r.Row.DueOn,
            LiesIn = r.Township.Code,
        }, since: r => r.Row.DueOn);
    }
}
