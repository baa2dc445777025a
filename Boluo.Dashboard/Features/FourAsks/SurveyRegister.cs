using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>A survey is kept by who owes it for when, and by the day it was done; its due date and state follow.</summary>
public sealed class SurveyRegister : Register<NeedSurvey>
{
    public override string Ledger => SurveyTable.LedgerName;

    public override string Noun => "问需调研";

    protected override IEnumerable<Field<NeedSurvey>> Define() =>
    [
        Field.Pick("community", "社区", s => s.CommunityCode, Picks.Communities) with { OnlyNew = true, Hint = "社区季度问需填写；街道年度大调研不填。" },
        Field.Pick("street", "镇街", s => s.TownshipCode, Picks.Townships) with { OnlyNew = true, Required = false, Hint = "街道年度大调研填写所属街道；社区季度问需不填。" },
        Field.Day("period", "所属时期", s => s.PeriodStart) with { OnlyNew = true, Initial = day => Duty.PeriodOf(SurveyLevel.Community, day), Hint = "填写该季度（街道为该年度）的任一天，应完成时间为其最后一日。" },
        Field.Day("done", "完成时间", s => s.DoneOn) with { Hint = "状态由应完成时间和完成时间推算，不另填写。" },
        Field.Choice("method", "方式", s => s.Method),
        Field.Whole("households", "走访", s => s.Households, 0, 100_000, "户"),
        Field.Whole("needs", "收集需求", s => s.NeedsCollected, 0, 10_000, "个"),
        Field.Flag("reported", "形成报告", s => s.Reported),
    ];

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

    protected override async Task CheckAsync(Draft<NeedSurvey> draft, CancellationToken cancel)
    {
        var survey = draft.Row;
        if (draft.IsNew && !await OwnerAsync(draft, cancel)) return;
        if (survey.DoneOn < survey.PeriodStart)
            draft.Refuse("done", $"“完成时间”不应早于所属时期的第一天{Days.Long(survey.PeriodStart)}，现为{Days.Long(survey.DoneOn.Value)}。");
        if (survey.DoneOn is not null && survey.Method is null) draft.Refuse("method", "填写“完成时间”的，应同时填写“方式”。");
        draft.Needs("method", "done");
        draft.Needs("households", "done");
        draft.Needs("needs", "done");
        if (survey is { Reported: true, DoneOn: null }) draft.Refuse("reported", "未完成的调研不应形成报告。");
    }

    /// <summary>Who owes it, and for which period: said once.</summary>
    private static async Task<bool> OwnerAsync(Draft<NeedSurvey> draft, CancellationToken cancel)
    {
        var survey = draft.Row;
        var level = survey.CommunityCode is null ? SurveyLevel.Street : SurveyLevel.Community;
        if (survey.CommunityCode is { } code)
            survey.TownshipCode = await draft.Db.Communities.Where(c => c.Code == code).Select(c => c.TownshipCode).SingleAsync(cancel);
        else if (!await draft.Db.Townships.AnyAsync(t => t.Code == survey.TownshipCode && t.Kind == TownshipKind.Street, cancel))
        {
            draft.Refuse("street", "未填写“社区”的，“镇街”应为街道：镇不开展街道年度大调研。");
            return false;
        }

        var period = Duty.PeriodOf(level, survey.PeriodStart);
        (survey.Level, survey.PeriodStart, survey.DueOn) = (level, period, Duty.EndOf(level, period));
        if (!await draft.Others.AnyAsync(s => s.Level == level && s.TownshipCode == survey.TownshipCode && s.CommunityCode == survey.CommunityCode && s.PeriodStart == period, cancel)) return true;
        draft.Refuse("period", $"{Duties.InWords(level, period)}的问需调研已登记，请勿重复登记。");
        return false;
    }
}
