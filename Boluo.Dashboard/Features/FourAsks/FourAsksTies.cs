using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>勾稽关系 of 四项问民举措.</summary>
internal static class FourAsksTies
{
    private static readonly string Surveys = FourAsksRoom.Page(FourAsksPart.Duties), SurveySummaryPath = FourAsksRoom.Page(SurveySummary.SheetKey);
    private static readonly string Results = FourAsksRoom.Page(FourAsksPart.Results), SatisfactionPath = FourAsksRoom.Page(SatisfactionSummary.SheetKey);

    public static readonly IReadOnlyList<Tie> All =
    [
        InSurveys("states", "应完成＝已完成＋未完成", Relation.Equal, "应完成", ["owed"], "已完成和未完成", ["done", "undone"]),
        InSurveys("late", "逾期完成不多于已完成", Relation.AtMost, "逾期完成", ["late"], "已完成", ["done"]),
        InSurveys("overdue", "逾期未完成不多于未完成", Relation.AtMost, "逾期未完成", ["overdue"], "未完成", ["undone"]),
        InSatisfaction("answers", "满意＋基本满意＋不满意＝有效样本", Relation.Equal, "三种评价之和", ["satisfied", "fair", "dissatisfied"], "有效样本", ["answered"]),
        InSatisfaction("sampled", "有效样本不多于抽样", Relation.AtMost, "有效样本", ["answered"], "抽样", ["sampled"]),
        Blocks("surveys", "调查次数，按时期与按层级一致", "次"),
        Blocks("sampled", "抽样，按时期与按层级一致", "份"),
        Blocks("answered", "有效样本，按时期与按层级一致", "份"),
        LifeTies.In<Suggestion, Community>("社区的意见建议", FourAsksRoom.Page(FourAsksPart.Policy), [SuggestionTable.LedgerName]),
        LifeTies.In<NeedSurvey, Community>("社区季度问需", Ledgers.Surveys.Where(s => s.Level.Is(SurveyLevel.Community)), [SurveyTable.LedgerName, SurveySummary.SheetKey], "个"),
        LifeTies.In<DelegateIssue, Community>("微心愿", FourAsksRoom.Page(FourAsksPart.Needs), [DelegateIssueTable.LedgerName], "个"),
        LifeTies.In<IdeaCase, Community>("问计案例", FourAsksRoom.Page(FourAsksPart.Ideas), [IdeaCaseTable.LedgerName], "个"),
        LifeTies.In<SatisfactionSurvey, Community>("社区的满意度调查", Ledgers.Satisfaction.Where(s => s.Level.Is(SatisfactionLevel.Community)), [SatisfactionTable.LedgerName, SatisfactionSummary.SheetKey], "次"),
        LifeTies.In<DataUpdate, Community>("社区数据更新", FourAsksRoom.Page(DataUpdateTable.LedgerName), [DataUpdateTable.LedgerName], "次"),
    ];

    private static ColumnTie InSurveys(string key, string title, Relation relation, string left, string[] leftColumns, string right, string[] rightColumns) =>
        ColumnTie.In(SurveySummary.SheetKey, SurveySummaryPath, key, title, "个", relation, (left, leftColumns), (right, rightColumns));

    private static ColumnTie InSatisfaction(string key, string title, Relation relation, string left, string[] leftColumns, string right, string[] rightColumns) =>
        ColumnTie.In(SatisfactionSummary.SheetKey, SatisfactionPath, key, title, "份", relation, (left, leftColumns), (right, rightColumns));

    private static CellTie Blocks(string column, string title, string unit) => new(new SheetCell(SatisfactionSummary.SheetKey, column), new SheetCell(SatisfactionSummary.SheetKey, column, Block: 1))
    {
        Key = $"{SatisfactionSummary.SheetKey}.blocks.{column}",
        Title = title,
        Unit = unit,
        Left = new TieSide("按时期合计", SatisfactionPath),
        Right = new TieSide("按层级合计", SatisfactionPath),
        Sheets = [SatisfactionSummary.SheetKey],
    };
}
