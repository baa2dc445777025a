using System.Globalization;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>103 needs of twelve months, with the states, waits and evaluations of the parameters.</summary>
internal static class SampleNeeds
{
    /// <summary>Per month: closed, started, matched, waiting, deferred.</summary>
    private static readonly (int Year, int Month, int Closed, int Started, int Matched, int Waiting, int Deferred)[] Months =
    [
        (2019, 7, 6, 0, 0, 0, 0), (2019, 8, 7, 0, 0, 0, 0), (2019, 9, 8, 1, 0, 0, 0), (2019, 10, 7, 0, 0, 0, 1), (2019, 11, 8, 0, 0, 0, 0), (2019, 12, 6, 0, 0, 0, 1),
        (2020, 1, 4, 1, 0, 0, 0), (2020, 2, 2, 0, 0, 0, 0), (2020, 3, 3, 5, 0, 0, 0), (2020, 4, 3, 6, 3, 1, 0), (2020, 5, 2, 5, 5, 4, 0), (2020, 6, 0, 1, 4, 9, 0),
    ];

    private static readonly int[] LongWaits = [74, 52, 45, 38, 33];

    private static readonly (NeedCategory, int)[] Categories =
    [
        (NeedCategory.SmallWorks, 24), (NeedCategory.HealthAndAge, 17), (NeedCategory.Education, 15), (NeedCategory.CultureAndSport, 14),
        (NeedCategory.Aid, 12), (NeedCategory.PolicyAdvice, 11), (NeedCategory.Environment, 10),
    ];

    private static readonly string[] Roads = [.. "文明 和平 新兴 建设 人民 朝阳 兴华 富民 桥头 沿江 环城 育才 商业 团结 前进 光明 永兴 站前".Split(' ')];
    private static readonly string[] Spots = ["路", "街", "一巷", "二巷", "市场周边", "小区"];

    public static List<NeedDraft> Draft(SampleRandom random)
    {
        var waits = new Queue<int>(LongWaits);
        var drafts = Months.SelectMany(m => Slots(m, waits, random)).OrderBy(d => d.Raised).ToList();
        SetDays(drafts, random);
        SetCommunities(drafts, random);
        SetTexts(drafts, random);
        SetEvaluations(drafts, random);
        Answer(drafts, random);
        return drafts;
    }

    public static void Write(SampleCounty county, List<NeedDraft> drafts, SampleRandom random)
    {
        var codes = new Codes("XQ");
        foreach (var (draft, index) in drafts.Select((d, i) => (d, i)))
        {
            draft.Id = index + 1;
            var unit = draft.Resource?.Pairing.UnitId ?? draft.Projects.FirstOrDefault()?.Lead;
            county.Data.Needs.Add(new Need
            {
                Id = draft.Id,
                Code = codes.Next(draft.Raised),
                CommunityCode = draft.Row.Code,
                GridId = draft.Channel == NeedChannel.GridWorker || random.Chance(0.45) ? random.Pick(SampleGrids.Of(county, draft.Row.Code)).Id : null,
                Channel = draft.Channel,
                Category = draft.Category,
                Title = string.Format(CultureInfo.InvariantCulture, draft.Text.Title, draft.Place),
                Proposer = draft.Proposer,
                OwnerUnit = unit is { } id ? county.Data.CountyUnits[id - 1].Name : $"{draft.Row.FullName}居民委员会",
                OwnerPerson = unit is null ? random.Pick(["社区党组织书记", "社区居委会副主任", "社区“两委”干部", "网格长"]) : random.Pick(["单位联络员", "党组织书记", "业务股室负责人", "志愿服务队队长"]),
                Beneficiaries = Beneficiaries(draft.Category, random),
                RaisedOn = draft.Raised,
                DueOn = Due(draft, random),
                MatchedOn = draft.Matched,
                StartedOn = draft.Started,
                ClosedOn = draft.Closed,
                ReopenedOn = draft.Reopened,
                ClosedAgainOn = draft.ClosedAgain,
                DeferredOn = draft.Deferred,
                Result = draft.State switch
                {
                    NeedState.Closed => draft.Text.Result + (draft.Reopened is null ? "" : "；回访不满意后已重新办理"),
                    NeedState.Deferred => "条件暂不具备，纳入下一年度计划",
                    _ => null,
                },
                Evaluation = draft.Evaluation,
            });
        }
    }

