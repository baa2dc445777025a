using System.Globalization;
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
    /// <summary>Grids are set up by an action and adjusted by plans; what is entered of them has no sheet.</summary>
    private static readonly Type[] OfGrids = [typeof(Grid), typeof(GridAssignment), typeof(GridFact), typeof(GridDuty)];

    /// <summary>What grids stand on.</summary>
    private static readonly Type[] First = [typeof(Township), typeof(Community), typeof(PartyOrganisation), typeof(GridWorker), typeof(PartyGroup)];

    [Fact]
    public async Task Templates_filled_in_with_the_samples_rows_make_the_same_rows_in_an_empty_county()
    {
        await using var from = await ImportHouse.CreateAsync();
        await using var to = await ImportHouse.CreateAsync();
        await using (var empty = to.Open())
        await using (var transaction = await empty.BeginWriteAsync(default))
        {
            await empty.DeleteCountyRowsAsync(default);
            await transaction.CommitAsync();
        }

        var registers = from.Get<IEnumerable<IRegister>>().Where(r => r is { TakesFiles: true, MayAdd: true }).ToList();
        var odd = new List<string>();
        await ImportAsync(from, to, registers.Where(r => First.Contains(r.RowType)), odd);
        Assert.True(odd.Count == 0, string.Join('\n', odd));
        await CopyGridsAsync(from, to);
        await ImportAsync(from, to, registers.Where(r => !First.Contains(r.RowType)), odd);
        Assert.True(odd.Count == 0, string.Join('\n', odd));
        foreach (var register in registers)
        {
            var (theirs, ours) = (await RowsAsync(from, register), await RowsAsync(to, register));
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
        foreach (var register in from.Get<IEnumerable<IRegister>>().Where(r => r.Ledger is "needs" or "projects")) files[register.Ledger!] = await FilledAsync(from, register);
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
        foreach (var register in from.Get<IEnumerable<IRegister>>().Where(r => files.ContainsKey(r.Ledger ?? ""))) Assert.Equal(await RowsAsync(from, register), await RowsAsync(to, register));

        async Task<ImportContent> UploadAsync() => await to.UploadAsync(ImportHouse.Admin, ImportHouse.Fill(await to.TemplateAsync(first), 1, files[first]), ImportHouse.Fill(await to.TemplateAsync(second), 1, files[second]));
    }

    private static async Task ImportAsync(ImportHouse from, ImportHouse to, IEnumerable<IRegister> registers, List<string> odd)
    {
        var files = new List<byte[]>();
        foreach (var register in registers)
            if (await FilledAsync(from, register) is { Count: > 0 } rows) files.Add(ImportHouse.Fill(await to.TemplateAsync(register.Ledger!), 1, rows));
        var draft = await to.UploadAsync(ImportHouse.Admin, [.. files]);
        foreach (var sheet in draft.Preview.Files.SelectMany(f => f.Sheets))
            if (sheet.Refusal is not null || sheet.Count(RowFate.Added) + sheet.Count(RowFate.Same) < sheet.Rows.Count) // A host takes part in its activity: that row is there with the activity.
                odd.Add($"{sheet.Noun}{sheet.Refusal}: {sheet.Count(RowFate.Added)} of {sheet.Rows.Count}; {string.Join(" | ", sheet.Rows.Where(r => r.Fate is not (RowFate.Added or RowFate.Same)).Take(3).Select(r => $"{r.Fate} {r.Place.Row} {r.Subject} {string.Concat(r.Faults.Select(f => f.Cell + f.Sentence))}{string.Join(';', r.Changes.Select(c => $"{c.Field} {c.Before}→{c.After}"))}"))}");
        Assert.True(odd.Count == 0, string.Join('\n', odd));
        var applied = await to.ApplyAsync(draft, ImportHouse.Admin);
        Assert.True(applied.Ok, applied.Error);
    }

    /// <summary>The rows as somebody would type them, by the headers of the template.</summary>
    private static async Task<List<Dictionary<string, object?>>> FilledAsync(ImportHouse house, IRegister register)
    {
        await using var db = house.Open();
        var names = new Dictionary<Field, (PickNames Names, Dictionary<string, Pickable> Choices)>(ReferenceEqualityComparer.Instance);
        var rows = new List<Dictionary<string, object?>>();
        await foreach (var row in register.RowsAsync(db))
        {
            var typed = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var field in register.Offered) typed[field.FullLabel] = field is LinkField links ? await LinksAsync(db, links, row, names) : await TypedAsync(db, (Field)field, ((Field)field).ValueOf(row), names);
            rows.Add(typed);
        }

        return rows;
    }

    private static async Task<object?> TypedAsync(BoluoDbContext db, Field field, object? value, Dictionary<Field, (PickNames Names, Dictionary<string, Pickable> Choices)> names)
    {
        if (value is null or "") return null;
        if (field.Kind is FieldKind.Pick or FieldKind.Choice)
        {
            if (!names.TryGetValue(field, out var known))
                names[field] = known = (await PickLists.NamesAsync(db, field, TinyCounty.AsOf, default), (await PickLists.OfAsync(db, field, TinyCounty.AsOf, default)).DistinctBy(c => c.Value).ToDictionary(c => c.Value, StringComparer.Ordinal));
            return known.Choices.TryGetValue(FieldText.Of(field, value)!, out var choice) ? known.Names.LabelOf(choice) : $"?{value}";
        }

        return value switch
        {
            DateOnly day => day,
            bool flag => flag ? "是" : "否",
            int or double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
    }

    private static async Task<object?> LinksAsync(BoluoDbContext db, LinkField field, object row, Dictionary<Field, (PickNames Names, Dictionary<string, Pickable> Choices)> names)
    {
        var key = db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Single().PropertyInfo!.GetValue(row);
        var parts = new List<string>();
        await foreach (var link in field.Links.RowsAsync(db))
        {
            if (!Equals(field.Mine.ValueOf(link), key)) continue;
            var name = await TypedAsync(db, field.Theirs, field.Theirs.ValueOf(link), names);
            parts.Add(field.Day?.ValueOf(link) is DateOnly day ? $"{name}（{Days.Iso(day)}）" : $"{name}");
        }

        return parts.Count == 0 ? null : string.Join('；', parts);
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

    /// <summary>The rows in the words of their template, with their links, in the order of those words.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(ImportHouse house, IRegister register) =>
        [.. (await FilledAsync(house, register)).Select(r => string.Join('|', r.Select(f => $"{f.Key}={f.Value}"))).Order(StringComparer.Ordinal)];
}
