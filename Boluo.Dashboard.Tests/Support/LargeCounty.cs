using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>The sample with more communities than a menu or a page lists: 120 new ones in one town, each with grids of its own.</summary>
public sealed class LargeCounty : BoluoApp, IAsyncLifetime
{
    public const string Town = "441322103";

    public const int Communities = 120, GridsEach = 10;

    public async ValueTask InitializeAsync()
    {
        var founded = new DateOnly(2018, 9, 1);
        await using var db = await OpenAsync();
        var upper = await db.PartyOrganisations.Where(o => o.TownshipCode == Town && o.CommunityCode == null).Select(o => o.Id).SingleAsync(CancellationToken.None);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var i = 0; i < Communities; i++)
        {
            var code = FormattableString.Invariant($"{Town}{800 + i}");
            db.Add(new Community { Code = code, Name = FormattableString.Invariant($"新建{i:000}社区"), TownshipCode = Town, SecretaryName = "示例", OfficePhone = "0752-0000001", ValidFrom = founded, Search = Pinyin.SearchText(FormattableString.Invariant($"新建{i:000}社区"), code) });
            db.Add(new PartyOrganisation { Id = 90_000 + i, Kind = PartyOrganisationKind.Branch, Name = "党支部", FullName = "党支部", ParentId = upper, TownshipCode = Town, CommunityCode = code, ValidFrom = founded });
            db.Add(new PartyGroup { Id = 90_000 + i, Name = "第1楼栋党小组" });
            for (var g = 1; g <= GridsEach; g++)
            {
                var id = 90_000 + (i * GridsEach) + g;
                db.Add(new Grid { Id = id, Code = FormattableString.Invariant($"{code}{g:000}"), ValidFrom = founded });
                db.Add(new GridFact { Id = id, GridId = id, Households = 100, Residents = 300, Extent = "示例", GroupId = 90_000 + i, ValidFrom = founded });
                db.Add(new GridAssignment { Id = id, GridId = id, CommunityCode = code, Number = g, BranchId = 90_000 + i, ValidFrom = founded });
            }
        }

        await db.SaveChangesAsync(CancellationToken.None);
        var changes = Services.GetRequiredService<DataChanges>();
        changes.Announce(changes.Version + 1);
    }
}
