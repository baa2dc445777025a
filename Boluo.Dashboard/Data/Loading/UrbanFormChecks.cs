using System.Globalization;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>What the rows of the three city forms must obey in the light of the others.</summary>
internal static class UrbanFormChecks
{
    public static void Run(CountyData data, RowIndex<string, Community> communities, Problems problems)
    {
        OldTown(data, communities, problems);
        Fund(data, communities, problems);
        NewTown(data, problems);
        Fringe(data, communities, problems);
    }

    private static void OldTown(CountyData data, RowIndex<string, Community> communities, Problems problems)
    {
        var chiefs = new RowIndex<int, AlleyChief>(data.AlleyChiefs, nameof(AlleyChief.Id), c => c.Id, problems);
        foreach (var chief in data.AlleyChiefs) Belongs(communities, chief, nameof(AlleyChief.CommunityCode), chief.CommunityCode, UrbanForm.OldTown, problems);
        Periods.Check(data.AlleyChiefs, c => (c.CommunityCode, c.Beat), problems);

        _ = new RowIndex<int, AlleyPatrol>(data.AlleyPatrols, nameof(AlleyPatrol.Id), p => p.Id, problems);
        _ = new RowIndex<(int, DateOnly), AlleyPatrol>(data.AlleyPatrols, nameof(AlleyPatrol.WeekOf), p => (p.ChiefId, p.WeekOf), problems);
        foreach (var patrol in data.AlleyPatrols)
            if (chiefs.Find(patrol, nameof(AlleyPatrol.ChiefId), patrol.ChiefId) is { } chief)
                Checks.Require(problems, patrol.WeekOf >= chief.ValidFrom && !(patrol.WeekOf >= chief.ValidTo), patrol, nameof(AlleyPatrol.WeekOf), "应在巷长的任职期间");

        _ = new RowIndex<int, SmallCase>(data.SmallCases, nameof(SmallCase.Id), c => c.Id, problems);
        foreach (var item in data.SmallCases)
            if (chiefs.Find(item, nameof(SmallCase.ChiefId), item.ChiefId) is { } chief)
                Checks.Require(problems, item.RaisedOn >= chief.ValidFrom && !(item.RaisedOn >= chief.ValidTo), item, nameof(SmallCase.RaisedOn), "应在巷长的任职期间");
    }

    private static void Fund(CountyData data, RowIndex<string, Community> communities, Problems problems)
    {
        _ = new RowIndex<int, CommunityFund>(data.CommunityFunds, nameof(CommunityFund.Id), f => f.Id, problems);
        _ = new RowIndex<int, FundSpending>(data.FundSpendings, nameof(FundSpending.Id), s => s.Id, problems);
        var plans = new RowIndex<(string, int), CommunityFund>(data.CommunityFunds, nameof(CommunityFund.CommunityCode), f => (f.CommunityCode, f.Year), problems);
        foreach (var fund in data.CommunityFunds) communities.Find(fund, nameof(CommunityFund.CommunityCode), fund.CommunityCode);
        foreach (var year in data.FundSpendings.GroupBy(s => (s.CommunityCode, s.On.Year)))
        {
            var rest = plans.Find(year.First(), nameof(FundSpending.CommunityCode), year.Key)?.PlanWan ?? double.MaxValue;
            foreach (var item in year.OrderBy(s => s.On).ThenBy(s => s.Id))
            {
                // Amounts have two decimals; a sum of doubles may be off by far less.
                Checks.Require(problems, item.AmountWan <= rest + 0.005, item, nameof(FundSpending.AmountWan),
                    string.Create(CultureInfo.InvariantCulture, $"超出社区当年专项经费的余额{Digits.Fixed(Math.Max(0, rest), 2)}万元"));
                rest -= item.AmountWan;
            }
        }
    }

    private static void NewTown(CountyData data, Problems problems)
    {
        var compounds = data.Compounds.Select(c => c.Id).ToHashSet();
        _ = new RowIndex<int, CompoundGroup>(data.CompoundGroups, nameof(CompoundGroup.Id), g => g.Id, problems);
        foreach (var group in data.CompoundGroups)
            Checks.Require(problems, compounds.Contains(group.CompoundId), group, nameof(CompoundGroup.CompoundId),
                string.Create(CultureInfo.InvariantCulture, $"“{group.CompoundId}”在文件 compounds.csv 中不存在"));
        _ = new RowIndex<int, EHomeItem>(data.EHomeItems, nameof(EHomeItem.Id), i => i.Id, problems);
        _ = new RowIndex<string, EHomeItem>(data.EHomeItems, nameof(EHomeItem.Name), i => i.Name, problems);
    }

    private static void Fringe(CountyData data, RowIndex<string, Community> communities, Problems problems)
    {
        _ = new RowIndex<int, ContactHousehold>(data.ContactHouseholds, nameof(ContactHousehold.Id), h => h.Id, problems);
        _ = new RowIndex<int, Talk>(data.Talks, nameof(Talk.Id), t => t.Id, problems);
        _ = new RowIndex<int, SuburbService>(data.SuburbServices, nameof(SuburbService.Id), s => s.Id, problems);
        _ = new RowIndex<int, FringeCampaignRow>(data.FringeCampaignRows, nameof(FringeCampaignRow.Id), r => r.Id, problems);
        foreach (var row in data.ContactHouseholds) Belongs(communities, row, nameof(row.CommunityCode), row.CommunityCode, UrbanForm.Fringe, problems);
        foreach (var row in data.Talks) Belongs(communities, row, nameof(row.CommunityCode), row.CommunityCode, UrbanForm.Fringe, problems);
        foreach (var row in data.SuburbServices) Belongs(communities, row, nameof(row.CommunityCode), row.CommunityCode, UrbanForm.Fringe, problems);
        foreach (var row in data.FringeCampaignRows) Belongs(communities, row, nameof(row.CommunityCode), row.CommunityCode, UrbanForm.Fringe, problems);
    }

    private static void Belongs(RowIndex<string, Community> communities, object row, string column, string code, UrbanForm form, Problems problems)
    {
        if (communities.Find(row, column, code) is { } community)
            Checks.Require(problems, community.UrbanForm == form, row, column, $"应为{form.Label()}的社区");
    }
}
