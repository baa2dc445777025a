using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>What a plan must satisfy before anything is written. Each fault names row and field.</summary>
internal static class PlanCheck
{
    /// <summary>What can be said without looking at any grid. Only a document may be measured for a day ahead, and nothing is written before its day.</summary>
    public static List<Fault> Form(Plan plan, DataState state, bool isWritten)
    {
        var faults = ReasonFaults(plan.Reason, "调整原因");
        faults.AddRange(BasisFaults(plan.Basis, "调整依据"));
        if (plan.EffectiveOn > state.AsOf && (isWritten || plan.DocumentId is null))
            faults.Add(new Fault(null, "生效日期", $"“生效日期”不应晚于统计时点{Days.Long(state.AsOf)}，现为{Days.Long(plan.EffectiveOn)}。"));
        if (plan.Moves.Count == 0)
            faults.Add(new Fault(null, "调整内容", "方案中没有调整内容，至少应有1项。"));
        if (plan.Moves.Count > Plan.MostMoves)
            faults.Add(new Fault(null, "调整内容", $"一次最多调整{Plan.MostMoves}项，现为{plan.Moves.Count}项，请分次提交。"));
        return faults;
    }

    public static List<Fault> ReasonFaults(string reason, string field) => PlainText.Tidy(reason, severalLines: true) switch
    {
        "" => [new Fault(null, field, $"“{field}”应填写。")],
        var text => TextFaults(text, field, Plan.LongestReason),
    };

    public static List<Fault> BasisFaults(string? basis, string field) => TextFaults(PlainText.Tidy(basis ?? ""), field, Plan.LongestBasis);

    private static List<Fault> TextFaults(string text, string field, int longest)
    {
        if (text.Length > longest) return [new Fault(null, field, $"“{field}”不应超过{longest}个字，现为{text.Length}个字。")];
        return PlainText.Fault(text) is { } fault ? [new Fault(null, field, $"“{field}”{fault}。")] : [];
    }

    public static async Task<List<Fault>> GridsAsync(BoluoDbContext db, PlanDrafts plan, DateOnly asOf, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var on = plan.Plan.EffectiveOn;
        var places = await Places.LoadAsync(db, asOf, plan, cancel);
        foreach (var draft in plan.Grids)
        {
            void Refuse(string field, string why) => faults.Add(new Fault(draft.Row, field, $"{draft.Row}“{field}”{why}"));

            if (draft.Grid is { } grid)
            {
                if (grid.ValidTo is { } end) Refuse("网格", $"已于{Days.Long(end)}撤销，不能调整。");
                else if (FirstDay(draft) is { } first && on < first) Refuse("生效日期", $"不应早于该网格最近一次变动的日期{Days.Long(first)}，现为{Days.Long(on)}。");
                else if (draft.Ends && on <= Later(draft.LastChange, draft.LastCount)) Refuse("生效日期", $"应晚于该网格最近一次变动的日期{Days.Long(Later(draft.LastChange, draft.LastCount))}，现为{Days.Long(on)}。");
            }

            if (draft.After is not { } after) continue;
            if ((draft.IsNew || !after.HasPlaceOf(draft.Before!)) && places.WhatIsWrong(after, on) is (var field, var why)) Refuse(field, why);
            if (after.LeaderId is { } leader && leader != draft.Before?.LeaderId && places.WhyNotIn(leader, on) is { } whyNotLead) Refuse("网格长", whyNotLead);
            foreach (var worker in draft.Before is null ? after.Workers : after.Workers.Except(draft.Before.Workers))
                if (places.WhyNotIn(worker, on) is { } whyNotServe) Refuse("网格员", whyNotServe);
        }

        return faults;
    }

    /// <summary>The first day from which on it can be as the plan has it; null where it stays as it is.</summary>
    private static DateOnly? FirstDay(GridDraft draft) => draft.Ends || !draft.Changes ? null
        : draft.CountsAfter == draft.CountsBefore ? draft.LastChange
        : draft.After == draft.Before ? draft.LastCount : Later(draft.LastChange, draft.LastCount);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>What a plan makes of communities: names that can be told apart, and no community without grids.</summary>
    public static async Task<List<Fault>> CommunitiesAsync(BoluoDbContext db, PlanDrafts plan, DateOnly asOf, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var on = plan.Plan.EffectiveOn;
        foreach (var draft in plan.Communities.All)
        {
            if (draft.Row is { } row && on <= row.ValidFrom) faults.Add(new Fault(draft.Name, "生效日期", $"{draft.Name}“生效日期”应晚于该社区的设立日期{Days.Long(row.ValidFrom)}，现为{Days.Long(on)}。"));
            if (!draft.IsNew && draft.NewName is null) continue;
            var (name, code, township) = (draft.NewName ?? draft.Name, draft.Code, draft.TownshipCode);
            var leaving = plan.Communities.All.Where(c => c.Ends || c.NewName is not null).Select(c => c.Code).ToList();
            if (await db.Communities.AnyAsync(c => c.TownshipCode == township && c.Name == name && c.Code != code && (c.ValidTo == null || c.ValidTo > asOf) && !leaving.Contains(c.Code), cancel)
                || plan.Communities.All.Any(c => c != draft && !c.Ends && c.TownshipCode == township && (c.NewName ?? c.Name) == name))
                faults.Add(new Fault(name, "社区名称", $"该镇街已有名称为“{name}”的社区，“社区名称”不应重复。"));
        }

        // A community without grids serves nobody: it ends in the same plan, or keeps one.
        var emptied = plan.Grids.Where(g => g.Before is { } before && g.After?.CommunityCode != before.CommunityCode).Select(g => g.Before!.CommunityCode)
            .Where(code => !plan.Communities.All.Any(c => c.Code == code && c.Ends) && !plan.GridsOf(code).Any()).ToHashSet(StringComparer.Ordinal);
        if (emptied.Count > 0)
        {
            var ids = plan.Grids.Where(g => g.Grid is not null).Select(g => g.Grid!.Id).ToList();
            var kept = await db.GridAssignments.Where(a => a.ValidTo == null && emptied.Contains(a.CommunityCode) && !ids.Contains(a.GridId)).Select(a => a.CommunityCode).Distinct().ToListAsync(cancel);
            foreach (var (code, name) in (await CommunityNames.ReadAsync(db, emptied, cancel)).Where(c => !kept.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal))
                faults.Add(new Fault(name, "社区", $"{name}将没有网格，应至少保留一个；确需撤销该社区的，请在调整方案中用“合并、撤销社区”办理。"));
        }

        return faults;
    }

