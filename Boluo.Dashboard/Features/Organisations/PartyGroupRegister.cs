using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>楼栋党小组: one or more grids of a branch. One that is new, or whose grids have gone elsewhere, has none for a while.</summary>
public sealed class PartyGroupRegister() : Register<PartyGroup>("楼栋党小组", "party-groups.csv", GroupTable.LedgerName)
{
    protected override IEnumerable<Field<PartyGroup>> Define() =>
    [
        Field.Text("name", "党小组", g => g.Name, longest: 30) with { Hint = "各统计时点均按现名称显示。新增后编入网格的，列入台账。" },
    ];

    /// <summary>The ledger has a row for each branch that a group has grids of: its key ends with that of the group.</summary>
    protected override Task<PartyGroup?> FindRowAsync(BoluoDbContext db, string key, CancellationToken cancel) => base.FindRowAsync(db, key[(key.LastIndexOf('-') + 1)..], cancel);
}
