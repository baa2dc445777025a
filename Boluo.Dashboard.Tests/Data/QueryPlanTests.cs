using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Data;

/// <summary>
/// Cost grows with the data and not with its square: every SQL command of every page, ledger, summary and tie is explained, and none may
/// go through a whole table for each row of another.
/// </summary>
[Trait("Needs", "application")]
public sealed class QueryPlanTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task No_command_goes_through_a_table_for_each_row_of_another()
    {
        var asked = new AskedCommands();
        await using var app = new BoluoApp { Replace = asked.Attach };
        using var client = await app.SignInAsync(Role.Admin);
        foreach (var (path, _) in Routes.Pages())
            foreach (var scope in (string[])["", "township=441322001", "community=441322001003", "form=OldTown"])
                using (await client.GetAsync(Urls.Join(path, scope), None)) { }
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var viewer = new Viewer("test", "测试", Role.Admin);
        foreach (var scope in (Scope[])[new(null, null, null, limits.AsOf), new(County.Luoyang, null, null, limits.AsOf), new(null, null, UrbanForm.Fringe, limits.AsOf)])
        {
            foreach (var ledger in app.Services.GetServices<ILedger>())
            {
                var view = View.Default(ledger) with { Columns = [.. ledger.Columns.Select(c => c.Key)] };
                await ledger.PageAsync(scope, view, viewer, None);
                await foreach (var _ in ledger.AllAsync(scope, view, viewer, None)) break;
            }

            foreach (var summary in app.Services.GetServices<ISummary>()) await summary.BlocksAsync(scope, viewer, None);
            await app.Services.GetRequiredService<Reconciliation>().OfAsync(scope, None);
        }

        var commands = asked.Texts;
        Assert.True(commands.Count > 300, $"{commands.Count} commands.");
        await using var db = await app.OpenAsync();
        var plans = new QueryPlans(db);
        var faults = new List<string>();
        foreach (var text in commands)
            foreach (var fault in await plans.FaultsAsync(text)) faults.Add($"{fault}\n    in {text.ReplaceLineEndings(" ")[..Math.Min(300, text.Length)]}");
        Assert.True(faults.Count == 0, $"{faults.Count} of {commands.Count} commands:\n" + string.Join('\n', faults.Take(20)));
    }

    [Fact]
    public async Task Every_reference_has_an_index_over_all_its_rows()
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = database.CreateDbContext();
        var bare = from type in db.Model.GetEntityTypes()
                   from key in type.GetForeignKeys()
                   let property = key.Properties[0]
                   where !type.GetIndexes().Any(i => i.GetFilter() is null && i.Properties[0] == property) && type.FindPrimaryKey()!.Properties[0] != property
                   select $"{type.ClrType.Name}.{property.Name}";
        Assert.Empty(bare);
    }
}
