using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Generates the county's illustrative data set: the same rows on every machine, with totals that reconcile exactly.</summary>
internal sealed class SampleCounty
{
    public static readonly DateOnly AsOf = new(2020, 6, 30);

    /// <summary>The day on which the grids were drawn.</summary>
    public static readonly DateOnly Founded = new(2018, 9, 1);

    public static readonly CountyProfile Profile = new() { Name = "博罗县", DivisionCode = "441322", CampaignFrom = new DateOnly(2020, 1, 1), CampaignTo = new DateOnly(2020, 5, 1), SplitFromYear = 2021 };

    private SampleCounty()
    {
    }

    public CountyData Data { get; } = new();

    public People People { get; } = new();

    public static CountyData Build()
    {
        var county = new SampleCounty();
        county.Data.States.Add(new DataState { AsOf = AsOf, EarliestAsOf = new DateOnly(2019, 1, 1), Origin = DataOrigin.Sample, Version = 1 });
        county.Data.Of<CountyProfile>().Add(Profile);
        county.Data.Townships.AddRange(CommunityTable.Townships);
        SamplePlaces.AddTo(county);
        SampleGrids.AddTo(county);
        SampleCommunityWorkers.AddTo(county);
        SampleWorkers.AddTo(county);
        SampleLeaders.AddTo(county);
        SampleWorkers.Employ(county);
        SampleCenters.AddTo(county);
        SampleUnits.AddTo(county);
        SampleActivities.AddTo(county);
        SampleLists.AddTo(county);
        SampleCenterEvents.AddTo(county);
        SampleReturns.AddTo(county);
        SampleUrbanForms.AddTo(county);
        SampleSurveys.AddTo(county);
        SampleDelegateIssues.AddTo(county);
        SampleSuggestions.AddTo(county);
        SampleSatisfaction.AddTo(county);
        SampleCampaign.AddTo(county);
        SampleWorkforce.AddTo(county);
        SamplePartnership.AddTo(county);
        SampleTeams.AddTo(county);
        SampleOrganisations.AddTo(county);
        SampleStreets.AddTo(county);
        county.Data.PublishedFigures.AddRange(PublishedFigureTexts.All);
        county.Data.Of<Interpretation>().AddRange(InterpretationTexts.All);
        return county.Data;
    }
}
