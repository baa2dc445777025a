using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>What a plan must satisfy before anything is written. Each fault names row and field.</summary>
internal static class PlanCheck
{
    /// <summary>What can be said without looking at any grid.</summary>
    public static List<Fault> Form(Plan plan, DataState state)
    {
        var faults = ReasonFaults(plan.Reason, "调整原因");
        faults.AddRange(BasisFaults(plan.Basis, "调整依据"));
        if (plan.EffectiveOn > state.AsOf)
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

    public static async Task<List<Fault>> GridsAsync(
        BoluoDbContext db, Plan plan, DateOnly asOf, IReadOnlyCollection<GridDraft> drafts, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var places = await Places.LoadAsync(db, asOf, drafts, cancel);
        foreach (var draft in drafts)
        {
            void Refuse(string field, string why) => faults.Add(new Fault(draft.Row, field, $"{draft.Row}“{field}”{why}"));

            if (draft.Grid.ValidTo is { } end) Refuse("网格", $"已于{Days.Long(end)}撤销，不能调整。");
            else if (plan.EffectiveOn < draft.LastChange)
                Refuse("生效日期", $"不应早于该网格最近一次变动的日期{Days.Long(draft.LastChange)}，现为{Days.Long(plan.EffectiveOn)}。");
            if (!draft.After.HasPlaceOf(draft.Before) && places.WhatIsWrong(draft.After, plan.EffectiveOn) is (var field, var why)) Refuse(field, why);
            if (draft.After.LeaderId is { } leader && leader != draft.Before.LeaderId && places.WhyNotIn(leader, plan.EffectiveOn) is { } whyNotLead) Refuse("网格长", whyNotLead);
            foreach (var worker in draft.After.Workers.Except(draft.Before.Workers))
                if (places.WhyNotIn(worker, plan.EffectiveOn) is { } whyNotServe) Refuse("网格员", whyNotServe);
        }

        return faults;
    }

    private sealed class Places
    {
        private Dictionary<string, Community> _communities = [];
        private Dictionary<int, PartyOrganisation> _branches = [];

        public required DateOnly AsOf { get; init; }

        private Dictionary<int, Service> _people = [];

        public static async Task<Places> LoadAsync(BoluoDbContext db, DateOnly asOf, IReadOnlyCollection<GridDraft> drafts, CancellationToken cancel)
        {
            var communities = drafts.Select(d => d.After.CommunityCode).ToHashSet(StringComparer.Ordinal);
            var branches = drafts.Select(d => d.After.BranchId).ToHashSet();
            var people = drafts.SelectMany(d => d.After.Workers).Concat(drafts.Select(d => d.After.LeaderId).OfType<int>()).ToHashSet();
            return new Places
            {
                AsOf = asOf,
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
            if (!_communities.TryGetValue(place.CommunityCode, out var to)) return (community, $"未找到编码为“{place.CommunityCode}”的社区，请核对。");
            if (!Holds(to, day)) return (community, $"为{to.Name}，该社区在{Days.Long(day)}未设立或已撤销。");
            if (!_branches.TryGetValue(place.BranchId, out var organisation)) return (branch, $"未找到编号为{place.BranchId}的党支部，请核对。");
            if (organisation.Kind != PartyOrganisationKind.Branch) return (branch, $"为{organisation.Name}，属于{organisation.Kind.Label()}，应为党支部。");
            if (organisation.CommunityCode != to.Code) return (branch, $"为{organisation.Name}，不属于{to.Name}。");
            return Holds(organisation, day) ? null : (branch, $"为{organisation.Name}，该党支部在{Days.Long(day)}未成立或已撤销。");
        }

        private sealed record Service(int Id, string Name, DateOnly? JoinedOn, DateOnly? LeftOn);

        /// <summary>From that day to the county's day: what is still in force belongs to a place that is.</summary>
        private bool Holds(IDated place, DateOnly day) => place.ValidFrom <= day && (place.ValidTo is null || place.ValidTo > AsOf);
    }
}
