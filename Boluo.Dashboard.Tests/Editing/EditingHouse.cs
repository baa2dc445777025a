using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>The Editing room with all it needs, over any database file.</summary>
internal static class EditingHouse
{
    public static ServiceProvider Build(string connectionString, TimeProvider clock, params IInterceptor[] interceptors) => new ServiceCollection()
        .AddDbContextFactory<BoluoDbContext>(o => o.UseBoluo(connectionString).KeepQueries().AddInterceptors(interceptors))
        .AddLogging()
        .AddSingleton(clock)
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddOptions()
        .AddSingleton<Accounts>()
        .AddSingleton<EndedSessions>()
        .AddSecurityLog()
        .AddSingleton<RoleGuard>()
        .AddInsight().AddSingleton(Support.County.NewFacts())
        .AddTables()
        .AddCharts()
        .AddExcel()
        .AddFeatures()
        .AddEditing()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    public static void AddUsers(BoluoDbContext db, params Viewer[] users)
    {
        foreach (var role in Enum.GetValues<Role>()) db.Add(new IdentityRole { Id = role.ToString(), Name = role.ToString(), NormalizedName = role.ToString().ToUpperInvariant() });
        foreach (var user in users)
        {
            db.Add(new BoluoUser { Id = user.UserId, UserName = user.UserId, DisplayName = user.Name });
            db.Add(new IdentityUserRole<string> { UserId = user.UserId, RoleId = user.Role.ToString() });
        }
    }

    /// <summary>All rows that an adjustment may write, as text, without versions, which every edit renews.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(BoluoDbContext db) =>
    [
        .. (await db.Grids.OrderBy(g => g.Id).ToListAsync()).Select(g => $"grid {g.Id} {g.Code} {g.ValidFrom:O} {g.ValidTo:O} {g.Search}"),
        .. (await db.GridFacts.OrderBy(f => f.Id).ToListAsync()).Select(f => $"fact {f.Id} {f.GridId} {f.Households} {f.Residents} {f.PartyMembers} {f.Buildings} {f.Extent} {f.GroupId} {f.Source} {f.ValidFrom:O} {f.ValidTo:O}"),
        .. (await db.GridAssignments.OrderBy(a => a.Id).ToListAsync()).Select(a => $"assignment {a.Id} {a.GridId} {a.CommunityCode} {a.Number} {a.BranchId} {a.LeaderId} {a.Basis} {a.ValidFrom:O} {a.ValidTo:O}"),
        .. (await db.GridDuties.OrderBy(d => d.Id).ToListAsync()).Select(d => $"duty {d.Id} {d.GridId} {d.WorkerId} {d.ValidFrom:O} {d.ValidTo:O}"),
        .. (await db.GridAdjustments.OrderBy(a => a.Id).ToListAsync()).Select(a => $"adjustment {a.Id} {a.ChangeSetId} {a.GridId} {a.Types} {a.FromName} {a.ToName} {a.LeaderName} {a.WorkerNames}"),
        .. (await db.GridWorkers.OrderBy(w => w.Id).ToListAsync()).Select(w => $"worker {w.Id} {w.Name} {w.Phone} {w.CommunityCode} {w.Version}"),
        .. (await db.Communities.OrderBy(c => c.Code).ToListAsync()).Select(c => $"community {c.Code} {c.Name} {c.ValidFrom:O} {c.ValidTo:O} {c.FormerNames}"),
        .. (await db.PartyOrganisations.OrderBy(o => o.Id).ToListAsync()).Select(o => $"organisation {o.Id} {o.Name} {o.ParentId} {o.CommunityCode} {o.ValidFrom:O} {o.ValidTo:O}"),
        .. (await db.PartyGroups.OrderBy(g => g.Id).ToListAsync()).Select(g => $"group {g.Id} {g.Name}"),
        .. (await db.Lineages.OrderBy(l => l.Id).ToListAsync()).Select(l => $"lineage {l.From} {l.To} {l.Share} {l.On:O}"),
        .. (await db.Needs.OrderBy(n => n.Id).ToListAsync()).Select(n => $"need {n.Id} {n.CommunityCode} {n.GridId}"),
        .. (await db.Pairings.OrderBy(p => p.Id).ToListAsync()).Select(p => $"pairing {p.Id} {p.CommunityCode} {p.UnitId} {p.ValidFrom:O} {p.ValidTo:O}"),
        .. (await db.CommunityWorkers.OrderBy(w => w.Id).ToListAsync()).Select(w => $"community worker {w.Id} {w.CommunityCode} {w.Since:O} {w.LeftOn:O}"),
        .. (await db.DataStates.ToListAsync()).Select(s => $"state {s.AsOf:O}"),
    ];
}