    private sealed class Places
    {
        private Dictionary<string, Community> _communities = [];
        private Dictionary<int, PartyOrganisation> _branches = [];
        private Dictionary<int, Service> _people = [];

        public required DateOnly AsOf { get; init; }

        public required PlanCommunities Founded { get; init; }

        public static async Task<Places> LoadAsync(BoluoDbContext db, DateOnly asOf, PlanDrafts plan, CancellationToken cancel)
        {
            var positions = plan.Grids.Select(d => d.After).OfType<Position>().ToList();
            var communities = positions.Select(p => p.CommunityCode).ToHashSet(StringComparer.Ordinal);
            var branches = positions.Select(p => p.BranchId).ToHashSet();
            var people = positions.SelectMany(p => p.Workers).Concat(positions.Select(p => p.LeaderId).OfType<int>()).ToHashSet();
            return new Places
            {
                AsOf = asOf,
                Founded = plan.Communities,
                _communities = await db.Communities.AsNoTracking().Where(c => communities.Contains(c.Code)).ToDictionaryAsync(c => c.Code, cancel),
                _branches = await db.PartyOrganisations.AsNoTracking().Where(o => branches.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel),
                _people = await db.GridWorkers.Where(w => people.Contains(w.Id)).Select(w => new Service(w.Id, w.Name, w.JoinedOn, w.LeftOn)).ToDictionaryAsync(w => w.Id, cancel),
            };
        }

        /// <summary>Why a person may not lead or serve from that day on.</summary>
        public string? WhyNotIn(int person, DateOnly day) => _people.GetValueOrDefault(person) switch
        {
            null => $"未找到编号为{person}的人员，请核对。",
            { LeftOn: { } left } leaver => $"为{leaver.Name}，已于{Days.Long(left)}离岗，请另选人员。",
            { JoinedOn: { } joined } newcomer when joined > day => $"为{newcomer.Name}，{Days.Long(joined)}入职，生效日期不应早于入职日期。",
            _ => null,
        };

        public (string Field, string Why)? WhatIsWrong(Position place, DateOnly day)
        {
            const string community = "现社区", branch = "现党支部";
            var isFounded = Founded.Founds(place.CommunityCode);
            var to = _communities.GetValueOrDefault(place.CommunityCode);
            if (to is null && !isFounded) return (community, $"未找到编码为“{place.CommunityCode}”的社区，请核对。");
            if (Founded.All.Any(c => c.Code == place.CommunityCode && c.Ends)) return (community, $"为{to!.Name}，该社区由本方案撤销。");
            if (to is not null && !Holds(to, day)) return (community, $"为{to.Name}，该社区在{Days.Long(day)}未设立或已撤销。");
            if (place.BranchId < 0) return Founded.Organisation(place.BranchId)?.CommunityCode == place.CommunityCode ? null : (branch, "不属于所选的社区。");
            if (!_branches.TryGetValue(place.BranchId, out var organisation)) return (branch, $"未找到编号为{place.BranchId}的党支部，请核对。");
            if (organisation.Kind != PartyOrganisationKind.Branch) return (branch, $"为{organisation.Name}，属于{organisation.Kind.Label()}，应为党支部。");
            if (organisation.CommunityCode != place.CommunityCode) return (branch, $"为{organisation.Name}，不属于{to?.Name ?? place.CommunityCode}。");
            return Holds(organisation, day) ? null : (branch, $"为{organisation.Name}，该党支部在{Days.Long(day)}未成立或已撤销。");
        }

        private sealed record Service(int Id, string Name, DateOnly? JoinedOn, DateOnly? LeftOn);

        /// <summary>From that day to the county's day: what is still in force belongs to a place that is.</summary>
        private bool Holds(IDated place, DateOnly day) => place.ValidFrom <= day && (place.ValidTo is null || place.ValidTo > AsOf);
    }
}