    private static IEnumerable<NeedDraft> Slots((int Year, int Month, int Closed, int Started, int Matched, int Waiting, int Deferred) month, Queue<int> waits, SampleRandom random)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        // What is closed, started or matched by the county's day was raised early enough for it.
        IEnumerable<NeedDraft> Make(int count, NeedState state, int lastDay) =>
            Enumerable.Range(0, count).Select(_ => new NeedDraft { State = state, Raised = random.Day(first, first.AddDays(Math.Min(days, lastDay) - 1)) }).ToList();
        var june = month is { Year: 2020, Month: 6 };
        var waiting = june
            ? Make(month.Waiting, NeedState.Waiting, 29).ToList()
            : Enumerable.Range(0, month.Waiting).Select(_ => new NeedDraft { State = NeedState.Waiting, Raised = SampleCounty.AsOf.AddDays(-waits.Dequeue()) }).ToList();
        return Make(month.Closed, NeedState.Closed, month is { Year: 2020, Month: 5 } ? 8 : 31)
            .Concat(Make(month.Started, NeedState.Started, june ? 8 : 31)).Concat(Make(month.Matched, NeedState.Matched, june ? 18 : 31))
            .Concat(waiting).Concat(Make(month.Deferred, NeedState.Deferred, 31));
    }

    /// <summary>56 close in a median of 34 days and a ninth decile of 81; 87 are matched in a median of 12.</summary>
    private static void SetDays(List<NeedDraft> drafts, SampleRandom random)
    {
        var closed = drafts.Where(d => d.State == NeedState.Closed).ToList();
        int[] closeDays = [.. Enumerable.Range(0, 27).Select(i => 8 + i * 25 / 26), 34, 34, .. Enumerable.Range(0, 20).Select(i => 36 + i * 43 / 19), 81, 81, 84, 90, 97, 106, 118];
        var fitted = Shares.Fit(closeDays, [.. closed.Select(d => SampleCounty.AsOf.DayNumber - d.Raised.DayNumber)], random);
        for (var i = 0; i < closed.Count; i++) closed[i].Closed = closed[i].Raised.AddDays(fitted[i]);

        var matched = drafts.Where(d => d.State is NeedState.Closed or NeedState.Started or NeedState.Matched).ToList();
        int[] matchDays = [.. Enumerable.Range(0, 43).Select(i => 2 + i * 10 / 43), 12, .. Enumerable.Range(0, 43).Select(i => 12 + (i * i + 20) / 75)];
        var limits = matched.Select(d => d.State switch
        {
            NeedState.Closed => d.Closed!.Value.DayNumber - d.Raised.DayNumber - 4,
            NeedState.Started => Math.Min(50, SampleCounty.AsOf.DayNumber - d.Raised.DayNumber - 4),
            _ => SampleCounty.AsOf.DayNumber - d.Raised.DayNumber - 2,
        }).ToList();
        var waits = Shares.Fit(matchDays, limits, random);
        for (var i = 0; i < matched.Count; i++)
        {
            var need = matched[i];
            var on = need.Raised.AddDays(waits[i]);
            need.Matched = on;
            need.Started = need.State switch
            {
                NeedState.Closed => on.AddDays(1 + random.Int(0, (need.Closed!.Value.DayNumber - on.DayNumber - 3) / 3)),
                NeedState.Started => on.AddDays(random.Int(1, Math.Min(12, SampleCounty.AsOf.DayNumber - on.DayNumber - 1))),
                _ => null,
            };
        }

        foreach (var need in drafts.Where(d => d.State == NeedState.Deferred)) need.Deferred = need.Raised.AddDays(random.Int(18, 40));
    }

    private static void SetCommunities(List<NeedDraft> drafts, SampleRandom random)
    {
        var communities = random.Shuffle(Shares.Repeat(CommunityTable.All.Select(r => (r, r.Needs))));
        var proposers = random.Shuffle(Shares.Repeat([(NeedProposer.Residents, 81), (NeedProposer.Members, 14), (NeedProposer.LocalUnits, 8)]));
        for (var i = 0; i < drafts.Count; i++) (drafts[i].Row, drafts[i].Proposer) = (communities[i], proposers[i]);

        // Some channels exist in some places only.
        var free = random.Shuffle(drafts);
        void Take(NeedChannel channel, int count, Func<NeedDraft, bool> where)
        {
            foreach (var need in free.Where(where).Take(count).ToList())
            {
                need.Channel = channel;
                free.Remove(need);
            }
        }

        Take(NeedChannel.EHome, 5, n => SamplePlaces.HasEHome(n.Row));
        Take(NeedChannel.Delegates, 8, n => n.Row.Township == "441322001");
        Take(NeedChannel.YearlySurvey, 11, n => n.Row.Form is not null);
        Take(NeedChannel.QuarterlySurvey, 34, _ => true);
        Take(NeedChannel.GridWorker, 27, _ => true);
        Take(NeedChannel.Online, 18, _ => true);
    }

    private static void SetTexts(List<NeedDraft> drafts, SampleRandom random)
    {
        var categories = random.Shuffle(Shares.Repeat(Categories));
        for (var i = 0; i < drafts.Count; i++) drafts[i].Category = categories[i];
        foreach (var group in drafts.GroupBy(d => d.Category))
        {
            var texts = random.Shuffle(NeedTexts.All.Where(t => t.Category == group.Key));
            foreach (var (need, index) in group.Select((n, i) => (n, i)))
            {
                need.Text = texts.Skip(index % texts.Count).Concat(texts).First(t => Seasons.Fits(t.Title, need.Raised));
                need.Place = random.Pick(Roads) + random.Pick(Spots);
            }
        }
    }

    /// <summary>43 content, 9 fairly, 3 not asked; the one who was not had it done again.</summary>
    private static void SetEvaluations(List<NeedDraft> drafts, SampleRandom random)
    {
        var closed = drafts.Where(d => d.State == NeedState.Closed).ToList();
        var again = closed.First(d => d.Closed!.Value.DayNumber - d.Raised.DayNumber is >= 40 and <= 58 && d.Raised >= new DateOnly(2019, 10, 1) && d.Raised < new DateOnly(2020, 1, 1));
        again.Reopened = again.Closed!.Value.AddDays(6);
        again.ClosedAgain = again.Closed.Value.AddDays(20);
        again.Evaluation = Evaluation.Dissatisfied;
        var others = random.Shuffle(closed.Where(d => d != again));
        foreach (var need in others.Take(43)) need.Evaluation = Evaluation.Satisfied;
        foreach (var need in others.Skip(43).Take(9)) need.Evaluation = Evaluation.Fair;
    }

    /// <summary>Eleven are answered by a resource without a project: talks, clinics, lessons.</summary>
    private static void Answer(List<NeedDraft> drafts, SampleRandom random)
    {
        foreach (var (state, count) in (ReadOnlySpan<(NeedState, int)>)[(NeedState.Closed, 8), (NeedState.Started, 2), (NeedState.Matched, 1)])
        {
            var simple = random.Shuffle(drafts.Where(d => d.State == state && d.Reopened is null))
                .OrderByDescending(d => d.Category is NeedCategory.PolicyAdvice or NeedCategory.HealthAndAge or NeedCategory.Education && !d.NamesPlace);
            foreach (var need in simple.Take(count)) need.ByResource = true;
        }
    }

    private static int Beneficiaries(NeedCategory category, SampleRandom random) => category switch
    {
        NeedCategory.Aid => random.Int(1, 12),
        NeedCategory.SmallWorks or NeedCategory.Environment => random.Int(8, 60) * 10,
        NeedCategory.CultureAndSport => random.Int(5, 40) * 10,
        _ => random.Int(2, 24) * 5,
    };

    /// <summary>30 to 120 days; most are closed in time.</summary>
    private static DateOnly Due(NeedDraft need, SampleRandom random)
    {
        int[] terms = [30, 45, 60, 90, 120];
        var taken = (need.Closed ?? SampleCounty.AsOf).DayNumber - need.Raised.DayNumber;
        var term = need.State is NeedState.Closed or NeedState.Started && random.Chance(0.9) ? terms.FirstOrDefault(t => t >= taken, 120) : random.Pick(terms[..4]);
        return need.Raised.AddDays(term);
    }
}
