using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>群众满意度调查: the level says which one of three bodies is named.</summary>
public sealed class SatisfactionRegister() : Register<SatisfactionSurvey>("满意度调查", "satisfaction-surveys.csv", SatisfactionTable.LedgerName)
{
    public override SheetLayout Sheet { get; } = new("community", "on")
    {
        Once = ["subject", "method"],
        Columns = ["sampled", "satisfied", "fair", "dissatisfied"],
        Given = row => ((SatisfactionSurvey)row).Level = SatisfactionLevel.Community,
    };

    protected override IEnumerable<Field<SatisfactionSurvey>> Define() =>
    [
        Field.Text("subject", "调查内容", s => s.Subject),
        Field.Choice("level", "层级", s => s.Level),
        Field.Pick("unit", "部门", s => s.UnitId, PickLists.Units) with { Hint = "层级为部门的填写。" },
        Field.Township("street", "镇街", s => s.TownshipCode) with { Hint = "层级为街道的填写；社区的镇街自动填写。" },
        Field.Community("community", "社区", s => s.CommunityCode) with { Hint = "层级为社区的填写。" },
        Field.Choice("method", "方式", s => s.Method),
        Field.Day("on", "调查日期", s => s.On) with { Initial = day => day },
        Field.Whole("sampled", "抽样", s => s.Sampled, 1, 1_000_000, "份"),
        Field.Whole("satisfied", "满意", s => s.Satisfied, 0, 1_000_000, "份"),
        Field.Whole("fair", "基本满意", s => s.Fair, 0, 1_000_000, "份"),
        Field.Whole("dissatisfied", "不满意", s => s.Dissatisfied, 0, 1_000_000, "份"),
    ];

    protected override void Rules(RuleBook<SatisfactionSurvey> must)
    {
        must.Hold("unit", s => s.Level == SatisfactionLevel.Department == s.UnitId is not null, "只应在部门满意度调查中填写", s => Naming(s, SatisfactionLevel.Department, "部门"));
        // A community that is missing has its own sentence; its township would follow from it.
        must.Hold("street", s => s is { Level: SatisfactionLevel.Community, CommunityCode: null } || s.Level == SatisfactionLevel.Department == s.TownshipCode is null,
            "街道、社区满意度调查必填，部门应为空", s => Naming(s, SatisfactionLevel.Street, "镇街"));
        must.Hold("community", s => s.Level == SatisfactionLevel.Community == s.CommunityCode is not null, "只应在社区满意度调查中填写", s => Naming(s, SatisfactionLevel.Community, "社区"));
        must.LieIn("community", "street");
        must.Hold("sampled", s => Answers(s) <= s.Sampled, "不得少于满意、基本满意、不满意之和",
            s => Invariant($"“抽样”不应少于满意、基本满意、不满意之和{Answers(s)}，现为{s.Sampled}。"));
        must.NotRepeat("on", s => $"该单位{Days.Long(s.On)}已有内容和方式相同的调查，请勿重复登记。", "on", "subject", "method", "unit", "street", "community");
    }

    protected override async Task PrepareAsync(Draft<SatisfactionSurvey> draft, CancellationToken cancel)
    {
        if (draft.Row is { Level: SatisfactionLevel.Community, CommunityCode: { } code })
            draft.Set(s => s.TownshipCode, await TownshipOf.CommunityAsync(draft.Db, code, cancel));
    }

    private static int Answers(SatisfactionSurvey survey) => survey.Satisfied + survey.Fair + survey.Dissatisfied;

    /// <summary>What names the body of one level is filled in for surveys of that level only.</summary>
    private static string Naming(SatisfactionSurvey survey, SatisfactionLevel level, string label) =>
        $"层级为{survey.Level.Label()}的，{(survey.Level == level ? "应" : "不应")}填写“{label}”。";
}
