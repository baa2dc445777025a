using System.Globalization;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

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
        var chiefs = new RowIndex<int, AlleyChief>(data.Of<AlleyChief>(), nameof(AlleyChief.Id), c => c.Id, problems);
        foreach (var chief in data.Of<AlleyChief>()) Belongs(communities, chief, nameof(AlleyChief.CommunityCode), chief.CommunityCode, UrbanForm.OldTown, problems);
        Periods.Check(data.Of<AlleyChief>(), c => (c.CommunityCode, c.Beat), problems);

        _ = new RowIndex<int, AlleyPatrol>(data.Of<AlleyPatrol>(), nameof(AlleyPatrol.Id), p => p.Id, problems);
        _ = new RowIndex<(int, DateOnly), AlleyPatrol>(data.Of<AlleyPatrol>(), nameof(AlleyPatrol.WeekOf), p => (p.ChiefId, p.WeekOf), problems);
        foreach (var patrol in data.Of<AlleyPatrol>())
            if (chiefs.Find(patrol, nameof(AlleyPatrol.ChiefId), patrol.ChiefId) is { } chief)
                Checks.Require(problems, patrol.WeekOf >= chief.ValidFrom && !(patrol.WeekOf >= chief.ValidTo), patrol, nameof(AlleyPatrol.WeekOf), "应在巷长的任职期间");

        _ = new RowIndex<int, SmallCase>(data.Of<SmallCase>(), nameof(SmallCase.Id), c => c.Id, problems);
        foreach (var item in data.Of<SmallCase>())
            if (chiefs.Find(item, nameof(SmallCase.ChiefId), item.ChiefId) is { } chief)
                Checks.Require(problems, item.RaisedOn >= chief.ValidFrom && !(item.RaisedOn >= chief.ValidTo), item, nameof(SmallCase.RaisedOn), "应在巷长的任职期间");
    }

    private static void Fund(CountyData data, RowIndex<string, Community> communities, Problems problems)
    {
        _ = new RowIndex<int, CommunityFund>(data.Of<CommunityFund>(), nameof(CommunityFund.Id), f => f.Id, problems);
        _ = new RowIndex<int, FundSpending>(data.Of<FundSpending>(), nameof(FundSpending.Id), s => s.Id, problems);
        var plans = new RowIndex<(string, int), CommunityFund>(data.Of<CommunityFund>(), nameof(CommunityFund.CommunityCode), f => (f.CommunityCode, f.Year), problems);
        foreach (var fund in data.Of<CommunityFund>()) communities.Find(fund, nameof(CommunityFund.CommunityCode), fund.CommunityCode);
        foreach (var year in data.Of<FundSpending>().GroupBy(s => (s.CommunityCode, s.On.Year)))
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
        var compounds = data.Of<Compound>().Select(c => c.Id).ToHashSet();
        _ = new RowIndex<int, CompoundGroup>(data.Of<CompoundGroup>(), nameof(CompoundGroup.Id), g => g.Id, problems);
        foreach (var group in data.Of<CompoundGroup>())
            Checks.Require(problems, compounds.Contains(group.CompoundId), group, nameof(CompoundGroup.CompoundId),
                string.Create(CultureInfo.InvariantCulture, $"“{group.CompoundId}”在文件 compounds.csv 中不存在"));
        _ = new RowIndex<int, EHomeItem>(data.Of<EHomeItem>(), nameof(EHomeItem.Id), i => i.Id, problems);
        _ = new RowIndex<string, EHomeItem>(data.Of<EHomeItem>(), nameof(EHomeItem.Name), i => i.Name, problems);
    }

    private static void Fringe(CountyData data, RowIndex<string, Community> communities, Problems problems)
    {
        _ = new RowIndex<int, ContactHousehold>(data.Of<ContactHousehold>(), nameof(ContactHousehold.Id), h => h.Id, problems);
        _ = new RowIndex<int, Talk>(data.Of<Talk>(), nameof(Talk.Id), t => t.Id, problems);
        _ = new RowIndex<int, SuburbService>(data.Of<SuburbService>(), nameof(SuburbService.Id), s => s.Id, problems);
        _ = new RowIndex<int, FringeCampaignRow>(data.Of<FringeCampaignRow>(), nameof(FringeCampaignRow.Id), r => r.Id, problems);
        foreach (var row in data.Of<ContactHousehold>()) Belongs(communities, row, nameof(row.CommunityCode), row.CommunityCode, UrbanForm.Fringe, problems);
        foreach (var row in data.Of<Talk>()) Belongs(communities, row, nameof(row.CommunityCode), row.CommunityCode, UrbanForm.Fringe, problems);
        foreach (var row in data.Of<SuburbService>()) Belongs(communities, row, nameof(row.CommunityCode), row.CommunityCode, UrbanForm.Fringe, problems);
        foreach (var row in data.Of<FringeCampaignRow>()) Belongs(communities, row, nameof(row.CommunityCode), row.CommunityCode, UrbanForm.Fringe, problems);
    }

    private static void Belongs(RowIndex<string, Community> communities, object row, string column, string code, UrbanForm form, Problems problems)
    {
        if (communities.Find(row, column, code) is { } community)
            Checks.Require(problems, community.UrbanForm == form, row, column, $"应为{form.Label()}的社区");
    }
}
