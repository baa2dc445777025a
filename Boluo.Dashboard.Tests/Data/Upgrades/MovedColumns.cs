namespace Boluo.Dashboard.Tests.Data.Upgrades;

/// <summary>A column that a migration has moved, changed or dropped on purpose.</summary>
/// <param name="Table">The table in the released version.</param>
/// <param name="Column">Its column.</param>
/// <param name="Query">Finds the old values in the upgraded database: the key of the old row, column by column, and then the value. None if the value is dropped for good.</param>
internal sealed record MovedColumn(string Table, string Column, string? Query);

internal static class MovedColumns
{
    /// <summary>In the order of the migrations. Without an entry every column of every released table must still hold what it held.</summary>
    public static readonly IReadOnlyList<MovedColumn> All =
    [
        new("Grids", "GroupName", "SELECT GridId, PartyGroups.Name FROM GridFacts JOIN PartyGroups ON PartyGroups.Id = GroupId"),
        .. ((string[])["Households", "Residents", "PartyMembers", "Buildings", "Extent"]).Select(column => new MovedColumn("Grids", column, $"SELECT GridId, {column} FROM GridFacts")),
        new("ServiceCenters", "Host", "SELECT Code, COALESCE(Compounds.Name, Host) FROM ServiceCenters LEFT JOIN Compounds ON Compounds.Id = CompoundId"),
        new("GridWorkers", "PartyMember", "SELECT Id, PoliticalStatus = 'PartyMember' FROM GridWorkers"),
        new("CommunityWorkers", "PartyMember", "SELECT Id, PoliticalStatus = 'PartyMember' FROM CommunityWorkers"),
    ];
}
