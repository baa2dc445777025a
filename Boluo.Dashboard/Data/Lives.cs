using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Data;

/// <summary>
/// A kind of row lies within the life of what it hangs on: its period or day is not before the owner began and not after it ended.
/// </summary>
/// <param name="Time">When the row is there.</param>
/// <param name="OwnerType">An <see cref="IDated"/> entity.</param>
/// <param name="OwnerColumn">The property that names the owner.</param>
public sealed record Life(RowTime Time, Type OwnerType, PropertyInfo OwnerColumn)
{
    /// <summary>What the owner is called in messages.</summary>
    public string Owner => Lives.Owners[OwnerType];

    /// <summary>The key of the owner; null where the row hangs on none.</summary>
    public object? OwnerOf(object row) => OwnerColumn.GetValue(row);
}

/// <summary>What rows hang on, by the model's foreign keys.</summary>
public static class Lives
{
    /// <summary>What has a life that others must keep to, and what messages call it.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Owners = new Dictionary<Type, string>
    {
        [typeof(Community)] = "社区",
        [typeof(Grid)] = "网格",
        [typeof(PartyOrganisation)] = "党组织",
    };

    /// <summary>The lives that a kind of row must keep to. An organisation may outlive the one above it.</summary>
    public static IEnumerable<Life> LivesOf(this IModel model, Type rowType) =>
        from owner in Owners.Keys
        where owner != rowType && RowTimes.Of(rowType) is not null
        from key in model.FindEntityType(rowType)!.GetForeignKeys()
        where key.PrincipalEntityType.ClrType == owner
        select new Life(RowTimes.Of(rowType)!, owner, key.Properties.Single().PropertyInfo!);
}
