using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>
/// Which rows of a register have links, read once for a sheet: most have none, and none of these is asked for its links. A row of a sheet
/// writes its own links only and comes once, so that what was read holds to the sheet's end.
/// </summary>
internal sealed class LinkedRows(BoluoDbContext db, IRegister register)
{
    private Dictionary<LinkField, HashSet<object>>? _known;

    /// <summary>Whether a row has links of any field.</summary>
    public async Task<bool> HoldAsync(EntityEntry row, CancellationToken cancel)
    {
        foreach (var field in register.Links)
            if (await HoldAsync(row, field, cancel)) return true;
        return false;
    }

    /// <summary>Whether a row has links of one field.</summary>
    public async Task<bool> HoldAsync(EntityEntry row, LinkField field, CancellationToken cancel)
    {
        if (_known is null)
        {
            _known = [];
            foreach (var links in register.Links) _known[links] = [.. await links.Links.ValuesAsync(db, links.Mine, cancel)];
        }

        return _known[field].Contains(row.OriginalValues[field.KeyOfMine(db.Model)]!);
    }
}
