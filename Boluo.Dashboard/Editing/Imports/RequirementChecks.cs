using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>What is filled in of a row is not there without what it needs.</summary>
internal static class RequirementChecks
{
    public static void Run(CountyData data, Problems problems)
    {
        foreach (var requirement in Requirements.All)
            foreach (var row in data.Of(requirement.RowType).Where(requirement.IsBroken))
                problems.Add(row, requirement.Column, $"填写“{requirement.Column}”的，应同时填写“{requirement.Needed}”。");
    }
}
