using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>Walks every register: its template, filled in with the sample's rows, makes the same rows in a county that has none.</summary>
[Trait("Needs", "patience")]
public sealed class EveryTemplateTests
{
    /// <summary>Their sheet says how they are now; what they were is told by plans and dated values, which is copied here.</summary>
    private static readonly Type[] OfGrids = [typeof(Grid), typeof(GridAssignment), typeof(GridFact), typeof(GridDuty)];

    /// <summary>What grids stand on.</summary>
    private static readonly Type[] First = [typeof(Township), typeof(Community), typeof(PartyOrganisation), typeof(GridWorker), typeof(PartyGroup)];

    [Fact]
    public async Task Templates_filled_in_with_the_samples_rows_make_the_same_rows_in_an_empty_county()
    {
        await using var from = await ImportHouse.CreateAsync();
        await using var to = await ImportHouse.CreateAsync();
        await to.EmptyAsync();
        var registers = from.Get<IEnumerable<IRegister>>().Where(r => r is { TakesFiles: true, MayAdd: true }).ToList();
        var odd = new List<string>();
        await FilledTemplates.ImportAsync(from, to, registers.Where(r => First.Contains(r.RowType)), odd);
        Assert.True(odd.Count == 0, string.Join('\n', odd));
        await CopyGridsAsync(from, to);
        await FilledTemplates.ImportAsync(from, to, registers.Where(r => !First.Contains(r.RowType)), odd);
        Assert.True(odd.Count == 0, string.Join('\n', odd));
        foreach (var register in registers)
        {
            var (theirs, ours) = (await FilledTemplates.WordsAsync(from, register), await FilledTemplates.WordsAsync(to, register));
            odd.AddRange(theirs.Except(ours, StringComparer.Ordinal).Take(3).Select(r => $"{register.Noun} −{r}"));
            odd.AddRange(ours.Except(theirs, StringComparer.Ordinal).Take(3).Select(r => $"{register.Noun} +{r}"));
            if (theirs.Count != ours.Count) odd.Add($"{register.Noun}: {theirs.Count} there, {ours.Count} here");
        }

        Assert.True(odd.Count == 0, string.Join('\n', odd));
    }

    /// <summary>Neither can be the first: what a need says of a project, and a project of a need, is written when both are there; of what is nowhere it is refused.</summary>
    [Theory]
    [InlineData("needs", "projects")]
    [InlineData("projects", "needs")]
    public async Task Needs_and_projects_that_name_each_other_come_in_together(string first, string second)
    {
        await using var from = await ImportHouse.CreateAsync();
        await using var to = await ImportHouse.CreateAsync();
        await using (var db = to.Open())
        {
            var gone = new HashSet<Type> { typeof(Need), typeof(Project) };
            foreach (var type in Enumerable.Reverse(CountyRows.InOrderOfDeletion(db.Model)))
                if (type.GetForeignKeys().Any(k => gone.Contains(k.PrincipalEntityType.ClrType))) gone.Add(type.ClrType);
            foreach (var table in CountyRows.InOrderOfDeletion(db.Model).Where(t => gone.Contains(t.ClrType)).Select(t => t.GetTableName()))
            {
                var command = $"DELETE FROM \"{table}\""; // Names of tables are the model's.
                await db.Database.ExecuteSqlRawAsync(command);
            }
        }

        var files = new Dictionary<string, List<Dictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var register in from.Get<IEnumerable<IRegister>>().Where(r => r.Ledger is "needs" or "projects")) files[register.Ledger!] = await FilledTemplates.OfAsync(from, register);
        var astray = files["needs"].First(r => r["对接项目"] is not null);
        var named = astray["对接项目"];
        astray["对接项目"] = "XM2020999（2020-06-01）";
        var draft = await UploadAsync();
        var refused = Assert.Single(draft.Preview.Rows, r => r.Fate == RowFate.Refused && r.Subject.StartsWith("需求", StringComparison.Ordinal));
        Assert.Contains("“对接项目”没有“XM2020999”", refused.Faults.Single().Sentence, StringComparison.Ordinal);
        Assert.Matches("^[A-Z]+[0-9]+$", refused.Faults.Single().Cell);

        astray["对接项目"] = named;
        draft = await UploadAsync();
        Assert.All(draft.Preview.Rows, r => Assert.Equal(RowFate.Added, r.Fate));
        var applied = await to.ApplyAsync(draft, ImportHouse.Admin);
        Assert.True(applied.Ok, applied.Error);
        foreach (var register in from.Get<IEnumerable<IRegister>>().Where(r => files.ContainsKey(r.Ledger ?? ""))) Assert.Equal(await FilledTemplates.WordsAsync(from, register), await FilledTemplates.WordsAsync(to, register));

        async Task<ImportContent> UploadAsync() => await to.UploadAsync(ImportHouse.Admin, ImportHouse.Fill(await to.TemplateAsync(first), 1, files[first]), ImportHouse.Fill(await to.TemplateAsync(second), 1, files[second]));
    }

    private static async Task CopyGridsAsync(ImportHouse from, ImportHouse to)
    {
        await using var source = from.Open();
        await using var target = to.Open();
        var (branches, groups, workers) = (await MapAsync(source.PartyOrganisations, target.PartyOrganisations, o => o.FullName + o.ValidFrom, o => o.Id), await MapAsync(source.PartyGroups, target.PartyGroups, g => g.Name, g => g.Id), await MapAsync(source.GridWorkers, target.GridWorkers, w => w.Name + w.JoinedOn, w => w.Id));
        target.AddRange(await source.Grids.AsNoTracking().ToListAsync());
        foreach (var row in await source.GridAssignments.AsNoTracking().ToListAsync())
        {
            var copy = target.Entry(row);
            copy.Property(a => a.BranchId).CurrentValue = branches[row.BranchId];
            copy.Property(a => a.LeaderId).CurrentValue = row.LeaderId is { } leader ? workers[leader] : null;
            copy.State = EntityState.Added;
        }

        foreach (var row in await source.GridFacts.AsNoTracking().ToListAsync())
        {
            var copy = target.Entry(row);
            copy.Property(f => f.GroupId).CurrentValue = groups[row.GroupId];
            copy.State = EntityState.Added;
        }

        foreach (var row in await source.GridDuties.AsNoTracking().ToListAsync())
        {
            var copy = target.Entry(row);
            copy.Property(d => d.WorkerId).CurrentValue = workers[row.WorkerId];
            copy.State = EntityState.Added;
        }

        Assert.All(OfGrids, type => Assert.Contains(target.ChangeTracker.Entries(), e => e.Metadata.ClrType == type));
        await target.SaveChangesAsync();
    }

    private static async Task<Dictionary<int, int>> MapAsync<TRow>(IQueryable<TRow> from, IQueryable<TRow> to, Func<TRow, string> name, Func<TRow, int> id) where TRow : class
    {
        var there = (await to.AsNoTracking().ToListAsync()).GroupBy(name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(id)), StringComparer.Ordinal);
        return (await from.AsNoTracking().ToListAsync()).ToDictionary(id, row => there[name(row)].Dequeue());
    }
}
