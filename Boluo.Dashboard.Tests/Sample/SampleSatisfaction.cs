using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>问效: each half-year ten departments, both streets twice, and every community are asked about.</summary>
internal static class SampleSatisfaction
{
    private static readonly DateOnly[] HalfYears = [new(2019, 1, 1), new(2019, 7, 1), new(2020, 1, 1)];

    private static readonly string[] OfDepartments = ["窗口服务", "便民服务事项办理", "政策宣传解释", "投诉处理"];
    private static readonly string[] OfStreets = ["公共服务", "公共管理", "党群服务中心运行"];
    private static readonly string[] OfCommunities = ["社区服务", "需求办理", "网格员走访", "党群服务中心开放"];

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("satisfaction");
        var departments = random.Shuffle(county.Data.CountyUnits.Where(u => u.Nature != UnitNature.Enterprise)).Take(10).OrderBy(u => u.Id).ToList();
        var drafts = new List<SatisfactionSurvey>();
        foreach (var half in HalfYears)
        {
            drafts.AddRange(departments.Select(unit => Draft(SatisfactionLevel.Department, unit.Id, null, null, random.Pick(OfDepartments), half, (160, 400), 0.65, random)));
            for (var round = 0; round < 2; round++)
                foreach (var street in (string[])["441322001", "441322002"])
                    drafts.Add(Draft(SatisfactionLevel.Street, null, street, null, random.Pick(OfStreets), half, (240, 520), 0.5, random));
            drafts.AddRange(CommunityTable.All.Select(row => Draft(SatisfactionLevel.Community, null, row.Township, row.Code, random.Pick(OfCommunities), half, (50, 140), 0.3, random)));
        }

        foreach (var draft in drafts.OrderBy(d => d.On).ThenBy(d => d.Level).ThenBy(d => d.UnitId).ThenBy(d => d.CommunityCode ?? d.TownshipCode, StringComparer.Ordinal))
            county.Data.SatisfactionSurveys.Add(new SatisfactionSurvey
            {
                Id = county.Data.SatisfactionSurveys.Count + 1,
                Level = draft.Level,
                UnitId = draft.UnitId,
                TownshipCode = draft.TownshipCode,
                CommunityCode = draft.CommunityCode,
                Subject = draft.Subject,
                Method = draft.Method,
                On = draft.On,
                Sampled = draft.Sampled,
                Satisfied = draft.Satisfied,
                Fair = draft.Fair,
                Dissatisfied = draft.Dissatisfied,
            });
    }

    private static SatisfactionSurvey Draft(SatisfactionLevel level, int? unit, string? township, string? community, string subject, DateOnly half, (int From, int To) sample,
        double byPhone, SampleRandom random)
    {
        var method = random.Chance(byPhone) ? SatisfactionMethod.Phone : SatisfactionMethod.Questionnaire;
        var sampled = random.Int(sample.From, sample.To);
        // Fewer people answer the phone than fill in a sheet.
        var answered = (int)(sampled * (method == SatisfactionMethod.Phone ? 0.66 + (0.16 * random.Double()) : 0.84 + (0.13 * random.Double())));
        var satisfied = (int)(answered * (0.74 + (0.16 * random.Double())));
        var dissatisfied = Math.Min(answered - satisfied, (int)(answered * 0.05 * random.Double()));
        return new SatisfactionSurvey
        {
            Level = level,
            UnitId = unit,
            TownshipCode = township,
            CommunityCode = community,
            Subject = subject,
            Method = method,
            On = random.Day(half.AddMonths(3), half.AddMonths(6).AddDays(-6)),
            Sampled = sampled,
            Satisfied = satisfied,
            Fair = answered - satisfied - dissatisfied,
            Dissatisfied = dissatisfied,
        };
    }
}
