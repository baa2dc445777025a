using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Data.Loading;

/// <summary>Rows lie within the life of the community, grid or organisation that they hang on.</summary>
internal static class LifeChecks
{
    public static void Run(CountyData data, Problems problems)
    {
        var owners = new Dictionary<Type, Dictionary<object, IDated>>
        {
            [typeof(Community)] = ByKey(data.Communities, c => c.Code),
            [typeof(Grid)] = ByKey(data.Grids, g => g.Id),
            [typeof(PartyOrganisation)] = ByKey(data.PartyOrganisations, o => o.Id),
        };
        foreach (var life in Lives.All)
            foreach (var row in DataFiles.Of(life.RowType).RowsOf(data))
            {
                // A row whose owner is missing has been told of.
                if (life.OwnerOf(row) is not { } key || !owners[life.OwnerType].TryGetValue(key, out var owner) || !problems.IsSound(owner)) continue;
                if (life.IsEarly(row, owner)) problems.Add(row, life.FirstColumn, $"不得早于{life.Owner}的“{nameof(IDated.ValidFrom)}”。");
                if (life.IsLate(row, owner)) problems.Add(row, life.LastColumn, $"不得晚于{life.Owner}的“{nameof(IDated.ValidTo)}”。");
            }
    }

    private static Dictionary<object, IDated> ByKey<TOwner>(IEnumerable<TOwner> owners, Func<TOwner, object> key) where TOwner : IDated
    {
        var byKey = new Dictionary<object, IDated>();
        foreach (var owner in owners) byKey.TryAdd(key(owner), owner);
        return byKey;
    }
}
