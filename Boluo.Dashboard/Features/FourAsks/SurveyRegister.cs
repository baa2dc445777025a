using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A survey is kept by who owes it for when, and by the day it was done; its due date and state follow.</summary>
public sealed class SurveyRegister() : Register<NeedSurvey>("问需调研", "need-surveys.csv", SurveyTable.LedgerName)
{
    private const string StreetOwes = "未填写“社区”的，“镇街”应为街道：镇不开展街道年度大调研。";

    public override SheetLayout Sheet { get; } = new("community", "period")
    {
        Columns = ["done", "method", "households", "needs", "reported"],
        First = day => Duty.PeriodOf(SurveyLevel.Community, day),
        Words = period => Duties.InWords(SurveyLevel.Community, period),
    };

    protected override IEnumerable<Field<NeedSurvey>> Define() =>
    [
        Field.Community("community", "社区", s => s.CommunityCode) with { OnlyNew = true, Hint = "社区季度问需填写；街道年度大调研不填。" },
        Field.Township("street", "镇街", s => s.TownshipCode) with { OnlyNew = true, Required = false, Hint = "街道年度大调研填写所属街道；社区季度问需不填。" },
        Field.Day("period", "所属时期", s => s.PeriodStart) with { OnlyNew = true, Initial = day => Duty.PeriodOf(SurveyLevel.Community, day), Hint = "填写该季度（街道为该年度）的任一天，应完成时间为其最后一日。" },
        Field.Day("done", "完成时间", s => s.DoneOn) with { Hint = "状态由应完成时间和完成时间推算，不另填写。" },
        Field.Choice("method", "方式", s => s.Method),
        Field.Whole("households", "走访", s => s.Households, 0, 100_000, "户"),
        Field.Whole("needs", "收集需求", s => s.NeedsCollected, 0, 10_000, "个"),
        Field.Flag("reported", "形成报告", s => s.Reported),
        Field.Choice("level", "层级", s => s.Level) with { OnForm = false },
        Field.Day("due", "应完成时间", s => s.DueOn, mayBeLater: true) with { OnForm = false },
    ];

    protected override void Rules(RuleBook<NeedSurvey> must)
    {
        must.Hold("street", s => s.TownshipCode is not (null or ""), "必填", _ => StreetOwes);
        must.Hold("community", s => s.Level == SurveyLevel.Street == s.CommunityCode is null, "街道年度大调研应为空，社区季度问需必填");
        must.Match<Township>("street", (s, township) => s.Level != SurveyLevel.Street || township.Kind == TownshipKind.Street, "街道年度大调研应为街道", (_, _) => StreetOwes);
        must.LieIn("community", "street");
        must.Hold("period", s => s.PeriodStart == Duty.PeriodOf(s.Level, s.PeriodStart), "应为季度（社区）或年度（街道）的第一天");
        must.Hold("due", s => s.DueOn >= s.PeriodStart && s.DueOn <= Duty.EndOf(s.Level, s.PeriodStart), "应在该季度（年度）之内");
        must.Hold("done", s => !(s.DoneOn < s.PeriodStart), "不得早于“PeriodStart”",
            s => $"“完成时间”不应早于所属时期的第一天{Days.Long(s.PeriodStart)}，现为{Days.Long(s.DoneOn!.Value)}。");
        must.GoTogether("done", "method");
        must.Need("households", "done");
        must.Need("needs", "done");
        must.Hold("reported", s => s.DoneOn is not null || !s.Reported, "未完成的调研应为false", _ => "未完成的调研不应形成报告。");
        must.BeUnique("period", s => $"{Duties.InWords(s.Level, s.PeriodStart)}的问需调研已登记，请勿重复登记。", "street", "community", "period");
    }

    /// <summary>What is owed though nobody has entered it opens like any other row; saving it enters it.</summary>
    protected override async Task<NeedSurvey?> FindRowAsync(BoluoDbContext db, string key, CancellationToken cancel)
    {
        if (!key.StartsWith(SurveyRow.Unentered, StringComparison.Ordinal)) return await base.FindRowAsync(db, key, cancel);
        if (key[SurveyRow.Unentered.Length..].Split('-', 2) is not [var place, var start]
            || !DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return null;
        var community = await db.Communities.AsNoTracking().SingleOrDefaultAsync(c => c.Code == place, cancel);
        if (community is null && !await db.Townships.AnyAsync(t => t.Code == place && t.Kind == TownshipKind.Street, cancel)) return null;
        var level = community is null ? SurveyLevel.Street : SurveyLevel.Community;
        var period = Duty.PeriodOf(level, first);
        return new NeedSurvey
        {
            Level = level,
            TownshipCode = community?.TownshipCode ?? place,
            CommunityCode = community?.Code,
            PeriodStart = period,
            DueOn = Duty.EndOf(level, period),
        };
    }

    protected override Task<string?> WhyNotDeletedAsync(BoluoDbContext db, NeedSurvey row, CancellationToken cancel) =>
        Task.FromResult(row.Id == 0 ? "该任务尚未登记，无需删除。" : null);

    /// <summary>Who owes it, and for which period, is said once; level, first day and due date follow.</summary>
    protected override async Task PrepareAsync(Draft<NeedSurvey> draft, CancellationToken cancel)
    {
        if (!draft.IsNew) return;
        var survey = draft.Row;
        if (survey.CommunityCode is { } code) survey.TownshipCode = await TownshipOf.CommunityAsync(draft.Db, code, cancel);
        survey.Level = survey.CommunityCode is null ? SurveyLevel.Street : SurveyLevel.Community;
        survey.PeriodStart = Duty.PeriodOf(survey.Level, survey.PeriodStart);
        survey.DueOn = Duty.EndOf(survey.Level, survey.PeriodStart);
    }
}
