using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>群众满意度调查: the level says which one of three bodies is named.</summary>
public sealed class SatisfactionRegister : Register<SatisfactionSurvey>
{
    public override string Ledger => SatisfactionTable.LedgerName;

    public override string Noun => "满意度调查";

    protected override IEnumerable<Field<SatisfactionSurvey>> Define() =>
    [
        Field.Text("subject", "调查内容", s => s.Subject),
        Field.Choice("level", "层级", s => s.Level),
        Field.Pick("unit", "部门", s => s.UnitId, Picks.Units) with { Hint = "层级为部门的填写。" },
        Field.Pick("street", "镇街", s => s.TownshipCode, Picks.Townships) with { Hint = "层级为街道的填写；社区的镇街自动填写。" },
        Field.Pick("community", "社区", s => s.CommunityCode, Picks.Communities) with { Hint = "层级为社区的填写。" },
        Field.Choice("method", "方式", s => s.Method),
        Field.Day("on", "调查日期", s => s.On) with { Initial = day => day },
        Field.Whole("sampled", "抽样", s => s.Sampled, 1, 1_000_000, "份"),
        Field.Whole("satisfied", "满意", s => s.Satisfied, 0, 1_000_000, "份"),
        Field.Whole("fair", "基本满意", s => s.Fair, 0, 1_000_000, "份"),
        Field.Whole("dissatisfied", "不满意", s => s.Dissatisfied, 0, 1_000_000, "份"),
    ];

    protected override async Task CheckAsync(Draft<SatisfactionSurvey> draft, CancellationToken cancel)
    {
        var survey = draft.Row;
        await BodyAsync(draft, cancel);
        if (survey.Satisfied + survey.Fair + survey.Dissatisfied > survey.Sampled)
            draft.Refuse("sampled", FormattableString.Invariant($"“抽样”不应少于满意、基本满意、不满意之和{survey.Satisfied + survey.Fair + survey.Dissatisfied}，现为{survey.Sampled}。"));
        if (await draft.Others.AnyAsync(s => s.On == survey.On && s.Subject == survey.Subject && s.Method == survey.Method
            && s.UnitId == survey.UnitId && s.TownshipCode == survey.TownshipCode && s.CommunityCode == survey.CommunityCode, cancel))
            draft.Refuse("on", $"该单位{Days.Long(survey.On)}已有内容和方式相同的调查，请勿重复登记。");
    }

    private static async Task BodyAsync(Draft<SatisfactionSurvey> draft, CancellationToken cancel)
    {
        var survey = draft.Row;
        if (survey is { Level: SatisfactionLevel.Community, CommunityCode: { } code })
            draft.Set(s => s.TownshipCode, await draft.Db.Communities.Where(c => c.Code == code).Select(c => c.TownshipCode).SingleAsync(cancel));
        Named("unit", "部门", survey.UnitId is not null, survey.Level == SatisfactionLevel.Department);
        Named("community", "社区", survey.CommunityCode is not null, survey.Level == SatisfactionLevel.Community);
        if (survey.Level != SatisfactionLevel.Community) Named("street", "镇街", survey.TownshipCode is not null, survey.Level == SatisfactionLevel.Street);

        void Named(string field, string label, bool isNamed, bool mustBe)
        {
            if (isNamed != mustBe) draft.Refuse(field, $"层级为{survey.Level.Label()}的，{(mustBe ? "应" : "不应")}填写“{label}”。");
        }
    }
}
